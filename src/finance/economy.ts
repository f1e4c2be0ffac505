import { minus, plus, roundTo, sumFractions, whole, type Fraction } from '../shared/fraction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { ore, sumOre, toKronor, toThousands, type Ore } from '../shared/money.ts';
import { roundFraction } from '../shared/rounding.ts';
import { budgetToDate, type BudgetLine } from './budgetLine.ts';
import { takenRows } from './budgetMapping.ts';
import type { SignConvention } from './economySettings.ts';
import { forecastOf } from './forecast.ts';
import type { OutcomeRow } from './outcome.ts';

export type EconomyInput = {
  readonly year: number;
  readonly per: LocalDate;
  /** In file order. */
  readonly lines: readonly BudgetLine[];
  /** Result accounts alone, from the year's start to `per`. Debit +. */
  readonly outcome: readonly OutcomeRow[];
  /** The day before a period that begins within the year, and the outcome up to it: for the figures of the period alone. */
  readonly before?: { readonly per: LocalDate; readonly outcome: readonly OutcomeRow[] } | undefined;
  /** Opening balances of the equity accounts (debit +), null when the ledger of the year has none. */
  readonly openingEquity: Ore | null;
};

/** Thousands of kronor with one decimal, signed as the table: income +, cost −; variance = budget − forecast or outcome. */
export type EconomyFigures = {
  readonly yearBudget: number;
  readonly forecast: number;
  readonly forecastVariance: number;
  readonly lastYear: number;
  readonly budgetToDate: number;
  readonly outcomeToDate: number;
  readonly varianceToDate: number;
};
/** The same of a period that begins later than the year. */
export type PeriodFigures = { readonly budget: number; readonly outcome: number; readonly variance: number };
export type EconomyArea = EconomyFigures & { readonly name: string; readonly isIncome: boolean };
export type EconomyRow = EconomyFigures & { readonly name: string; readonly group: string };

/** Whole kronor; the share is percent with one decimal, null without budgeted member money. */
export type Equity = {
  readonly opening: number;
  readonly budgetedChange: number;
  readonly forecastChange: number;
  readonly closingForecast: number;
  readonly sharePercent: number | null;
};

export type Economy = {
  readonly year: number;
  readonly per: LocalDate;
  readonly rows: readonly EconomyRow[];
  /** The same by area: each group as one row, lines without a group by themselves. `isIncome`: member money. */
  readonly areas: readonly EconomyArea[];
  /** Of the budget lines alone; the rounded total, not the total of rounded rows. */
  readonly total: EconomyFigures;
  /** Of the rows, areas and total above, what falls in a period that begins within the year; absent where none was asked for. */
  readonly inPeriod?: { readonly rows: readonly PeriodFigures[]; readonly areas: readonly PeriodFigures[]; readonly total: PeriodFigures };
  /** Result lines that no budget line takes, öre signed as the table. */
  readonly unmapped: readonly OutcomeRow[];
  /** Thousands of kronor. */
  readonly unmappedSum: number;
  readonly equity: Equity | null;
  /** True where a printed total differs from the sum of its printed rows: "avrundning". */
  readonly isRounded: boolean;
};

type Exact = { readonly [K in keyof EconomyFigures]: Fraction };
const THOUSAND_KRONOR = 100_000;
const KRONA = 100;

/** Budget, outcome, forecast and equity of a year up to a day. Source: money rules, table of the interim report. */
export function economy(input: EconomyInput): Economy {
  const { taken, unmapped } = takenRows(input.lines, input.outcome);
  const exact = input.lines.map((line, i) => exactFigures(line, input.per, sumOre((taken[i] ?? []).map(({ amount }) => amount))));
  const rows = input.lines.map((line, i) => ({ name: line.name, group: line.group, ...rounded(exact[i] ?? NOTHING) }));
  const total = rounded(sumOf(exact));
  return {
    year: input.year,
    per: input.per,
    rows,
    areas: areasOf(input.lines, exact),
    total,
    ...(input.before ? { inPeriod: periodOf(input.lines, exact, input.before) } : {}),
    unmapped,
    unmappedSum: toThousands(sumOre(unmapped.map(({ amount }) => amount))),
    equity: input.openingEquity === null ? null : equityOf(input.lines, sumOf(exact), input.openingEquity),
    isRounded: KEYS.some((key) => tenths(total[key]) !== rows.reduce((sum, row) => sum + tenths(row[key]), 0)),
  };
}

/** What falls after the day before the period: summed exactly, rounded once. */
function periodOf(lines: readonly BudgetLine[], exact: readonly Exact[], before: NonNullable<EconomyInput['before']>) {
  const { taken } = takenRows(lines, before.outcome);
  const earlier = lines.map((line, i) => exactFigures(line, before.per, sumOre((taken[i] ?? []).map(({ amount }) => amount))));
  const figures = (now: Exact, then: Exact): PeriodFigures => {
    const [budget, outcome] = [minus(now.budgetToDate, then.budgetToDate), minus(now.outcomeToDate, then.outcomeToDate)];
    const tkr = (value: Fraction): number => roundTo(value, THOUSAND_KRONOR, 1);
    return { budget: tkr(budget), outcome: tkr(outcome), variance: tkr(minus(budget, outcome)) };
  };
  const areas = areaParts(lines).map(({ places }) => places);
  const of = (all: readonly Exact[], places: readonly number[]): Exact => sumOf(places.map((place) => all[place] ?? NOTHING));
  return {
    rows: lines.map((_, i) => figures(exact[i] ?? NOTHING, earlier[i] ?? NOTHING)),
    areas: areas.map((places) => figures(of(exact, places), of(earlier, places))),
    total: figures(sumOf(exact), sumOf(earlier)),
  };
}

const KEYS: readonly (keyof EconomyFigures)[] = [
  'yearBudget',
  'forecast',
  'forecastVariance',
  'lastYear',
  'budgetToDate',
  'outcomeToDate',
  'varianceToDate',
];
const tenths = (value: number): number => Math.round(value * 10);
const ZERO = whole(0);
const NOTHING: Exact = {
  yearBudget: ZERO,
  forecast: ZERO,
  forecastVariance: ZERO,
  lastYear: ZERO,
  budgetToDate: ZERO,
  outcomeToDate: ZERO,
  varianceToDate: ZERO,
};

function exactFigures(line: BudgetLine, per: LocalDate, outcome: Ore): Exact {
  const [budget, forecast, toDate] = [whole(line.yearAmount), forecastOf(line, per, outcome), budgetToDate(line, per)];
  return {
    yearBudget: budget,
    forecast,
    forecastVariance: minus(budget, forecast),
    lastYear: whole(line.lastYearOutcome),
    budgetToDate: toDate,
    outcomeToDate: whole(outcome),
    varianceToDate: minus(toDate, whole(outcome)),
  };
}

const mapFigures = <T>(value: (key: keyof EconomyFigures) => T): { [K in keyof EconomyFigures]: T } => ({
  yearBudget: value('yearBudget'),
  forecast: value('forecast'),
  forecastVariance: value('forecastVariance'),
  lastYear: value('lastYear'),
  budgetToDate: value('budgetToDate'),
  outcomeToDate: value('outcomeToDate'),
  varianceToDate: value('varianceToDate'),
});
const rounded = (exact: Exact): EconomyFigures => mapFigures((key) => roundTo(exact[key], THOUSAND_KRONOR, 1));
const sumOf = (rows: readonly Exact[]): Exact => mapFigures((key) => sumFractions(rows.map((row) => row[key])));

/** Groups summed exactly and rounded once, in the order in which they first appear. */
const areasOf = (lines: readonly BudgetLine[], exact: readonly Exact[]): EconomyArea[] =>
  areaParts(lines).map(({ name, places }) => ({
    ...{ name, isIncome: lines[places[0] ?? 0]?.kind === 'income' },
    ...rounded(sumOf(places.map((place) => exact[place] ?? NOTHING))),
  }));

/** Which lines stand in each area: a group's in one, and one without a group by itself. */
export function areaParts(lines: readonly Pick<BudgetLine, 'name' | 'group'>[]) {
  const areas = new Map<string, { readonly name: string; readonly isGroup: boolean; readonly places: number[] }>();
  lines.forEach(({ name, group }, i) => {
    const key = group === '' ? `line ${name}` : `group ${group}`;
    const area = areas.get(key) ?? { name: group === '' ? name : group, isGroup: group !== '', places: [] };
    area.places.push(i);
    areas.set(key, area);
  });
  return [...areas.values()];
}

/** The same economy with its variances signed by a convention: by `surplus`, money left is +. */
export function withSigns(economy: Economy, signs: SignConvention): Economy {
  if (signs === 'signed') return economy;
  // A nought has no sign.
  const turned = (value: number): number => (value === 0 ? 0 : -value);
  const turn = <T extends EconomyFigures>(figures: T): T => ({
    ...figures,
    forecastVariance: turned(figures.forecastVariance),
    varianceToDate: turned(figures.varianceToDate),
  });
  const turnPeriod = (figures: PeriodFigures): PeriodFigures => ({ ...figures, variance: turned(figures.variance) });
  const { inPeriod } = economy;
  return {
    ...economy,
    ...{ rows: economy.rows.map(turn), areas: economy.areas.map(turn), total: turn(economy.total) },
    ...(inPeriod
      ? { inPeriod: { rows: inPeriod.rows.map(turnPeriod), areas: inPeriod.areas.map(turnPeriod), total: turnPeriod(inPeriod.total) } }
      : {}),
  };
}

function equityOf(lines: readonly BudgetLine[], { yearBudget, forecast }: Exact, openingDebit: Ore): Equity {
  const opening = ore(-openingDebit);
  const closing = plus(whole(opening), forecast);
  const memberMoney = sumOre(lines.filter(({ kind }) => kind === 'income').map(({ yearAmount }) => yearAmount));
  return {
    opening: toKronor(opening),
    budgetedChange: roundTo(yearBudget, KRONA, 0),
    forecastChange: roundTo(forecast, KRONA, 0),
    closingForecast: roundTo(closing, KRONA, 0),
    sharePercent: roundFraction(closing.top * 100n, closing.bottom * BigInt(memberMoney), 1),
  };
}
