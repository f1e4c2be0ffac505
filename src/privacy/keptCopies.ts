import { addDays, type LocalDate } from '../shared/localDate.ts';
import { backupFileName, keptBy, type KeptBackups, type KeptRule } from './backupSchedule.ts';

/** Until when a copy is kept, and by which rule it is kept last. */
export type KeptCopy = {
  readonly by: KeptRule;
  /** The first day without it, if one is made every night from now; null where it is kept longer than eleven years. */
  readonly goneOn: LocalDate | null;
};

/** Eleven years; what is kept longer is said to be kept without end. */
const MOST_DAYS = 4_000;

/** What the rotation does with each of the copies, reckoned by carrying it on night by night. Names that are no copies are left out. */
export function keptCopies(slug: string, names: readonly string[], kept: KeptBackups, today: LocalDate): Map<string, KeptCopy> {
  const copies = new Map<string, KeptCopy>();
  const first = keptBy(slug, names, kept);
  let there = [...first.keys()];
  for (const [name, rules] of first) copies.set(name, { by: rules.at(-1) ?? 'days', goneOn: null });
  const waiting = new Set(there);
  for (let day = addDays(today, 1), count = 0; waiting.size > 0 && count < MOST_DAYS; day = addDays(day, 1), count += 1) {
    const rules = keptBy(slug, [...there, backupFileName(slug, new Date(`${day}T12:00:00Z`))], kept);
    for (const name of waiting) {
      const keeping = rules.get(name) ?? [];
      const by = keeping.at(-1) ?? copies.get(name)?.by ?? 'days';
      copies.set(name, { by, goneOn: keeping.length === 0 ? day : null });
      if (keeping.length === 0) waiting.delete(name);
    }
    there = [...rules].filter(([, keeping]) => keeping.length > 0).map(([name]) => name);
  }
  return copies;
}
