import { roundFraction } from './rounding.ts';

/** An exact quotient of whole numbers; `bottom` is above zero. Rounded once, last, by `roundTo`. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export const whole = (value: number | bigint): Fraction => ({ top: BigInt(value), bottom: 1n });

/** `value` × `part` ÷ `parts`, exactly; throws when `parts` is not above zero. */
export function share(value: number | bigint, part: number, parts: number): Fraction {
  if (parts <= 0) throw new Error('a share needs at least one part');
  return { top: BigInt(value) * BigInt(part), bottom: BigInt(parts) };
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.bottom === b.bottom
    ? { top: a.top + b.top, bottom: a.bottom }
    : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { top: -b.top, bottom: b.bottom });

export const sumFractions = (terms: Iterable<Fraction>): Fraction => {
  let sum = whole(0);
  for (const term of terms) sum = plus(sum, term);
  return sum;
};

/** In units of `unit` with `decimals`, half away from zero. */
export const roundTo = (value: Fraction, unit: number, decimals: number): number =>
  roundFraction(value.top, value.bottom * BigInt(unit), decimals) ?? 0;
