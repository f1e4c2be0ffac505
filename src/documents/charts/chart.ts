/** What a chart shows, without any thought of colours or pixels. Values are already counted and rounded. */
export type Chart = FlowChart | CategoryChart | BudgetChart | PairChart;
/** null: not known or not shown; drawn as nothing, written as "–". */
export type ChartValue = number | null;

/**
 * A flow over time. Bars are amounts that add up over the periods (new, closed); lines are levels at a point in
 * time (left at the end).
 */
export type FlowChart = {
  readonly kind: 'flow';
  readonly periods: readonly string[];
  readonly series: readonly FlowSeries[];
  /** What is counted, in the plural: "deltagare". */
  readonly unit: string;
  readonly decimals: number;
};
export type FlowSeries = { readonly name: string; readonly form: 'bar' | 'line'; readonly values: readonly ChartValue[] };

/** Bars by category, stacked by the parts (women, men); one part alone is a plain bar. */
export type CategoryChart = {
  readonly kind: 'category';
  readonly parts: readonly string[];
  readonly categories: readonly CategoryBar[];
  readonly unit: string;
  readonly decimals: number;
};
export type CategoryBar = { readonly name: string; readonly values: readonly ChartValue[] };

/** Budget against outcome line by line, signed: costs are negative in the interim report's convention. */
export type BudgetChart = {
  readonly kind: 'budget';
  readonly lines: readonly BudgetLine[];
  readonly budgetName: string;
  readonly outcomeName: string;
  /** "tkr" or "kr". */
  readonly unit: string;
  readonly decimals: number;
};
export type BudgetLine = { readonly name: string; readonly budget: ChartValue; readonly outcome: ChartValue };

/** Two bars for each row: before and after, or the same of two periods or interventions. The second is what the eye should be on. */
export type PairChart = {
  readonly kind: 'pair';
  readonly names: readonly [string, string];
  readonly rows: readonly PairRow[];
  readonly unit: string;
  readonly decimals: number;
};
export type PairRow = { readonly name: string; readonly values: readonly [ChartValue, ChartValue] };
