import type { Language } from './language.ts';

/** Shown where there is nothing to count or divide by. */
export const NO_VALUE = '–';
const MINUS = '\u2212';
const FORMATS = new Map<string, Intl.NumberFormat>();

/** A number as people read it, with a true minus sign: 1 268,5 and −50,4 in Swedish, 1,268.5 in English; null is "–". */
export function numberText(value: number | null | undefined, language: Language, decimals = 0): string {
  if (value === null || value === undefined) return NO_VALUE;
  const key = `${language} ${decimals}`;
  const format =
    FORMATS.get(key) ??
    new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // A zero that was rounded from below does not become −0.
      signDisplay: 'negative',
    });
  FORMATS.set(key, format);
  return format.format(value).replace('-', MINUS);
}

/** A share in percent, as `numberText`. */
export function percentText(percent: number | null | undefined, language: Language, decimals = 0): string {
  const digits = numberText(percent, language, decimals);
  if (digits === NO_VALUE) return digits;
  return language === 'sv' ? `${digits}\u00a0%` : `${digits}%`;
}
