import type { ObjectRef } from './ledgerFile.ts';

/** The dimension whose objects budget lines are found by: 6 is "project" in every SIE file. */
export const PROJECT_DIMENSION = '6';

/** The object of the dimension, or null when the row has none. */
export const projectOf = (objects: readonly ObjectRef[], dimension: string): string | null =>
  objects.find((one) => one.dimension === dimension)?.object ?? null;
