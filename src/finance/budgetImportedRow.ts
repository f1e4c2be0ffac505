import type { BudgetLine } from './budgetLine.ts';
import { kronorText } from './kronorText.ts';

/** One line of an imported budget, in the words of the file. */
type ShownRow = {
  readonly line: number | null;
  readonly kind: 'added' | 'changed' | 'same' | 'removed';
  readonly what: string;
  readonly record: null;
  readonly changes: readonly { readonly name: string; readonly before: string; readonly after: string }[];
};
type Line = BudgetLine & { readonly statedProject: string | null };
type Version = Line & { readonly lineId: string; readonly recordedFrom: Date; readonly endedAt: Date | null };

const told = (line: Line): readonly (readonly [string, string])[] => [
  ['budgetpost', line.name],
  ['grupp', line.group],
  ['slag', line.kind === 'income' ? 'intäkt' : 'kostnad'],
  ['från', line.runs.from],
  ['till', line.runs.to],
  ['årsbudget kr', kronorText(line.yearAmount)],
  ['prognos kr', kronorText(line.forecast)],
  ['bokslut föregående år kr', kronorText(line.lastYearOutcome)],
  ['objekt', line.statedProject ?? ''],
];

/** What a line of the file does to the line that is known; the same line twice is no change. One of both is there. */
export function budgetRow(at: number | null, before: Line | undefined, after: Line | undefined): ShownRow {
  const one = after ?? before;
  if (!one) throw new Error('a budget row tells of no line');
  const kind = !before ? 'added' : !after ? 'removed' : before === after ? 'same' : 'changed';
  const was = new Map(before ? told(before) : []);
  const changes =
    kind === 'changed'
      ? told(one).flatMap(([name, text]) => (was.get(name) === text ? [] : [{ name, before: was.get(name) ?? '', after: text }]))
      : [];
  return { line: at, kind, what: `${one.name} · ${kronorText(one.yearAmount)} kr`, record: null, changes };
}

/** What was done to a year's lines at an instant, by all their versions. */
export function budgetRows(versions: readonly Version[], at: Date): ShownRow[] {
  const isThen = (moment: Date | null): boolean => moment?.getTime() === at.getTime();
  const ended = new Map(versions.filter(({ endedAt }) => isThen(endedAt)).map((line) => [line.lineId, line]));
  const begun = versions.filter(({ recordedFrom }) => isThen(recordedFrom));
  const gone = [...ended.values()].filter(({ lineId }) => !begun.some((line) => line.lineId === lineId));
  return [...begun.map((line) => budgetRow(null, ended.get(line.lineId), line)), ...gone.map((line) => budgetRow(null, line, undefined))];
}
