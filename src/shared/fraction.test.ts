import { describe, expect, it } from 'vitest';
import { minus, plus, roundTo, share, sumFractions, whole } from './fraction.ts';

describe('a fraction', () => {
  it('keeps thirds exact until it is rounded, once', () => {
    const third = share(100, 1, 3);
    expect(roundTo(sumFractions([third, third, third]), 1, 0)).toBe(100);
    expect(roundTo(third, 1, 1)).toBe(33.3);
    expect(roundTo(minus(plus(third, share(100, 1, 6)), whole(50)), 1, 2)).toBe(0);
  });

  it('needs something to be a share of', () => {
    expect(() => share(1, 1, 0)).toThrow('at least one part');
  });
});
