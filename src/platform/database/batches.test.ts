import { describe, expect, it } from 'vitest';
import { inBatches } from './batches.ts';

describe('rows for the database', () => {
  it('are split so that a statement takes them, in order and none lost', () => {
    const rows = Array.from({ length: 4_001 }, (_, i) => i);
    const parts = inBatches(rows);
    expect(parts.flat()).toEqual(rows);
    // PostgreSQL's limit is 65 535 parameters; the widest row has 30.
    expect(Math.max(...parts.map((part) => part.length)) * 30).toBeLessThan(65_536);
  });

  it('make no statement when there are none', () => {
    expect(inBatches([])).toEqual([]);
  });
});
