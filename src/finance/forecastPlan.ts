import type { Ore } from '../shared/money.ts';

/**
 * How a full-year forecast is made: a fixed figure with its reason, or outcome to date and a plan for the rest – as the months so far
 * (run rate), as the budget of the months left, or as the staffing that is planned.
 */
export const FORECAST_METHODS = ['remaining_budget', 'run_rate', 'staffing', 'fixed'] as const;

/** Some of one function. Names no person. */
export type StaffingPosition = {
  readonly function: string;
  /** Hundredths of a position: 175 is 1.75. */
  readonly count: number;
  /** Hundredths of a percent of full time. */
  readonly extent: number;
  /** Months of the year, 1–12, both included. */
  readonly fromMonth: number;
  readonly toMonth: number;
  /** Öre a month for a whole position at full time, fees included; above zero. */
  readonly monthlyCost: Ore;
};

export type ForecastPlan =
  | { readonly method: 'remaining_budget' }
  | { readonly method: 'run_rate' }
  | { readonly method: 'staffing'; readonly positions: readonly StaffingPosition[] }
  /** The figure itself is the line's `forecast`. */
  | { readonly method: 'fixed'; readonly reason: string };
