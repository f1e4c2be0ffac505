import { describe, expect, it } from 'vitest';
import { load } from './load.ts';
import { judgeLoad, percentile } from './loadFigures.ts';

const many = (ms: number): number[] => Array.from({ length: 40 }, () => ms);

describe('work beside a large import', () => {
  it('goes on: every row comes in, and every page is answered meanwhile', async () => {
    const { figures } = await load.prove({ times: 5000, seed: 1, say: () => undefined });
    const { rows, pages } = figures as { rows: number; pages: Record<string, { answersDuring: number; duringP95Ms: number }> };
    expect(rows).toBe(5000);
    expect(Object.keys(pages)).toEqual(['list', 'participant', 'consents', 'figures', 'session']);
    // How long is judged where the machine does nothing else; here, that nobody is shut out.
    for (const { answersDuring, duringP95Ms } of Object.values(pages)) {
      expect(answersDuring).toBeGreaterThan(0);
      expect(duringP95Ms).toBeLessThan(10_000);
    }
  });

  it('is judged by the slowest twentieth, at most three times that at rest', () => {
    expect(percentile([5, 1, 2, 4, 3], 95)).toBe(5);
    expect(judgeLoad(many(10), many(30))).toMatchObject({ restP95Ms: 10, duringP95Ms: 30, times: 3 });
    expect(judgeLoad(many(10), many(30)).fault).toBeUndefined();
    expect(judgeLoad(many(10), many(31)).fault).toContain('3.1 times');
    expect(judgeLoad(many(10), [...many(10), ...Array.from({ length: 10 }, () => 90)]).fault).toContain('90 ms');
    expect(judgeLoad(many(10), [1]).fault).toContain('too few');
    expect(judgeLoad([], []).fault).toContain('too few');
  });
});
