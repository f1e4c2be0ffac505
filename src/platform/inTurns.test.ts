import { describe, expect, it } from 'vitest';
import { allAtOnce, mapInTurns } from '../shared/turns.ts';
import { inTurns } from './inTurns.ts';

const ITEMS = Array.from({ length: 5_001 }, (_, place) => place);

describe('a long computation', () => {
  it('gives the same in turns as at once, every item once and in order', async () => {
    const doubled = (item: number, index: number): number => item + index;
    const expected = ITEMS.map(doubled);
    expect(allAtOnce(mapInTurns(ITEMS, doubled))).toEqual(expected);
    expect(await inTurns(mapInTurns(ITEMS, doubled))).toEqual(expected);
    expect(await inTurns(mapInTurns([], doubled))).toEqual([]);
  });

  it('lets others come between, who would else wait until its end', async () => {
    const slowly = (): void => {
      const end = performance.now() + 0.05;
      while (performance.now() < end);
    };
    let between = 0;
    let isOver = false;
    const others = async (): Promise<void> => {
      while (!isOver) {
        between += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const asking = others();
    await inTurns(mapInTurns(ITEMS, slowly));
    isOver = true;
    await asking;
    expect(between).toBeGreaterThan(5);
  });

  it('carries what it throws to who runs it', async () => {
    const failing = mapInTurns(ITEMS, (item) => {
      if (item === 700) throw new Error('there');
    });
    await expect(inTurns(failing)).rejects.toThrow('there');
  });
});
