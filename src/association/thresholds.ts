import { err, ok, type Result } from '../shared/result.ts';

/** Below what numbers a published table or answer could point at someone. */
export type Thresholds = {
  /** The smallest number of persons that a published cell may show. */
  readonly smallestCell: number;
  /** The smallest number of answers that are shown together. */
  readonly smallestGroup: number;
};

export const USUAL_THRESHOLDS: Thresholds = { smallestCell: 5, smallestGroup: 5 };

export const LEAST_THRESHOLD = 3;
export const MOST_THRESHOLD = 50;

/** A cell of two lets each of the two find the other, so three is the least; a group is no smaller than a cell. */
export function readThresholds({ smallestCell, smallestGroup }: Thresholds): Result<Thresholds, string> {
  for (const [name, value] of [
    ['Minsta tal i en cell', smallestCell],
    ['Minsta grupp', smallestGroup],
  ] as const) {
    if (!Number.isInteger(value) || value < LEAST_THRESHOLD || value > MOST_THRESHOLD)
      return err(
        `${name} ska vara ett helt tal från ${LEAST_THRESHOLD} till ${MOST_THRESHOLD}. Med 2 kan den ena räkna ut vem den andra är.`,
      );
  }
  if (smallestGroup < smallestCell)
    return err('Minsta grupp kan inte vara mindre än minsta tal i en cell. Höj den ena eller sänk den andra.');
  return ok({ smallestCell, smallestGroup });
}
