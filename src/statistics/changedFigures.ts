import type { statisticsJson } from './statisticsJson.ts';

type Tables = ReturnType<typeof statisticsJson>;

/**
 * Which figures one entry is in differently before and after: tables by their names, and the rows where a table has rows
 * ("per_kommun: Sala"). Both sides hold the figures of that entry alone.
 */
export function changedFigures(before: Tables, after: Tables): string[] {
  const names = Object.keys(after) as (keyof Tables)[];
  return names.flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    if (!Array.isArray(old) || !Array.isArray(now)) return [name];
    const rows = (list: readonly { nyckel: string }[]): Map<string, string> => new Map(list.map((row) => [row.nyckel, JSON.stringify(row)]));
    const [oldRows, newRows] = [rows(old), rows(now)];
    const keys = new Set([...oldRows.keys(), ...newRows.keys()]);
    return [...keys].filter((key) => oldRows.get(key) !== newRows.get(key)).map((key) => `${name}: ${key}`);
  });
}
