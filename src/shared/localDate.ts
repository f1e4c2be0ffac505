/**
 * A calendar day without time or zone, written `YYYY-MM-DD`. The text form sorts and compares as days do,
 * so two `LocalDate`s can be compared with `<` and `===`.
 */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** The day that `text` names, or undefined when it is no ISO day of the calendar (`2018-02-30`, `18-2-3`). */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  return dateFromParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of a year (1–9999), month (1–12) and day (1–31), or undefined when the calendar has none. */
export function dateFromParts(year: number, month: number, day: number): LocalDate | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > daysInMonth(year, month)) return undefined;
  return write(year, month, day);
}

/** As `parseLocalDate`, for values that the program itself wrote; throws on anything else. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new Error(`not a day: ${text}`);
  return date;
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
/** 1–12 */
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));
/** 1–31 */
export const dayOf = (date: LocalDate): number => Number(date.slice(8, 10));

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days since 1970-01-01, negative before. */
export function dayNumber(date: LocalDate): number {
  return Math.round(Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / MS_PER_DAY);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = new Date((dayNumber(date) + days) * MS_PER_DAY);
  return write(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Days from `from` to `to`; 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/**
 * Whole years from birth to `on`. Born on 29 February: a year older on 1 March in common years.
 * Source: counting rules, age on the enrolment day.
 */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birth);
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The day in Sweden at an instant. */
export function swedishDay(instant: Date): LocalDate {
  // Made when first used: a browser takes some 30 ms for it.
  swedishDays ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' });
  return localDate(swedishDays.format(instant));
}

/** The last millisecond of a day in Sweden, summer time or not. */
export function endOfSwedishDay(date: LocalDate): Date {
  const HOUR = 3_600_000;
  const next = addDays(date, 1);
  const utcMidnight = dayNumber(next) * MS_PER_DAY;
  const offset = swedishDay(new Date(utcMidnight - 2 * HOUR)) === next ? 2 * HOUR : HOUR;
  return new Date(utcMidnight - offset - 1);
}

let swedishDays: Intl.DateTimeFormat | undefined;

function write(year: number, month: number, day: number): LocalDate {
  const two = (n: number): string => String(n).padStart(2, '0');
  // The one place where a checked day gets its brand.
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as LocalDate;
}
