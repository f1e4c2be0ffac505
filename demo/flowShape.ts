import { addDays, dayNumber, daysBetween, localDate, monthOf, yearOf, type LocalDate } from '../src/shared/localDate.ts';
import type { SeededRandom } from './seededRandom.ts';

/** How many come in a year against an ordinary one: growth, fewer in the pandemic, and back. */
const YEAR: Readonly<Record<number, number>> = {
  2011: 0.8,
  2012: 0.8,
  2013: 0.9,
  2014: 1,
  2015: 1.1,
  2016: 1.05,
  2017: 0.9,
  2018: 1,
  2019: 1.15,
  2020: 0.62,
  2021: 0.8,
  2022: 1.1,
  2023: 1.15,
  2024: 1.2,
  2025: 1.1,
  2026: 1.1,
};
/** January to December: few in July and around Christmas, many in early autumn. */
const MONTH: readonly number[] = [1.25, 1.1, 1.15, 1, 1, 0.7, 0.2, 0.85, 1.5, 1.35, 1.2, 0.6];

/** New participants in a month, where `perMonth` is an ordinary month's. */
export const expectedNew = (perMonth: number, month: LocalDate): number =>
  perMonth * (YEAR[yearOf(month)] ?? 1) * (MONTH[monthOf(month) - 1] ?? 1);

const PANDEMIC = { from: localDate('2020-01-01'), to: localDate('2021-03-31') };
const MONTH_DAYS = 30.4375;

/** When somebody who came on a day leaves: after a year as a rule, seldom more than three. */
export function leaving(random: SeededRandom, enrolled: LocalDate): LocalDate {
  const slower = PANDEMIC.from <= enrolled && enrolled <= PANDEMIC.to ? 1.25 : 1;
  const months = Math.min(54, Math.max(0.4, Math.exp(Math.log(12.5) + random.normal() * 0.6) * slower));
  return outOfJuly(random, workday(addDays(enrolled, Math.round(months * MONTH_DAYS))));
}

/** When somebody who was still enrolled after a day leaves, some of them soon and some years later. */
export function leavingAfter(random: SeededRandom, day: LocalDate): LocalDate {
  const months = Math.min(40, -Math.log(1 - random.next()) * 12);
  return outOfJuly(random, workday(addDays(day, 4 + Math.round(months * MONTH_DAYS))));
}

/** The day itself or the Monday after it. */
export function workday(day: LocalDate): LocalDate {
  // 1970-01-01 was a Thursday.
  const weekday = (dayNumber(day) + 3) % 7;
  return weekday < 5 ? day : addDays(day, 7 - weekday);
}

// Hardly anything is closed in the holidays: it waits until the middle of August.
const outOfJuly = (random: SeededRandom, day: LocalDate): LocalDate =>
  monthOf(day) === 7 && random.chance(0.8) ? workday(addDays(day, random.whole(30, 45))) : day;

/** Months between two days, as throughput counts them. */
export const monthsBetween = (from: LocalDate, to: LocalDate): number => daysBetween(from, to) / MONTH_DAYS;
