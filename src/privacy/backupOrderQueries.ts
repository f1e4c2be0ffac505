import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';

/** A backup that was asked for and is not made yet. */
export type BackupOrder = { readonly id: string; readonly orderedAt: Date; readonly orderedBy: string };

/**
 * Asks for a backup. Whoever asks for the same one twice, or while another is waited for, asks for that one.
 * @returns the key of the order that holds
 */
export async function insertBackupOrder(db: WriteHandle, order: BackupOrder): Promise<string> {
  await db
    .insertInto('privacy.backup_order')
    .values({ id: order.id, ordered_at: order.orderedAt, ordered_by: order.orderedBy })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findBackupOrder(db))?.id ?? order.id;
}

/** The one that is waited for, if any. */
export async function findBackupOrder(db: ReadHandle): Promise<BackupOrder | undefined> {
  const row = await db
    .selectFrom('privacy.backup_order')
    .where('run_id', 'is', null)
    .select(['id', 'ordered_at', 'ordered_by'])
    .executeTakeFirst();
  return row && { id: row.id, orderedAt: row.ordered_at, orderedBy: row.ordered_by };
}

/** Answers an order by the run that was made for it. */
export async function endBackupOrder(db: WriteHandle, id: string, run: string): Promise<void> {
  await db.updateTable('privacy.backup_order').set({ run_id: run }).where('id', '=', id).where('run_id', 'is', null).execute();
}

/** The files of the runs that were asked for. */
export async function listOrderedFiles(db: ReadHandle): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('privacy.backup_order as o')
    .innerJoin('privacy.backup_run as r', 'r.id', 'o.run_id')
    .select('r.file_name')
    .execute();
  return new Set(rows.map(({ file_name }) => file_name));
}
