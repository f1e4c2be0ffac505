import { addDays, dayOf, localDate, monthOf, yearOf } from './localDate.ts';
import type { Period } from './period.ts';

const MONTH = new Intl.DateTimeFormat('sv', { month: 'long', timeZone: 'UTC' });
const monthName = (period: Period, end: 'from' | 'to'): string => MONTH.format(Date.UTC(2000, monthOf(period[end]) - 1, 1));

/** A period in Swedish words: "januari–augusti 2018" for whole months of one year, else its days. */
export function periodName(period: Period): string {
  const wholeMonths = dayOf(period.from) === 1 && dayOf(addDays(period.to, 1)) === 1;
  const year = yearOf(period.from);
  if (!wholeMonths || year !== yearOf(period.to)) return `${period.from} – ${period.to}`;
  if (period.from === localDate(`${year}-01-01`) && period.to === localDate(`${year}-12-31`)) return String(year);
  const [from, to] = [monthName(period, 'from'), monthName(period, 'to')];
  return from === to ? `${from} ${year}` : `${from}–${to} ${year}`;
}
