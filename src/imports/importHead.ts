import { inSwedishOrder } from '../shared/swedishOrder.ts';
import type { ImportHead } from './importApi.ts';
import type { StoredImport } from './importQueries.ts';

/** What everybody who may see an import sees of it. */
export function headOf(one: StoredImport, names: ReadonlyMap<string, string>): ImportHead {
  const { id, kind, fileType, fileName, status, broughtBy, counts, takenBackBy, choices } = one;
  return {
    ...{ id, kind, fileType, fileName, status, broughtBy, counts, takenBackBy },
    year: choices.year,
    broughtAt: one.broughtAt.toISOString(),
    interventions: one.interventionIds.flatMap((key) => names.get(key) ?? []).sort(inSwedishOrder),
    doneAt: one.doneAt?.toISOString() ?? null,
    takenBackAt: one.takenBackAt?.toISOString() ?? null,
  };
}
