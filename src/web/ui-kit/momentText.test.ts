import { expect, it } from 'vitest';
import { listText, momentText } from './momentText.ts';

const HOUR_MS = 3_600_000;
/** The first of every month from 1997 to 2036, and every hour of the weeks in which the clock is turned. */
const MOMENTS = Array.from({ length: 40 }, (_, year) => 1997 + year).flatMap((year) => [
  ...Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 1, 12)),
  ...[2, 9].flatMap((month) => Array.from({ length: 8 * 24 }, (_, hour) => Date.UTC(year, month, 24) + hour * HOUR_MS)),
]);

// Fails when the law of summer time is changed and the platform knows it.
it.each([
  ['sv', 'sv-SE', 'short'],
  ['en', 'en-GB', 'medium'],
] as const)('a moment is written in %s as the platform writes it in Sweden, summer time or not', (language, locale, dateStyle) => {
  const platform = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', timeZone: 'Europe/Stockholm' });
  const otherwise = MOMENTS.filter((moment) => momentText(new Date(moment).toISOString(), language) !== platform.format(moment));
  expect(otherwise).toEqual([]);
});

it.each([
  [[], '', ''],
  [['A'], 'A', 'A'],
  [['A', 'B'], 'A och B', 'A and B'],
  [['A', 'B', 'C'], 'A, B och C', 'A, B and C'],
])('%j are told in words as %j and %j', (parts, swedish, english) => {
  expect([listText(parts, 'sv'), listText(parts, 'en')]).toEqual([swedish, english]);
});
