import { roundFraction } from './rounding.ts';

/** Whole öre, signed. Safe to about 90 000 billion kronor as a JavaScript integer. */
export type Ore = number & { readonly __brand: 'Ore' };

/** Brands a whole number of öre; throws on a fraction or on what no longer is exact. */
export function ore(amount: number): Ore {
  if (!Number.isSafeInteger(amount)) throw new Error('an amount is whole öre');
  return (amount === 0 ? 0 : amount) as Ore;
}

export function sumOre(amounts: Iterable<Ore>): Ore {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return ore(sum);
}

/** Whole kronor, half away from zero. */
export const toKronor = (amount: Ore): number => roundFraction(amount, 100, 0) ?? 0;

/** Thousands of kronor with one decimal, half away from zero. */
export const toThousands = (amount: Ore): number => roundFraction(amount, 100_000, 1) ?? 0;
