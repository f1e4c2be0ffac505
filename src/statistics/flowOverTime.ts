import { monthIndex, type Period } from '../shared/period.ts';

/** How many were enrolled and closed in one calendar month (months counted from year 0), the part inside the period. */
export type MonthCount = { readonly month: number; readonly new: number; readonly closed: number };

/** One step of a flow: a month, a quarter or a year. `leftAtEnd` is at its last day within the period. */
export type FlowStep = {
  readonly year: number;
  readonly part: number | null;
  readonly new: number;
  readonly closed: number;
  readonly leftAtEnd: number;
};
export type FlowOverTime = { readonly step: 'month' | 'quarter' | 'year'; readonly steps: readonly FlowStep[] };

/**
 * The flow of a period step by step: months up to a year and a half, quarters up to six years, years beyond.
 * Sums of the steps equal the period's own new and closed; the last step's `leftAtEnd` its left at end.
 */
export function flowOverTime(period: Period, inAtStart: number, months: readonly MonthCount[]): FlowOverTime {
  const [first, last] = [monthIndex(period.from), monthIndex(period.to)];
  const length = last - first + 1;
  const [step, size] = length <= 18 ? (['month', 1] as const) : length <= 72 ? (['quarter', 3] as const) : (['year', 12] as const);
  const counts = new Map(months.map((one) => [one.month, one]));
  const steps: FlowStep[] = [];
  let level = inAtStart;
  let current: { key: number; new: number; closed: number } | undefined;
  const finish = (): void => {
    if (!current) return;
    const startMonth = current.key * size;
    const part = step === 'year' ? null : step === 'quarter' ? (startMonth % 12) / 3 + 1 : (startMonth % 12) + 1;
    steps.push({ year: Math.floor(startMonth / 12), part, new: current.new, closed: current.closed, leftAtEnd: level });
  };
  for (let month = first; month <= last; month += 1) {
    const key = Math.floor(month / size);
    if (current?.key !== key) {
      finish();
      current = { key, new: 0, closed: 0 };
    }
    const count = counts.get(month);
    current.new += count?.new ?? 0;
    current.closed += count?.closed ?? 0;
    level += (count?.new ?? 0) - (count?.closed ?? 0);
  }
  finish();
  return { step, steps };
}
