import { getPriority } from 'node:os';
import { giveWay } from '../../src/platform/giveWay.ts';
import { threadId } from 'node:worker_threads';

/** Tasks for the tests of the worker pool. */
export const double = (value: number): number => value * 2;
export const whichThread = (): number => threadId;
export function fail(message: string): never {
  throw new Error(message);
}
export function die(): never {
  process.exit(3);
}
/** Holds more and more, as a file that unpacks without end does. */
export function hoard(): never {
  const held: number[][] = [];
  for (;;) held.push(Array.from({ length: 100_000 }, (_, place) => place + held.length + 0.5));
}
/** Holds its thread for a while, as a large document does. */
export function work(milliseconds: number): number {
  const end = performance.now() + milliseconds;
  let turns = 0;
  while (performance.now() < end) turns += 1;
  return turns;
}

export function priorityOnceGivenWay(): number {
  giveWay();
  return getPriority();
}
