import { rounded, type Quotient } from '../shared/quotient.ts';

/** Days with how many closings took that long. */
export type DayCount = { readonly days: number; readonly count: number };

/** Months with one decimal; null where there is nothing to divide by. */
export type Throughput = {
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly meanWithoutLongest: number | null;
};

/** The same before it is rounded. */
export type ExactThroughput = {
  readonly count: number;
  readonly mean: Quotient;
  readonly median: Quotient;
  readonly meanWithoutLongest: Quotient;
};

// A month is 30.4375 days (a quarter of 365.25 ÷ 3), that is 487/16, so that no floating point is involved.
const MONTH = { top: 487, bottom: 16 };

const months = (days: number, divisor: number): Quotient => ({ top: days * MONTH.bottom, bottom: divisor * MONTH.top });

/** Time from enrolment to closing over those closed in the period. Source: counting rules, throughput. */
export function exactThroughput(closings: readonly DayCount[]): ExactThroughput {
  const inOrder = closings.toSorted((a, b) => a.days - b.days);
  const count = inOrder.reduce((sum, one) => sum + one.count, 0);
  const days = inOrder.reduce((sum, one) => sum + one.days * one.count, 0);
  const longest = inOrder.at(-1)?.days ?? 0;
  // For an even number the median is the mean of the two in the middle.
  const middle = count === 0 ? 0 : dayAt(inOrder, Math.floor((count - 1) / 2)) + dayAt(inOrder, Math.floor(count / 2));
  return {
    count,
    mean: months(days, count),
    median: months(middle, count === 0 ? 0 : 2),
    meanWithoutLongest: months(days - longest, Math.max(0, count - 1)),
  };
}

export const roundedThroughput = ({ count, mean, median, meanWithoutLongest }: ExactThroughput): Throughput => ({
  count,
  mean: rounded(mean, 1),
  median: rounded(median, 1),
  meanWithoutLongest: rounded(meanWithoutLongest, 1),
});

function dayAt(inOrder: readonly DayCount[], position: number): number {
  let passed = 0;
  for (const { days, count } of inOrder) {
    passed += count;
    if (position < passed) return days;
  }
  throw new Error('a position beyond the closings');
}
