import { expect, it } from 'vitest';
import { shortMonthName } from './monthNames.ts';

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

it.each([
  ['sv', 'sv-SE'],
  ['en', 'en-GB'],
] as const)('the months in short are written in %s as the platform writes them, without the full stop', (language, locale) => {
  const format = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const platform = MONTHS.map((month) => format.format(Date.UTC(2000, month - 1, 1)).replace('.', ''));
  expect(MONTHS.map((month) => shortMonthName(month, language))).toEqual(platform);
});

it('there is no thirteenth month', () => {
  expect(() => shortMonthName(13, 'sv')).toThrow(RangeError);
});
