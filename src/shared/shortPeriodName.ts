import { addDays, dayOf, monthOf, yearOf, type LocalDate } from './localDate.ts';
import { shortMonthName } from './monthNames.ts';
import type { Period } from './period.ts';

/** A period as the heading of a column: "jan–aug 2018" for whole months of one year, "2018" for all of it, else its days. */
export function shortPeriodName(period: Period, language: 'sv' | 'en'): string {
  const isWholeMonths = dayOf(period.from) === 1 && dayOf(addDays(period.to, 1)) === 1;
  const year = yearOf(period.from);
  if (!isWholeMonths || year !== yearOf(period.to)) return `${period.from} – ${period.to}`;
  const [first, last] = [monthOf(period.from), monthOf(period.to)];
  if (first === 1 && last === 12) return String(year);
  const [from, to] = [monthText(period.from, language), monthText(period.to, language)];
  return first === last ? `${from} ${year}` : `${from}–${to} ${year}`;
}

const monthText = (date: LocalDate, language: 'sv' | 'en'): string => shortMonthName(monthOf(date), language);
