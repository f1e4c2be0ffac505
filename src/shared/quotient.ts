import { roundFraction } from './rounding.ts';

/** A quotient of whole numbers before it is rounded, as plain data; `bottom` 0 is nothing to divide by. */
export type Quotient = { readonly top: number; readonly bottom: number };

/** Rounded half away from zero, once and last; null when there is nothing to divide by. */
export const rounded = ({ top, bottom }: Quotient, decimals: number): number | null => roundFraction(top, bottom, decimals);

/**
 * The first less the second, exactly, and then rounded once: 66.4 less 63.6 is 3, though 66 less 64 is 2.
 * @returns null when one of them has nothing to divide by
 */
export const roundedDifference = (first: Quotient, second: Quotient, decimals: number): number | null =>
  roundFraction(
    BigInt(first.top) * BigInt(second.bottom) - BigInt(second.top) * BigInt(first.bottom),
    BigInt(first.bottom) * BigInt(second.bottom),
    decimals,
  );
