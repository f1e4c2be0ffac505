import { daysInMonth, localDate, monthOf } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { areApart, isRange, type AccountRange } from './accountRanges.ts';
import type { BudgetLine } from './budgetLine.ts';
import { linesThatMeet } from './budgetMapping.ts';
import type { ForecastPlan } from './forecastPlan.ts';

/** A line of a year's budget as it is written in the browser: öre and months as numbers, nothing checked yet. */
export type WrittenLine = {
  /** The line through its versions; made where it was written, so that saving twice adds one. */
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly kind: BudgetLine['kind'];
  /** 1–12, both included. */
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly yearAmount: number;
  readonly profile: readonly number[] | null;
  readonly lastYearOutcome: number;
  /** What it takes of the ledger; an empty object is any. */
  readonly rules: readonly { readonly project: string; readonly accounts: readonly AccountRange[] }[];
  readonly forecast: number;
  readonly plan: WrittenPlan | null;
};
/** As `ForecastPlan`, before anything is checked. */
export type WrittenPlan = {
  readonly method: ForecastPlan['method'];
  readonly reason: string;
  readonly positions: readonly {
    readonly function: string;
    readonly count: number;
    readonly extent: number;
    readonly fromMonth: number;
    readonly toMonth: number;
    readonly monthlyCost: number;
  }[];
};
export type DraftLine = BudgetLine & {
  readonly lineId: string;
  /** The object as a budget file states it; left out where no file is read. */
  readonly statedProject?: string | null;
};

/** A line that holds, as it is written. */
export function writtenLine(line: DraftLine): WrittenLine {
  const { lineId, runs, rules, plan, name, group, kind, yearAmount, profile, lastYearOutcome, forecast } = line;
  return {
    ...{ id: lineId, name, group, kind, yearAmount, profile, lastYearOutcome, forecast },
    fromMonth: monthOf(runs.from),
    toMonth: monthOf(runs.to),
    rules: rules.map(({ project, accounts }) => ({ project: project ?? '', accounts })),
    plan: plan && {
      method: plan.method,
      reason: plan.method === 'fixed' ? plan.reason : '',
      positions: plan.method === 'staffing' ? plan.positions : [],
    },
  };
}

export const BUDGET_PROBLEMS = {
  'no-name': 'En budgetpost saknar namn. Skriv ett namn, eller ta bort posten.',
  'long-name': 'Ett namn eller en rubrik är längre än 200 tecken. Korta den.',
  'same-name': 'Två budgetposter har samma namn. Ge dem olika namn.',
  twice: 'En budgetpost kom två gånger. Läs in sidan på nytt.',
  months: 'En budgetpost slutar före sin första månad. Rätta månaderna.',
  profile: 'Månadernas belopp blir inte årsbudgeten. Rätta ett av dem.',
  'profile-outside': 'Ett belopp ligger i en månad utanför de löpande månaderna. Ta bort det, eller ändra månaderna.',
  accounts: 'Kontona går inte att läsa. Skriv till exempel 4000–4999, 5010.',
  rule: 'En regel säger varken objekt eller konto. Skriv något av dem, eller ta bort regeln.',
  'same-project': 'Två budgetposter tar samma objekt. Låt objektet höra till en av dem, eller dela det med konton.',
  'same-accounts': 'Två budgetposter tar samma konto. Låt varje konto höra till en enda post.',
  reason: 'En fast prognos behöver ett skäl. Skriv varför siffran är den.',
  positions: 'En bemanningsplan behöver minst en befattning.',
  position: 'En befattning är inte ifylld. Skriv funktion, antal, omfattning högst 100 %, månader och kostnad per månad.',
  income: 'Medel från huvudmännen kan inte ha en prognos efter bemanning. Välj en annan metod.',
  amount: 'Ett belopp är för stort.',
} as const;
export type BudgetProblemCode = keyof typeof BUDGET_PROBLEMS;
export const BUDGET_FIELDS = [
  'name',
  'group',
  'months',
  'yearAmount',
  'profile',
  'lastYearOutcome',
  'rules',
  'forecast',
  'positions',
] as const;
export type BudgetField = (typeof BUDGET_FIELDS)[number];
/** What is wrong with a line, and in which field; `other` names the line it meets, and `place` the position in a staffing plan. */
export type BudgetProblem = {
  readonly line: string;
  readonly field: BudgetField;
  readonly code: BudgetProblemCode;
  readonly other?: string;
  readonly place?: number;
};

const LONGEST = 200;
/** A hundred billion kronor, in öre. */
const LARGEST = 10_000_000_000_000;

/** What was written as a year's budget in its tidy form, or all that is wrong with it. The order is the table's. */
export function readWrittenBudget(written: readonly WrittenLine[], year: number): Result<DraftLine[], BudgetProblem[]> {
  const problems = written.flatMap(problemsOf);
  const lines = written.map((line) => tidy(line, year));
  const names = new Map<string, number>();
  for (const [place, { name, lineId }] of lines.entries()) {
    if (lines.findIndex((one) => one.lineId === lineId) !== place) problems.push({ line: lineId, field: 'name', code: 'twice' });
    const first = names.get(name);
    if (first !== undefined && name !== '') problems.push({ line: lineId, field: 'name', code: 'same-name', other: name });
    else names.set(name, place);
  }
  for (const { first, second, what } of linesThatMeet(lines)) {
    const code = what === 'project' ? 'same-project' : 'same-accounts';
    problems.push({ line: lines[second]?.lineId ?? '', field: 'rules', code, other: lines[first]?.name ?? '' });
  }
  return problems.length > 0 ? err(problems) : ok(lines);
}

function problemsOf(line: WrittenLine): BudgetProblem[] {
  const problems: BudgetProblem[] = [];
  const problem = (field: BudgetField, code: BudgetProblemCode, place?: number): void => {
    problems.push({ line: line.id, field, code, ...(place === undefined ? {} : { place }) });
  };
  const [name, group] = [tidyText(line.name), tidyText(line.group)];
  if (name === '') problem('name', 'no-name');
  if (name.length > LONGEST) problem('name', 'long-name');
  if (group.length > LONGEST) problem('group', 'long-name');
  if (line.toMonth < line.fromMonth) problem('months', 'months');
  for (const field of ['yearAmount', 'lastYearOutcome', 'forecast'] as const) if (Math.abs(line[field]) > LARGEST) problem(field, 'amount');
  if (line.profile) {
    const outside = line.profile.some((amount, i) => amount !== 0 && (i + 1 < line.fromMonth || i + 1 > line.toMonth));
    if (outside) problem('profile', 'profile-outside');
    if (line.profile.reduce((sum, amount) => sum + amount, 0) !== line.yearAmount) problem('profile', 'profile');
  }
  line.rules.forEach(({ project, accounts }, place) => {
    if (tidyText(project) === '' && accounts.length === 0) problem('rules', 'rule', place);
    if (tidyText(project).length > LONGEST) problem('rules', 'long-name', place);
    if (!accounts.every(isRange) || !areApart(accounts)) problem('rules', 'accounts', place);
  });
  if (line.plan?.method === 'fixed' && tidyText(line.plan.reason) === '') problem('forecast', 'reason');
  if (line.plan?.method === 'staffing') {
    if (line.kind === 'income') problem('forecast', 'income');
    if (line.plan.positions.length === 0) problem('forecast', 'positions');
    line.plan.positions.forEach((one, place) => {
      const isWhole =
        tidyText(one.function) !== '' &&
        one.count > 0 &&
        one.extent > 0 &&
        one.extent <= 10_000 &&
        one.fromMonth <= one.toMonth &&
        one.monthlyCost > 0 &&
        one.monthlyCost <= LARGEST;
      if (!isWhole) problem('positions', 'position', place);
    });
  }
  return problems;
}

const tidyText = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

function tidy(line: WrittenLine, year: number): DraftLine {
  const two = (month: number): string => String(month).padStart(2, '0');
  return {
    lineId: line.id,
    name: tidyText(line.name),
    group: tidyText(line.group),
    kind: line.kind,
    runs: {
      from: localDate(`${year}-${two(line.fromMonth)}-01`),
      to: localDate(`${year}-${two(line.toMonth)}-${two(daysInMonth(year, line.toMonth))}`),
    },
    yearAmount: ore(line.yearAmount),
    profile: line.profile?.map(ore) ?? null,
    forecast: ore(line.forecast),
    lastYearOutcome: ore(line.lastYearOutcome),
    rules: line.rules.map(({ project, accounts }) => ({ project: tidyText(project) || null, accounts })),
    plan: line.plan && tidyPlan(line.plan),
  };
}

function tidyPlan({ method, reason, positions }: WrittenPlan): ForecastPlan {
  if (method === 'fixed') return { method, reason: tidyText(reason) };
  if (method !== 'staffing') return { method };
  return {
    method,
    positions: positions.map((one) => ({ ...one, function: tidyText(one.function), monthlyCost: ore(one.monthlyCost) })),
  };
}
