import { minus, roundTo, sumFractions, whole } from '../shared/fraction.ts';
import { daysInMonth, localDate, monthOf, yearOf, type LocalDate } from '../shared/localDate.ts';
import { budgetToDate, MONTHS, type BudgetLine } from './budgetLine.ts';
import { lineTaker } from './budgetMapping.ts';
import type { OutcomeRow } from './outcome.ts';

/** Outcome of one month of the year, 1–12, debit +. */
export type MonthOutcome = OutcomeRow & { readonly monthOfYear: number };
/** Costs from the year's start to the end of each month, January first, thousands of kronor with one decimal, costs above zero. */
export type CostsByMonth = {
  readonly budget: readonly number[];
  /** Null for months after the day. */
  readonly outcome: readonly (number | null)[];
};

const THOUSAND_KRONOR = 100_000;

/** How costs grow over a calendar year: those of budget lines that are costs, as the table sums them to date, with the sign turned. */
export function costsByMonth(lines: readonly BudgetLine[], rows: readonly MonthOutcome[], per: LocalDate): CostsByMonth {
  const costs = lines.filter(({ kind }) => kind === 'cost');
  const taker = lineTaker(lines);
  const isCost = ({ account, project }: OutcomeRow): boolean => lines[taker(account, project) ?? -1]?.kind === 'cost';
  const counted = rows.filter(isCost);
  const endOf = (month: number): LocalDate => {
    const year = yearOf(per);
    return localDate(`${year}-${String(month).padStart(2, '0')}-${daysInMonth(year, month)}`);
  };
  return {
    budget: MONTHS.map((month) => {
      const sum = sumFractions(costs.map((line) => budgetToDate(line, endOf(month))));
      return roundTo(minus(whole(0), sum), THOUSAND_KRONOR, 1);
    }),
    outcome: MONTHS.map((month) => {
      if (month > monthOf(per)) return null;
      const sum = counted.reduce((total, { monthOfYear, amount }) => (monthOfYear <= month ? total + amount : total), 0);
      return roundTo(whole(sum), THOUSAND_KRONOR, 1);
    }),
  };
}
