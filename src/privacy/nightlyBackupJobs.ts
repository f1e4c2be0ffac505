import { openBackupFolder, type BackupFolder } from '../platform/backup/backupFolder.ts';
import type { BackupSettings } from '../platform/backup/backupSettings.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import { UserError } from '../platform/userError.ts';
import { swedishDay } from '../shared/localDate.ts';
import { makeBackup, type BackupPlace } from './backupJobs.ts';
import { endBackupOrder, findBackupOrder, listOrderedFiles } from './backupOrderQueries.ts';
import { findBackupState, insertBackupRun, type BackupRun } from './backupRunQueries.ts';
import { backupFileName, backupsOf, backupsToRemove, isDue, isUnfinished, nightOf } from './backupSchedule.ts';

/** Who is told what went wrong, by the association's name. */
export type BackupTold = (association: string, error: unknown) => void;

/** Who is told how many rows of an association's backup are copied so far; undefined when none is under way. */
export type RowsTold = (slug: string, rows: number | undefined) => void;

/**
 * Makes the backups of the night that are still to be made and those that somebody has asked for, and removes those that have been kept
 * long enough. A lock in the database lets one server do it; a missed night is made up for at the next call, a failed one an hour later.
 * What fails for one association is kept for its administrator, told, and hinders no other.
 * @returns how many were made, how many failed, and when the last good one ended of the association that has waited longest: null where
 * one has none
 */
export async function makeNightlyBackups(
  place: BackupPlace,
  settings: BackupSettings,
  told: BackupTold,
  rowsTold: RowsTold = () => undefined,
): Promise<{ readonly made: number; readonly failed: number; readonly oldest: Date | null }> {
  let [made, failed] = [0, 0];
  const good: (Date | null)[] = [];
  for (const { name, slug } of await place.installation.listAssociations()) {
    try {
      const association = await place.installation.findBySlug(slug);
      if (!association) continue;
      const run = await place.installation.alone(`backup ${slug}`, () => backUpIfDue(place, association, settings, told, rowsTold));
      if (run?.outcome === 'done') made += 1;
      if (run?.outcome === 'failed') failed += 1;
      good.push((await look(place, association)).lastGood);
    } catch (error) {
      failed += 1;
      good.push(null);
      told(name, error);
    }
  }
  const oldest = good.reduce((least, one) => (least === null || one === null ? null : one < least ? one : least), good[0] ?? null);
  return { made, failed, oldest };
}

const look = ({ actor }: BackupPlace, association: AssociationDatabase) =>
  association.read(actor, { action: 'look for backup', reason: actor.role }, async ({ db }) => ({
    ...(await findBackupState(db)),
    order: await findBackupOrder(db),
  }));

async function backUpIfDue(
  place: BackupPlace,
  association: AssociationDatabase,
  { folder, time, kept }: BackupSettings,
  told: BackupTold,
  rowsTold: RowsTold,
): Promise<BackupRun | undefined> {
  const { clock, actor } = place;
  const { name, slug } = association.entry;
  const begunAt = clock.now();
  const { lastNight, lastFailure, order } = await look(place, association);
  if (order === undefined && !isDue(begunAt, time, lastNight, lastFailure)) return undefined;
  const known = { night: nightOf(begunAt, time), begunAt, begunBy: actor.name, fileName: backupFileName(slug, begunAt) };
  const keep = (run: BackupRun) => keepRun(place, association, run, order?.id);
  try {
    const files = openBackupFolder(folder);
    // One was made in this very minute, whose name would be the same: the next look makes it.
    if (files.names().includes(known.fileName)) return undefined;
    // Nobody else writes here now: what is not whole was left by a server that died.
    files.remove(files.names().filter((name) => isUnfinished(name, slug)));
    rowsTold(slug, 0);
    const { bytes, rows } = await makeBackup(
      place,
      association,
      files.pathOf(known.fileName),
      (copied) => rowsTold(slug, copied),
      (text) => told(name, text),
    );
    const removed = removeOld(files, slug, kept) + (order ? await removeAsked(place, association, files, begunAt, known.fileName) : 0);
    return await keep({ ...known, endedAt: clock.now(), outcome: 'done', bytes, rows, removed });
  } catch (error) {
    told(name, error);
    const fault = error instanceof UserError ? error.code : 'failed';
    return keep({ ...known, endedAt: clock.now(), outcome: 'failed', fault, removed: 0 });
  } finally {
    rowsTold(slug, undefined);
  }
}

function removeOld(files: BackupFolder, slug: string, kept: BackupSettings['kept']): number {
  const old = backupsToRemove(slug, files.names(), kept);
  files.remove(old);
  return old.length;
}

/** Of those that were asked for on one day the latest is kept beside the night's: asking again and again fills no disk. */
async function removeAsked(
  { actor }: BackupPlace,
  association: AssociationDatabase,
  files: BackupFolder,
  now: Date,
  latest: string,
): Promise<number> {
  const asked = await association.read(actor, { action: 'look for backup', reason: actor.role }, ({ db }) => listOrderedFiles(db));
  const today = swedishDay(now);
  const old = backupsOf(association.entry.slug, files.names()).filter(
    ({ name, day }) => day === today && name !== latest && asked.has(name),
  );
  files.remove(old.map(({ name }) => name));
  return old.length;
}

async function keepRun(
  { actor }: BackupPlace,
  association: AssociationDatabase,
  run: BackupRun,
  order: string | undefined,
): Promise<BackupRun> {
  await association.write(actor, { action: 'keep backup run', reason: actor.role }, async ({ db }) => {
    const id = await insertBackupRun(db, run);
    if (order !== undefined) await endBackupOrder(db, order, id);
  });
  return run;
}
