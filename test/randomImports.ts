import { corrected, keyOf, overlaps, randomRecord, type Chance, type RandomRecord } from './randomRecords.ts';

/** What is known after some imports, by the rows' keys. */
export type World = ReadonlyMap<string, RandomRecord>;

/** The next file and what is known after it. Rows that would put someone in one insats twice are left out. */
export function nextImport(
  chance: Chance,
  world: World,
  numbers: readonly string[],
  today: string,
): { file: RandomRecord[]; after: World } {
  const after = new Map(world);
  const file = new Map<string, RandomRecord>();
  const known = [...world.values()];
  for (let i = 0; i < 45; i += 1) {
    const row =
      known.length > 0 && chance.oneIn(3)
        ? corrected(chance, chance.of(known), numbers, today)
        : randomRecord(chance, numbers, chance.oneIn(4) ? '' : `R-${today}-${i}`, today);
    const key = keyOf(row);
    if (file.has(key) || overlaps([...new Map(after).set(key, row).values()])) continue;
    file.set(key, row);
    after.set(key, row);
  }
  return { file: [...file.values()], after };
}
