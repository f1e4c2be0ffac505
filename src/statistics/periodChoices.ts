import { addDays, dateFromParts, dayOf, localDate, monthOf, yearOf, type LocalDate } from '../shared/localDate.ts';
import type { Period } from '../shared/period.ts';

export const PERIOD_CHOICES = ['thisYear', 'janAug', 'lastYear', 'rolling'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

/**
 * The periods that are asked for most, seen from a day: the year so far; the latest January–August that has ended, which interim
 * reports are about; the year before; and the twelve months that end that day.
 */
export function periodChoices(today: LocalDate): Readonly<Record<PeriodChoice, Period>> {
  const year = yearOf(today);
  const interimYear = today >= day(year, 8, 31) ? year : year - 1;
  return {
    thisYear: { from: day(year, 1, 1), to: today },
    janAug: { from: day(interimYear, 1, 1), to: day(interimYear, 8, 31) },
    lastYear: { from: day(year - 1, 1, 1), to: day(year - 1, 12, 31) },
    rolling: { from: addDays(aYearBefore(today), 1), to: today },
  };
}

const day = (year: number, month: number, date: number): LocalDate =>
  localDate([String(year).padStart(4, '0'), ...[month, date].map((part) => String(part).padStart(2, '0'))].join('-'));

// 29 February has no day of its own in the year before: its last twelve months begin on 1 March.
const aYearBefore = (date: LocalDate): LocalDate =>
  dateFromParts(yearOf(date) - 1, monthOf(date), dayOf(date)) ?? day(yearOf(date) - 1, 2, 28);
