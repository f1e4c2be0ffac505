import { monthOf, parseLocalDate, yearOf, type LocalDate } from './localDate.ts';
import { err, ok, type Result } from './result.ts';

/** A span of days, both ends included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

export type PeriodError = { readonly code: 'bad-from' | 'bad-to' | 'ends-before-it-starts'; readonly text: string };

/** Reads two ISO days as a period. The error's text is plain Swedish and says what to mend. */
export function parsePeriod(from: string, to: string): Result<Period, PeriodError> {
  const start = parseLocalDate(from);
  if (start === undefined)
    return err({ code: 'bad-from', text: `Från-datumet "${from}" är inte en dag. Skriv ÅÅÅÅ-MM-DD, till exempel 2018-01-01.` });
  const end = parseLocalDate(to);
  if (end === undefined)
    return err({ code: 'bad-to', text: `Till-datumet "${to}" är inte en dag. Skriv ÅÅÅÅ-MM-DD, till exempel 2018-08-31.` });
  if (end < start) {
    return err({
      code: 'ends-before-it-starts',
      text: `Perioden slutar (${end}) innan den börjar (${start}). Byt plats på dagarna eller rätta den ena.`,
    });
  }
  return ok({ from: start, to: end });
}

export const contains = (period: Period, date: LocalDate): boolean => period.from <= date && date <= period.to;

/** Calendar months counted from year 0, so that differences are whole months. */
export const monthIndex = (date: LocalDate): number => yearOf(date) * 12 + monthOf(date) - 1;
