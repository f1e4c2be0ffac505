import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { Deletion, DeletionKind } from './deletion.ts';

/** Weeds one record and enters it in the list. @returns how many participations went; none when the list had it already */
export async function executeDeletion(db: WriteHandle, deletion: Deletion): Promise<number> {
  const { id, kind, recordId, basis, decidedAt, decidedBy, executedAt, executedBy } = deletion;
  const { rows } = await sql<{ removed: number }>`
    select privacy.execute_deletion(${id}::uuid, ${kind}, ${recordId}::uuid, ${basis}, ${decidedAt}::timestamptz, ${decidedBy},
      ${executedAt}::timestamptz, ${executedBy}) as removed`.execute(db);
  return rows[0]?.removed ?? 0;
}

/** The whole list, in the order in which it was carried out. */
export async function listDeletions(db: ReadHandle): Promise<Deletion[]> {
  const rows = await db.selectFrom('privacy.deletion').selectAll().orderBy('executed_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    // The table's check constraint allows these alone.
    kind: row.kind as DeletionKind,
    recordId: row.record_id,
    basis: row.basis,
    decidedAt: row.decided_at.toISOString(),
    decidedBy: row.decided_by,
    executedAt: row.executed_at.toISOString(),
    executedBy: row.executed_by,
  }));
}
