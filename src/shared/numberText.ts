/** Shown where there is nothing to count or divide by. */
const NO_VALUE = '–';
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';
/** From here on a number is no longer written with digits alone. */
const TOO_LARGE = 1e21;

/**
 * A number as people read it: Swedish with no-break space between thousands, decimal comma and a true minus sign
 * (1 268,5; −50,4); English with commas and point. Nothing to count or divide by becomes "–".
 * @param signed writes + before what is above zero
 */
export function numberText(value: number | null | undefined, language: 'sv' | 'en', decimals = 0, signed = false): string {
  if (value === null || value === undefined) return NO_VALUE;
  if (!(Math.abs(value) < TOO_LARGE)) return String(value);
  const [whole, fraction] = rounded(Math.abs(value), decimals);
  const isZero = !/[1-9]/.test(whole + fraction);
  const sign = isZero ? '' : value < 0 ? MINUS : signed ? '+' : '';
  const [between, point] = language === 'sv' ? [NO_BREAK_SPACE, ','] : [',', '.'];
  return sign + whole.replaceAll(/\B(?=(?:\d{3})+$)/g, between) + (fraction === '' ? '' : point + fraction);
}

/** A share in percent (56: "56 %"), as `numberText`. */
export function percentText(percent: number | null | undefined, language: 'sv' | 'en', decimals = 0, signed = false): string {
  const digits = numberText(percent, language, decimals, signed);
  if (digits === NO_VALUE) return digits;
  return language === 'sv' ? `${digits}${NO_BREAK_SPACE}%` : `${digits}%`;
}

/**
 * The digits before and after the decimal point; a half is rounded from zero. Reckoned on the number as it is written, as
 * Intl.NumberFormat does, which a browser takes some 20 ms to make for the first time: every page would wait for it.
 */
function rounded(value: number, decimals: number): readonly [whole: string, fraction: string] {
  // What is so small that it is written with an exponent is zero in as many decimals as anyone reads.
  const written = String(value).includes('e') ? value.toFixed(decimals) : String(value);
  const [whole = '', fraction = ''] = written.split('.');
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  const digits = String((fraction[decimals] ?? '0') >= '5' ? kept + 1n : kept).padStart(decimals + 1, '0');
  return [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
}
