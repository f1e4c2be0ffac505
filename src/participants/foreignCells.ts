import { readIdentityNumber } from '../shared/identityNumber.ts';
import { addDays, dateFromParts, localDate, type LocalDate } from '../shared/localDate.ts';
import type { ParticipantColumn } from './participantRow.ts';

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

/**
 * An identity number as it was before a spreadsheet took it for a number: with its leading zeros and its hyphen. What it can't be is
 * left as it is, for the reader of rows to say so.
 */
export function identityText(text: string, today: LocalDate): { readonly text: string; readonly isMended: boolean } {
  const bare = text.replaceAll(/[\s\u00a0]/g, '');
  if (!/^\d{6,12}$/.test(bare) || bare.length === 11) return { text: bare, isMended: false };
  if (bare.length === 12) return { text: bare, isMended: false };
  const ten = bare.padStart(10, '0');
  const written = `${ten.slice(0, 6)}-${ten.slice(6)}`;
  const isWhole = readIdentityNumber(written, today).ok;
  // Ten digits say what they are; fewer only where the check digit agrees that zeros are missing.
  if (bare.length < 10 && !isWhole) return { text, isMended: false };
  return { text: written, isMended: bare.length < 10 };
}

/** A cell of a team's own file in the form that the sheet's rules ask for. */
export function foreignCell(column: ParticipantColumn, text: string, today: LocalDate): string {
  switch (column) {
    case 'inskriven':
    case 'avslutad':
      return dayText(text);
    case 'personnummer':
      return identityText(text, today).text;
    case 'månader_i_offentlig_försörjning':
      return /^ej[\s_]*aktuellt$/i.test(text) ? 'ej_aktuellt' : text;
    default:
      return text;
  }
}
