import type { AssociationDatabase } from '../platform/database/association.ts';
import { deletionFileOf } from '../platform/database/deletionFile.ts';
import type { Installation } from '../platform/database/installation.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { appendLines, readLines } from '../platform/lineFile.ts';
import { deletionsIn, type Deletion, type VoidDeletion, type WeedingDecision } from './deletion.ts';
import { executeDeletion, listDeletions } from './deletionQueries.ts';

/**
 * Weeds what has been decided, all or nothing, and enters it in the list: in the database, and in the file outside it before the
 * transaction ends – a deletion that is known to one of them alone is carried out again by `replayDeletions`, never forgotten.
 * @returns how many participations went
 */
export const weed = (database: AssociationDatabase, actor: Actor, file: string, decisions: readonly WeedingDecision[]): Promise<number> =>
  enteringDeletions(file, (enter) =>
    database.write(actor, { action: 'weed', reason: actor.role }, async ({ db, now, touched, noted }) => {
      const executed = { executedAt: now.toISOString(), executedBy: actor.name };
      const deletions = decisions.map((decision) => ({ ...decision, ...executed, id: crypto.randomUUID() }));
      const removed = await executeAll(db, deletions);
      touched(deletions.map(({ recordId }) => recordId));
      noted({ deletions: deletions.length, participations: removed });
      await enter(deletions);
      return removed;
    }),
  );

/**
 * Does work that weeds in a transaction and enters in the file, before the transaction ends, what it weeded; should it be undone after
 * that, the file says so too.
 * @param file without one, as where there is no data folder, the list is kept in the database alone
 */
export async function enteringDeletions<T>(
  file: string | undefined,
  work: (enter: (deletions: readonly Deletion[]) => Promise<void>) => Promise<T>,
): Promise<T> {
  let entered: readonly Deletion[] = [];
  try {
    return await work(async (deletions) => {
      entered = deletions;
      if (file !== undefined) await appendLines(file, deletions);
    });
  } catch (error) {
    const voids: VoidDeletion[] = entered.map(({ id }) => ({ void: id }));
    if (file !== undefined) await appendLines(file, voids).catch(() => undefined);
    throw error;
  }
}

/**
 * Makes list and file the same: what the file has and the list has not is weeded again, as after a restore of an older backup or
 * when a process died in between; what the file lacks is added to it.
 * @param another a list from elsewhere, that is read only
 * @returns how many deletions were carried out anew
 */
export async function replayDeletions(database: AssociationDatabase, actor: Actor, file: string, another?: string): Promise<number> {
  const written = (await readLines(file)) ?? [];
  const told = deletionsIn([...written, ...(another === undefined ? [] : ((await readLines(another)) ?? []))]);
  const listed = await database.read(actor, { action: 'read deletion list', reason: actor.role }, ({ db }) => listDeletions(db));
  const [known, inFile] = [keysOf(listed), keysOf(deletionsIn(written))];
  const missing = told.filter(({ id }) => !known.has(id));
  if (missing.length > 0)
    await database.write(actor, { action: 'replay deletions', reason: actor.role }, async ({ db, touched, noted }) => {
      const removed = await executeAll(db, missing);
      touched(missing.map(({ recordId }) => recordId));
      noted({ deletions: missing.length, participations: removed });
    });
  await appendLines(
    file,
    [...listed, ...missing].filter(({ id }) => !inFile.has(id)),
  );
  return missing.length;
}

/** The same for every association that has such a file; what fails for one is told and hinders no other. */
export async function replayAllDeletions(
  installation: Installation,
  dataFolder: string,
  actor: Actor,
  failed: (error: unknown) => void,
): Promise<void> {
  for (const entry of await installation.listAssociations()) {
    const file = deletionFileOf(dataFolder, entry);
    const database = (await readLines(file)) === undefined ? undefined : await installation.findBySlug(entry.slug);
    if (database) await replayDeletions(database, actor, file).catch(failed);
  }
}

const keysOf = (deletions: readonly Deletion[]): ReadonlySet<string> => new Set(deletions.map(({ id }) => id));

async function executeAll(db: Parameters<typeof executeDeletion>[0], deletions: readonly Deletion[]): Promise<number> {
  let removed = 0;
  for (const deletion of deletions) removed += await executeDeletion(db, deletion);
  return removed;
}
