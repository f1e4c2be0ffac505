import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';

/** A backup that was made or failed. */
export type BackupRun = {
  /** The night whose backup it is; null when somebody made it by hand. */
  readonly night: LocalDate | null;
  readonly begunAt: Date;
  readonly endedAt: Date;
  readonly begunBy: string;
  readonly fileName: string;
  /** How many older ones were removed after it. */
  readonly removed: number;
} & ({ readonly outcome: 'done'; readonly bytes: number; readonly rows: number } | { readonly outcome: 'failed'; readonly fault: string });

/** @returns the run's key */
export async function insertBackupRun(db: WriteHandle, run: BackupRun): Promise<string> {
  const id = crypto.randomUUID();
  const { night, begunAt, endedAt, begunBy, fileName, removed, outcome } = run;
  await db
    .insertInto('privacy.backup_run')
    .values({
      id,
      night,
      begun_at: begunAt,
      ended_at: endedAt,
      begun_by: begunBy,
      outcome,
      file_name: fileName,
      removed,
      fault: run.outcome === 'failed' ? run.fault : null,
      bytes: run.outcome === 'done' ? run.bytes : null,
      row_count: run.outcome === 'done' ? run.rows : null,
    })
    .execute();
  return id;
}

/** The latest runs, the last first. */
export async function listBackupRuns(db: ReadHandle, most: number): Promise<(BackupRun & { readonly id: string })[]> {
  const rows = await db.selectFrom('privacy.backup_run').selectAll().orderBy('begun_at', 'desc').orderBy('id').limit(most).execute();
  return rows.map((row) => ({
    id: row.id,
    night: row.night === null ? null : localDate(row.night),
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    begunBy: row.begun_by,
    fileName: row.file_name,
    removed: row.removed,
    // The table's check constraint says that each has its own.
    ...(row.fault === null
      ? { outcome: 'done' as const, bytes: Number(row.bytes), rows: Number(row.row_count) }
      : { outcome: 'failed' as const, fault: row.fault }),
  }));
}

/** What decides when the next backup is made: the last night that has its own, when the last good one ended, and when one failed last since. */
export type BackupState = { readonly lastNight: LocalDate | null; readonly lastGood: Date | null; readonly lastFailure: Date | null };

export async function findBackupState(db: ReadHandle): Promise<BackupState> {
  const nights = db.selectFrom('privacy.backup_run').where('night', 'is not', null);
  const done = await nights.where('outcome', '=', 'done').select(['night']).orderBy('night', 'desc').limit(1).executeTakeFirst();
  const good = await db
    .selectFrom('privacy.backup_run')
    .where('outcome', '=', 'done')
    .select(['ended_at'])
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const last = await nights.select(['outcome', 'ended_at']).orderBy('begun_at', 'desc').limit(1).executeTakeFirst();
  return {
    lastNight: done?.night == null ? null : localDate(done.night),
    lastGood: good?.ended_at ?? null,
    lastFailure: last?.outcome === 'failed' ? last.ended_at : null,
  };
}
