import { openBackupFolder, type BackupFolder } from '../platform/backup/backupFolder.ts';
import type { BackupSettings } from '../platform/backup/backupSettings.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import { UserError } from '../platform/userError.ts';
import { makeBackup, type BackupPlace } from './backupJobs.ts';
import { findBackupState, insertBackupRun, type BackupRun } from './backupRunQueries.ts';
import { backupFileName, backupsToRemove, isDue, isUnfinished, nightOf } from './backupSchedule.ts';

/** Who is told what went wrong, by the association's name. */
export type BackupTold = (association: string, error: unknown) => void;

/**
 * Makes the backups of the night that are still to be made, and removes those that have been kept long enough. A lock in the database
 * lets one server do it; a missed night is made up for at the next call, a failed one an hour later. What fails for one association
 * is kept for its administrator, told, and hinders no other.
 * @returns how many were made, and how many failed
 */
export async function makeNightlyBackups(
  place: BackupPlace,
  settings: BackupSettings,
  told: BackupTold,
): Promise<{ readonly made: number; readonly failed: number }> {
  let [made, failed] = [0, 0];
  for (const { name, slug } of await place.installation.listAssociations()) {
    try {
      const association = await place.installation.findBySlug(slug);
      const run = association && (await place.installation.alone(`backup ${slug}`, () => backUpIfDue(place, association, settings, told)));
      if (run?.outcome === 'done') made += 1;
      if (run?.outcome === 'failed') failed += 1;
    } catch (error) {
      failed += 1;
      told(name, error);
    }
  }
  return { made, failed };
}

async function backUpIfDue(
  place: BackupPlace,
  association: AssociationDatabase,
  { folder, time, kept }: BackupSettings,
  told: BackupTold,
): Promise<BackupRun | undefined> {
  const { clock, actor } = place;
  const { name, slug } = association.entry;
  const begunAt = clock.now();
  const state = await association.read(actor, { action: 'look for backup', reason: actor.role }, ({ db }) => findBackupState(db));
  if (!isDue(begunAt, time, state.lastNight, state.lastFailure)) return undefined;
  const known = { night: nightOf(begunAt, time), begunAt, begunBy: actor.name, fileName: backupFileName(slug, begunAt) };
  try {
    const files = openBackupFolder(folder);
    // Nobody else writes here now: what is not whole was left by a server that died.
    files.remove(files.names().filter((name) => isUnfinished(name, slug)));
    const { bytes, rows } = await makeBackup(
      place,
      association,
      files.pathOf(known.fileName),
      () => undefined,
      (text) => told(name, text),
    );
    const removed = removeOld(files, slug, kept);
    return await keepRun(place, association, { ...known, endedAt: clock.now(), outcome: 'done', bytes, rows, removed });
  } catch (error) {
    told(name, error);
    const fault = error instanceof UserError ? error.code : 'failed';
    return keepRun(place, association, { ...known, endedAt: clock.now(), outcome: 'failed', fault, removed: 0 });
  }
}

function removeOld(files: BackupFolder, slug: string, kept: BackupSettings['kept']): number {
  const old = backupsToRemove(slug, files.names(), kept);
  files.remove(old);
  return old.length;
}

async function keepRun({ actor }: BackupPlace, association: AssociationDatabase, run: BackupRun): Promise<BackupRun> {
  await association.write(actor, { action: 'keep backup run', reason: actor.role }, ({ db }) => insertBackupRun(db, run));
  return run;
}
