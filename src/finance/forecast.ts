import { minus, plus, share, whole, type Fraction } from '../shared/fraction.ts';
import { yearOf, type LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import { monthIndex } from '../shared/period.ts';
import { budgetToDate, runningMonths, type BudgetLine } from './budgetLine.ts';
import type { ForecastPlan, StaffingPosition } from './forecastPlan.ts';

/**
 * The full year of a line as it is expected on a day, signed as the table. Exact; rounded once when shown.
 * Months count whole, so that the length of February never matters.
 * @param outcome what the line has used or received up to `per`
 */
export function forecastOf(line: Omit<BudgetLine, 'name' | 'group'>, per: LocalDate, outcome: Ore): Fraction {
  const { plan } = line;
  if (plan === null || plan.method === 'fixed') return whole(line.forecast);
  return plus(whole(outcome), restOfYear(line, plan, per, outcome));
}

type Planned = Exclude<ForecastPlan, { readonly method: 'fixed' }>;

function restOfYear(line: Omit<BudgetLine, 'name' | 'group'>, plan: Planned, per: LocalDate, outcome: Ore): Fraction {
  switch (plan.method) {
    case 'remaining_budget':
      return remainingBudget(line, per);
    case 'run_rate': {
      const { passed, left } = runningMonths(line, per);
      // Before a line has begun there is no rate to go by.
      return passed === 0 ? remainingBudget(line, per) : share(outcome, left, passed);
    }
    case 'staffing':
      return minus(whole(0), staffingCost(plan.positions, monthsBegun(yearOf(line.runs.from), per)));
  }
}

const remainingBudget = (line: Pick<BudgetLine, 'runs' | 'yearAmount' | 'profile'>, per: LocalDate): Fraction =>
  minus(whole(line.yearAmount), budgetToDate(line, per));

/** Months of a year that have begun by a day, 0–12. */
const monthsBegun = (year: number, per: LocalDate): number => Math.min(Math.max(monthIndex(per) - year * 12 + 1, 0), 12);

/** Positions × extent × months × cost, in the months after those that have begun; öre, above zero. */
export function staffingCost(positions: readonly StaffingPosition[], begun: number): Fraction {
  return positions.reduce<Fraction>((sum, { count, extent, fromMonth, toMonth, monthlyCost }) => {
    const months = Math.max(0, toMonth - Math.max(fromMonth, begun + 1) + 1);
    const top = BigInt(count) * BigInt(extent) * BigInt(months) * BigInt(monthlyCost);
    return plus(sum, { top, bottom: 1_000_000n });
  }, whole(0));
}
