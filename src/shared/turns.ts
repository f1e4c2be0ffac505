/** A long computation that can be left at every `yield` and gone on with later: it stays pure, and who runs it decides when others come between. */
export type Turns<T> = Generator<undefined, T, undefined>;

/** Few enough that they take a millisecond or two. */
const AT_A_TIME = 500;

/** What comes of each item, some hundred items a turn. */
export function* mapInTurns<T, R>(items: Iterable<T>, work: (item: T, index: number) => R): Turns<R[]> {
  const results: R[] = [];
  for (const item of items) {
    if (results.length % AT_A_TIME === AT_A_TIME - 1) yield;
    results.push(work(item, results.length));
  }
  return results;
}

/** The whole of it in one go, where nobody waits. */
export function allAtOnce<T>(turns: Turns<T>): T {
  for (;;) {
    const step = turns.next();
    if (step.done) return step.value;
  }
}
