import { monthIndex, type Period } from '../shared/period.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import { share, type Fraction } from '../shared/fraction.ts';

/** A line of a year's budget. Amounts are signed öre: income +, cost − (a cost line may be positive). */
export type BudgetLine = {
  readonly name: string;
  /** Heading it stands under, '' for none. */
  readonly group: string;
  /** Income is member money. */
  readonly kind: 'income' | 'cost';
  /** Whole months. */
  readonly runs: Period;
  readonly yearAmount: Ore;
  readonly forecast: Ore;
  readonly lastYearOutcome: Ore;
  /** The object whose ledger rows the line takes; null takes none. */
  readonly project: string | null;
};

/**
 * Budget up to a day: the year amount spread evenly over the running months, the month of `per` counting whole.
 * Exact; rounded once when shown. Source: counting rules for money, budget to date.
 */
export function budgetToDate(line: BudgetLine, per: LocalDate): Fraction {
  const first = monthIndex(line.runs.from);
  const months = monthIndex(line.runs.to) - first + 1;
  const passed = Math.min(Math.max(monthIndex(per) - first + 1, 0), months);
  return share(line.yearAmount, passed, months);
}
