import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';

const place = (id: string, column: string): string => `accessibility feedback ${id} ${column}`;

/** More than anyone writes in a day, and less than fills a disk. */
const MOST_IN_A_DAY = 200;

export type Feedback = { readonly id: string; readonly page: string; readonly message: string; readonly contact: string };
export type StoredFeedback = Feedback & {
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
  readonly handledBy: string | null;
  readonly version: number;
};

/** Before a user is known. @returns false when too many have come in a day. */
export async function addFeedback(
  db: ReadHandle,
  cipher: IdentityCipher,
  { id, page, message, contact }: Feedback,
  at: Date,
): Promise<boolean> {
  const contactCipher = contact === '' ? null : cipher.encrypt(contact, place(id, 'contact'));
  const { rows } = await sql<{ taken: boolean }>`
    select association.add_accessibility_feedback(${id}::uuid, ${at}, ${page}, ${cipher.encrypt(message, place(id, 'message'))}, ${contactCipher},
      ${MOST_IN_A_DAY}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

export async function listFeedback(db: ReadHandle, cipher: IdentityCipher): Promise<StoredFeedback[]> {
  const rows = await db.selectFrom('association.accessibility_feedback').selectAll().orderBy('received_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    page: row.page,
    message: cipher.decrypt(row.message_cipher, place(row.id, 'message')),
    contact: row.contact_cipher === null ? '' : cipher.decrypt(row.contact_cipher, place(row.id, 'contact')),
    receivedAt: row.received_at,
    handledAt: row.handled_at,
    handledBy: row.handled_by,
    version: row.version,
  }));
}

/** @returns 'missing' when there is none, 'changed' when somebody was first. */
export async function markHandled(
  db: WriteHandle,
  id: string,
  version: number,
  by: { readonly name: string; readonly at: Date },
): Promise<'done' | 'missing' | 'changed'> {
  const changed = await db
    .updateTable('association.accessibility_feedback')
    .set({ handled_at: by.at, handled_by: by.name, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return 'done';
  const known = await db.selectFrom('association.accessibility_feedback').select('id').where('id', '=', id).executeTakeFirst();
  return known === undefined ? 'missing' : 'changed';
}
