import { monthIndex, type Period } from '../shared/period.ts';
import { yearOf, type LocalDate } from '../shared/localDate.ts';
import { ore, sumOre, type Ore } from '../shared/money.ts';
import { share, whole, type Fraction } from '../shared/fraction.ts';
import type { MappingRule } from './budgetMapping.ts';
import type { ForecastPlan } from './forecastPlan.ts';

/** What a budget file says of a line. Amounts are signed öre: income +, cost − (a cost line may be positive). */
export type BudgetFileLine = {
  readonly name: string;
  /** Heading it stands under, '' for none. */
  readonly group: string;
  /** Income is member money. */
  readonly kind: 'income' | 'cost';
  /** Whole months. */
  readonly runs: Period;
  readonly yearAmount: Ore;
  /** Full-year forecast as it was stated; counts without a plan, and with the plan `fixed`. */
  readonly forecast: Ore;
  readonly lastYearOutcome: Ore;
  /** The object whose ledger rows the line takes; null takes none. */
  readonly project: string | null;
};

/** A line of a year's budget. */
export type BudgetLine = Omit<BudgetFileLine, 'project'> & {
  /** Öre of each month, January first, which sum to the year amount; null spreads it evenly over the running months. */
  readonly profile: readonly Ore[] | null;
  /** What it takes of the ledger. */
  readonly rules: readonly MappingRule[];
  /** How the forecast is made; null as the budget file stated it. */
  readonly plan: ForecastPlan | null;
};

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** How many of a line's running months have begun by a day, and how many are left. The day's own month counts whole. */
export function runningMonths({ runs }: Pick<BudgetLine, 'runs'>, per: LocalDate): { readonly passed: number; readonly left: number } {
  const first = monthIndex(runs.from);
  const months = monthIndex(runs.to) - first + 1;
  const passed = Math.min(Math.max(monthIndex(per) - first + 1, 0), months);
  return { passed, left: months - passed };
}

/**
 * Budget up to a day: the profile's months, or the year amount spread evenly over the running months; the month of `per` counts whole.
 * Exact; rounded once when shown. Source: counting rules for money, budget to date.
 */
export function budgetToDate(line: Pick<BudgetLine, 'runs' | 'yearAmount' | 'profile'>, per: LocalDate): Fraction {
  if (line.profile) {
    const begun = Math.min(Math.max(monthIndex(per) - yearOf(line.runs.from) * 12 + 1, 0), 12);
    return whole(sumOre(line.profile.slice(0, begun)));
  }
  const { passed, left } = runningMonths(line, per);
  return share(line.yearAmount, passed, passed + left);
}

/** The year amount by month as whole öre, January first: the profile, or an even spread whose last öre fall on the first months. */
export function monthlyBudget(line: Pick<BudgetLine, 'runs' | 'yearAmount' | 'profile'>): Ore[] {
  if (line.profile) return [...line.profile];
  const first = monthIndex(line.runs.from) - yearOf(line.runs.from) * 12;
  const months = monthIndex(line.runs.to) - monthIndex(line.runs.from) + 1;
  const even = Math.trunc(line.yearAmount / months);
  const rest = line.yearAmount - even * months;
  return MONTHS.map((_, i) => {
    const at = i - first;
    if (at < 0 || at >= months) return ore(0);
    return ore(even + (at < Math.abs(rest) ? Math.sign(rest) : 0));
  });
}
