import { describe, expect, it } from 'vitest';
import { roundFraction } from './rounding.ts';

describe('rounding', () => {
  it('goes half away from zero, also where binary fractions would not', () => {
    expect(roundFraction(1, 2, 0)).toBe(1);
    expect(roundFraction(-1, 2, 0)).toBe(-1);
    expect(roundFraction(5, 2, 0)).toBe(3);
    expect(roundFraction(1005, 1000, 2)).toBe(1.01);
    expect(roundFraction(-25, 100, 1)).toBe(-0.3);
    expect(roundFraction(249, 100, 0)).toBe(2);
  });

  it('happens once: 0.449 is 0 and not first 0.5', () => {
    expect(roundFraction(449, 1000, 0)).toBe(0);
    expect(roundFraction(449, 1000, 1)).toBe(0.4);
  });

  it('has nothing to say when there is nothing to divide by, and no negative nought', () => {
    expect(roundFraction(3, 0, 1)).toBeNull();
    expect(Object.is(roundFraction(-1, 1000, 1), 0)).toBe(true);
    expect(roundFraction(3, -2, 0)).toBe(-2);
  });

  it('is exact far beyond what a floating-point number holds', () => {
    expect(roundFraction(10n ** 30n + 5n * 10n ** 28n, 10n ** 30n, 1)).toBe(1.1);
  });
});
