import { sql } from 'kysely';
import { inBatches } from '../platform/database/batches.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { StoredContact } from './contact.ts';
import type { RecordedBy } from './participantRecords.ts';
import { contactPlace, toContact } from './storedContact.ts';

/** What is known now of how the participants of these participations are reached, where something has been told. */
export async function listContacts(db: ReadHandle, cipher: IdentityCipher, participationIds: readonly string[]): Promise<StoredContact[]> {
  const rows = await db
    .selectFrom('participants.contact_version')
    .selectAll()
    .where('recorded_to', '=', sql<Date>`'infinity'`)
    .where('participation_id', '=', sql<string>`any (${[...participationIds]}::uuid[])`)
    .execute();
  return rows.map((row) => toContact(row, cipher));
}

/**
 * Ends what was known and writes what is known from now on. The participation is there, and still somebody's: of an anonymous one what
 * was known is out of sight, and can't be ended.
 */
export async function insertContactVersions(
  db: WriteHandle,
  cipher: IdentityCipher,
  contacts: readonly StoredContact[],
  by: RecordedBy,
): Promise<void> {
  // A new version never begins before the one it takes over from, even when the clock was set back in between.
  const endOfEarlier = new Map<string, Date>();
  for (const batch of inBatches(contacts.filter(({ version }) => version > 1))) {
    const { rows } = await sql<{ id: string; ended: Date }>`
      update participants.contact_version set recorded_to = greatest(recorded_from, ${by.recordedFrom}::timestamptz)
      where recorded_to = 'infinity' and participation_id = any (${batch.map(({ id }) => id)}::uuid[])
      returning participation_id as id, recorded_to as ended`.execute(db);
    for (const { id, ended } of rows) endOfEarlier.set(id, ended);
  }
  for (const batch of inBatches(contacts)) {
    await db
      .insertInto('participants.contact_version')
      .values(
        batch.map(({ id, version, values }) => {
          const hidden = (text: string, column: string): Buffer | null =>
            text === '' ? null : cipher.encrypt(text, contactPlace(id, column));
          return {
            participation_id: id,
            version,
            recorded_from: endOfEarlier.get(id) ?? by.recordedFrom,
            recorded_by: by.recordedBy,
            basis: by.basis,
            phone_cipher: hidden(values.phone, 'phone'),
            email_cipher: hidden(values.email, 'email'),
          };
        }),
      )
      .execute();
  }
}
