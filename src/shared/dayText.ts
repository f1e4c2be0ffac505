import { addDays, dateFromParts, localDate } from './localDate.ts';

/** How a spreadsheet counts days: 1 is the first of January 1900, and it thinks that year was a leap year. */
const SERIAL_ZERO = localDate('1899-12-30');
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 80_000;

/** A day as people and spreadsheets write it, as ÅÅÅÅ-MM-DD; what is none, or may be two, stays as it is. */
export function dayText(text: string): string {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) return addDays(SERIAL_ZERO, serial);
  const [, year, month, day] =
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[ T]\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?$/.exec(text) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text) ??
    [];
  if (year === undefined) return text;
  return dateFromParts(Number(year), Number(month), Number(day)) ?? text;
}
