import { setImmediate as afterOthers } from 'node:timers/promises';
import type { Turns } from '../shared/turns.ts';

/** Longer than this nobody waits for a computation that can be left. */
const LONGEST_MS = 10;

/** A long computation, left whenever it has run for some milliseconds, so that whoever else asks is answered meanwhile. */
export async function inTurns<T>(turns: Turns<T>): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const step = turns.next();
    if (step.done) return step.value;
    if (performance.now() - begun < LONGEST_MS) continue;
    await afterOthers();
    begun = performance.now();
  }
}
