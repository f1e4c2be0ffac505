import { areaParts, type Economy, type EconomyFigures, type PeriodFigures } from './economy.ts';

/** The figures of the economy's table, and those of a period that begins within the year, by the names that others call them by. */
export const ECONOMY_FIGURES = [
  'year-budget',
  'forecast',
  'forecast-variance',
  'last-year',
  'budget-to-date',
  'outcome-to-date',
  'variance-to-date',
  'period-budget',
  'period-outcome',
  'period-variance',
] as const;
export type EconomyFigure = (typeof ECONOMY_FIGURES)[number];

/** A budget line, a group's sum or the sum of all, with its figures in thousands of kronor as the economy signs them. */
export type EconomyPart = {
  readonly of: 'total' | 'group' | 'line';
  /** The line's own key, which lasts when it is renamed; a group goes by its name. */
  readonly lineId: string | null;
  readonly name: string;
  readonly figures: { readonly [F in EconomyFigure]?: number };
};

/** Everything that the economy's table has figures of: the sum, the groups, the lines. `lineIds` are in the order of its rows. */
export function economyParts({ rows, areas, total, inPeriod }: Economy, lineIds: readonly string[]): EconomyPart[] {
  return [
    { of: 'total', lineId: null, name: '', figures: figuresOf(total, inPeriod?.total) },
    ...areaParts(rows).flatMap(({ name, isGroup }, place): EconomyPart[] => {
      const area = areas[place];
      return isGroup && area ? [{ of: 'group', lineId: null, name, figures: figuresOf(area, inPeriod?.areas[place]) }] : [];
    }),
    ...rows.map((row, place): EconomyPart => ({
      ...{ of: 'line', lineId: lineIds[place] ?? null, name: row.name },
      figures: figuresOf(row, inPeriod?.rows[place]),
    })),
  ];
}

const figuresOf = (year: EconomyFigures, period: PeriodFigures | undefined): EconomyPart['figures'] => ({
  'year-budget': year.yearBudget,
  forecast: year.forecast,
  'forecast-variance': year.forecastVariance,
  'last-year': year.lastYear,
  'budget-to-date': year.budgetToDate,
  'outcome-to-date': year.outcomeToDate,
  'variance-to-date': year.varianceToDate,
  ...(period ? { 'period-budget': period.budget, 'period-outcome': period.outcome, 'period-variance': period.variance } : {}),
});
