import { describe, expect, it } from 'vitest';
import { ore, sumOre, toKronor, toThousands } from './money.ts';

describe('money', () => {
  it('is whole öre, rounded once when shown, half away from zero', () => {
    expect([toKronor(ore(150)), toKronor(ore(-150)), toKronor(ore(149)), toThousands(ore(-5_000)), toThousands(ore(4_999))]).toEqual([
      2, -2, 1, -0.1, 0,
    ]);
    expect(() => ore(0.5)).toThrow('whole öre');
  });

  it('adds up without losing an öre', () => {
    expect(sumOre([ore(10), ore(20), ore(-30)])).toBe(0);
    expect(Object.is(sumOre([ore(-0)]), 0)).toBe(true);
  });
});
