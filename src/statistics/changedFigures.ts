import type { statisticsJson } from './statisticsJson.ts';

type Tables = ReturnType<typeof statisticsJson>;

/**
 * Which tables one entry is in differently before and after, by their names. The rows are not named: together they would
 * tell municipality, age and income of the one it is about. Both sides hold the figures of that entry alone.
 */
export function changedFigures(before: Tables, after: Tables): string[] {
  const names = Object.keys(after) as (keyof Tables)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
