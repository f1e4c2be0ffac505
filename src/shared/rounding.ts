/**
 * A fraction of whole numbers, rounded half away from zero to `decimals`, once and last.
 * Exact: no floating point until the final division by a power of ten.
 * @returns null when there is nothing to divide by (shown as "–").
 */
export function roundFraction(numerator: bigint | number, denominator: bigint | number, decimals: number): number | null {
  let top = BigInt(numerator);
  let bottom = BigInt(denominator);
  if (bottom === 0n) return null;
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const scale = 10n ** BigInt(decimals);
  const negative = top < 0n;
  const scaled = (negative ? -top : top) * scale;
  // floor(x + 1/2) on the absolute value is half away from zero.
  const rounded = (2n * scaled + bottom) / (2n * bottom);
  const value = Number(rounded) / Number(scale);
  return negative && value !== 0 ? -value : value;
}
