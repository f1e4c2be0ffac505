/** Shown where there is nothing to count or divide by. */
const NO_VALUE = '–';
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

const FORMATS = new Map<string, Intl.NumberFormat>();

/**
 * A number as people read it: Swedish with no-break space between thousands, decimal comma and a true minus sign
 * (1 268,5; −50,4); English with commas and point. Nothing to count or divide by becomes "–".
 * @param signed writes + before what is above zero
 */
export function numberText(value: number | null | undefined, language: 'sv' | 'en', decimals = 0, signed = false): string {
  if (value === null || value === undefined) return NO_VALUE;
  return format(language, decimals, signed).format(value).replace('-', MINUS);
}

/** A share in percent (56: "56 %"), as `numberText`. */
export function percentText(percent: number | null | undefined, language: 'sv' | 'en', decimals = 0, signed = false): string {
  const digits = numberText(percent, language, decimals, signed);
  if (digits === NO_VALUE) return digits;
  return language === 'sv' ? `${digits}${NO_BREAK_SPACE}%` : `${digits}%`;
}

function format(language: 'sv' | 'en', decimals: number, signed: boolean): Intl.NumberFormat {
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
