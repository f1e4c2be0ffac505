import { describe, expect, it } from 'vitest';
import { judge, kill } from './kill.ts';

const FIRST = { family: 'Ek', phone: '1', isClosed: false };
const NEXT = { ...FIRST, phone: '2' };

describe('a process that is killed in the middle of a write', () => {
  it('loses nothing that was acknowledged and leaves nothing in part, server and database in turn', async () => {
    const { figures, faults } = await kill.prove({ times: 2, seed: 1, say: () => undefined });
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ kills: 2, lost: 0, halfWritten: 0 });
  });

  it('is judged by what was acknowledged, and by what nobody answered', () => {
    expect(judge({ before: FIRST, unanswered: undefined }, FIRST)).toBe('right');
    expect(judge({ before: FIRST, unanswered: undefined }, undefined)).toBe('lost');
    expect(judge({ before: NEXT, unanswered: undefined }, FIRST)).toBe('lost');
    expect(judge({ before: FIRST, unanswered: NEXT }, FIRST)).toBe('right');
    expect(judge({ before: FIRST, unanswered: NEXT }, NEXT)).toBe('right');
    expect(judge({ before: FIRST, unanswered: NEXT }, { ...NEXT, isClosed: true })).toBe('mixed');
    expect(judge({ before: undefined, unanswered: FIRST }, undefined)).toBe('right');
    expect(judge({ before: undefined, unanswered: FIRST }, NEXT)).toBe('mixed');
  });
});
