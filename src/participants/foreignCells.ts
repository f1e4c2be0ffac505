import { dayText } from '../shared/dayText.ts';
import { readIdentityNumber } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { ParticipantColumn } from './participantRow.ts';

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
