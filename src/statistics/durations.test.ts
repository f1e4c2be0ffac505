import { describe, expect, it } from 'vitest';
import { exactThroughput, roundedThroughput, type DayCount } from './durations.ts';

const throughput = (closings: readonly DayCount[]) => roundedThroughput(exactThroughput(closings));
const months = (...days: number[]) => throughput(days.map((one) => ({ days: one, count: 1 })));

describe('throughput', () => {
  it('is in months of 30.4375 days: 487 days are sixteen of them', () => {
    expect(months(487)).toEqual({ count: 1, mean: 16, median: 16, meanWithoutLongest: null });
  });

  it('has the middle closing as median, of an even number the mean of the two in the middle', () => {
    expect(months(30, 100, 3000).median).toBe(3.3);
    expect(months(3000, 30, 100, 200).median).toBe(4.9);
    expect(
      throughput([
        { days: 10, count: 3 },
        { days: 100, count: 3 },
      ]).median,
    ).toBe(1.8);
  });

  it('leaves out the single longest, also when several are as long', () => {
    expect(months(100, 100, 1000)).toMatchObject({ mean: 13.1, meanWithoutLongest: 3.3 });
    expect(
      throughput([
        { days: 100, count: 1 },
        { days: 1000, count: 2 },
      ]).meanWithoutLongest,
    ).toBe(18.1);
  });

  it('counts nought days for those closed on the day they were enrolled', () => {
    expect(months(0, 0)).toEqual({ count: 2, mean: 0, median: 0, meanWithoutLongest: 0 });
  });

  it('has no mean of nobody', () => {
    expect(months()).toEqual({ count: 0, mean: null, median: null, meanWithoutLongest: null });
  });
});
