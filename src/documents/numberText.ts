import type { Cell, NumberCell } from './blockDocument.ts';
import type { Language } from './language.ts';

/** Shown where there is nothing to count or divide by. */
export const NO_VALUE = '–';
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

const FORMATS = new Map<string, Intl.NumberFormat>();

/**
 * A number as people read it: Swedish with no-break space between thousands, decimal comma and a true minus sign
 * (1 268,5; −50,4); English with commas and point. null becomes "–".
 */
export function numberText(cell: NumberCell, language: Language): string {
  if (cell.value === null) return NO_VALUE;
  const digits = format(language, cell.decimals, cell.signed ?? false)
    .format(cell.value)
    .replace('-', MINUS);
  if (!cell.percent) return digits;
  return language === 'sv' ? `${digits}${NO_BREAK_SPACE}%` : `${digits}%`;
}

/** What a cell shows. */
export const cellText = (cell: Cell, language: Language): string => (typeof cell === 'string' ? cell : numberText(cell, language));

function format(language: Language, decimals: number, signed: boolean): Intl.NumberFormat {
  const key = `${language} ${decimals} ${signed}`;
  let found = FORMATS.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // "negative" and "exceptZero" keep a zero that was rounded from below from printing as −0.
      signDisplay: signed ? 'exceptZero' : 'negative',
    });
    FORMATS.set(key, found);
  }
  return found;
}
