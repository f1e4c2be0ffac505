import { expect, it } from 'vitest';
import { localDate } from './localDate.ts';
import { shortPeriodName } from './shortPeriodName.ts';

it.each([
  ['2018-01-01', '2018-08-31', 'jan–aug 2018'],
  ['2018-01-01', '2018-12-31', '2018'],
  ['2018-05-01', '2018-05-31', 'maj 2018'],
  ['2017-07-01', '2018-06-30', '2017-07-01 – 2018-06-30'],
  ['2018-01-01', '2018-08-30', '2018-01-01 – 2018-08-30'],
])('%s to %s is "%s" over a column', (from, to, name) => {
  expect(shortPeriodName({ from: localDate(from), to: localDate(to) }, 'sv')).toBe(name);
});
