import { describe, expect, it } from 'vitest';
import { rounded, roundedDifference } from './quotient.ts';

describe('the difference of two quotients', () => {
  it('is rounded once, last: not the difference of what was rounded', () => {
    const [first, second] = [
      { top: 6640, bottom: 100 },
      { top: 6360, bottom: 100 },
    ];
    expect([rounded(first, 0), rounded(second, 0)]).toEqual([66, 64]);
    expect(roundedDifference(first, second, 0)).toBe(3);
  });

  it('rounds a half away from zero on both sides of it', () => {
    expect(roundedDifference({ top: 5, bottom: 2 }, { top: 2, bottom: 1 }, 0)).toBe(1);
    expect(roundedDifference({ top: 2, bottom: 1 }, { top: 5, bottom: 2 }, 0)).toBe(-1);
  });

  it('is nothing when one of them has nothing to divide by', () => {
    expect(roundedDifference({ top: 1, bottom: 2 }, { top: 0, bottom: 0 }, 0)).toBeNull();
    expect(roundedDifference({ top: 0, bottom: 0 }, { top: 1, bottom: 2 }, 0)).toBeNull();
  });

  it('has no minus before nought', () => {
    expect(Object.is(roundedDifference({ top: 1, bottom: 300 }, { top: 1, bottom: 100 }, 0), 0)).toBe(true);
  });
});
