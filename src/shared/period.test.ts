import { describe, expect, it } from 'vitest';
import { localDate } from './localDate.ts';
import { contains, monthIndex, parsePeriod } from './period.ts';

describe('a period', () => {
  it('includes both its days, and may be a single one', () => {
    const period = parsePeriod('2018-03-05', '2018-03-05');
    if (!period.ok) throw new Error('refused');
    expect([
      contains(period.value, localDate('2018-03-04')),
      contains(period.value, localDate('2018-03-05')),
      contains(period.value, localDate('2018-03-06')),
    ]).toEqual([false, true, false]);
  });

  it('is refused with the day that is wrong', () => {
    const code = (from: string, to: string) => {
      const period = parsePeriod(from, to);
      return period.ok ? 'ok' : period.error.code;
    };
    expect([
      code('2018-02-29', '2018-03-01'),
      code('2018-01-01', 'igår'),
      code('2018-01-02', '2018-01-01'),
      code('2020-02-29', '2020-02-29'),
    ]).toEqual(['bad-from', 'bad-to', 'ends-before-it-starts', 'ok']);
  });

  it('counts months across years', () => {
    expect(monthIndex(localDate('2019-01-01')) - monthIndex(localDate('2018-12-31'))).toBe(1);
  });
});
