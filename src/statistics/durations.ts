import { roundFraction } from '../shared/rounding.ts';

/** Days with how many closings took that long. */
export type DayCount = { readonly days: number; readonly count: number };

/** Months with one decimal; null where there is nothing to divide by. */
export type Throughput = {
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly meanWithoutLongest: number | null;
};

// A month is 30.4375 days (a quarter of 365.25 ÷ 3), that is 487/16, so that no floating point is involved.
const MONTH = { top: 487n, bottom: 16n };

const months = (days: number, divisor: number): number | null => roundFraction(BigInt(days) * MONTH.bottom, BigInt(divisor) * MONTH.top, 1);

/** Time from enrolment to closing over those closed in the period. Source: counting rules, throughput. */
export function throughput(closings: readonly DayCount[]): Throughput {
  const inOrder = closings.toSorted((a, b) => a.days - b.days);
  const count = inOrder.reduce((sum, one) => sum + one.count, 0);
  const days = inOrder.reduce((sum, one) => sum + one.days * one.count, 0);
  const longest = inOrder.at(-1)?.days ?? 0;
  if (count === 0) return { count, mean: null, median: null, meanWithoutLongest: null };
  // For an even number the median is the mean of the two in the middle.
  const middle = dayAt(inOrder, Math.floor((count - 1) / 2)) + dayAt(inOrder, Math.floor(count / 2));
  return { count, mean: months(days, count), median: months(middle, 2), meanWithoutLongest: months(days - longest, count - 1) };
}

function dayAt(inOrder: readonly DayCount[], position: number): number {
  let passed = 0;
  for (const { days, count } of inOrder) {
    passed += count;
    if (position < passed) return days;
  }
  throw new Error('a position beyond the closings');
}
