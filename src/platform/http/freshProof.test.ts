import { describe, expect, it } from 'vitest';
import { FRESH_PROOF_MINUTES, isFreshlyProved } from './freshProof.ts';

describe('who somebody is', () => {
  const provedAt = new Date('2018-09-05T06:00:00Z');
  const after = (milliseconds: number): Date => new Date(provedAt.getTime() + milliseconds);

  it('stays proved for a quarter of an hour, to the millisecond', () => {
    expect(FRESH_PROOF_MINUTES).toBe(15);
    expect(isFreshlyProved({ provedAt }, after(0))).toBe(true);
    expect(isFreshlyProved({ provedAt }, after(15 * 60_000 - 1))).toBe(true);
    expect(isFreshlyProved({ provedAt }, after(15 * 60_000))).toBe(false);
  });

  it('is not proved by a session that began before this was noted', () => {
    expect(isFreshlyProved({ provedAt: null }, provedAt)).toBe(false);
  });
});
