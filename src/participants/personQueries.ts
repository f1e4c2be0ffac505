import { sql } from 'kysely';
import { inBatches } from '../platform/database/batches.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { IdentityNumber } from '../shared/identityNumber.ts';
import type { RecordedBy, StoredPerson } from './participantRecords.ts';
import { personPlace } from './personPlace.ts';
import { toPerson } from './storedPerson.ts';

/** Current values of the persons with one of the keys. */
export async function listPersons(db: ReadHandle, cipher: IdentityCipher, personIds: readonly string[]): Promise<StoredPerson[]> {
  const rows = await currentPersons(db)
    .where('person_id', '=', sql<string>`any (${[...personIds]}::uuid[])`)
    .execute();
  return rows.map((row) => toPerson(row, cipher));
}

/** Keys of the persons with one of the identity numbers. */
export async function listPersonIdsByNumber(db: ReadHandle, cipher: IdentityCipher, numbers: readonly IdentityNumber[]): Promise<string[]> {
  const indexes = numbers.map((number) => cipher.index(number));
  const { rows } = await sql<{ id: string }>`
    select person_id as id from participants.person_version where recorded_to = 'infinity' and number_index = any (${indexes}::bytea[])`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** The same for a team: persons in other teams too, whom it may record for the rest of the transaction – and of whom it is told nothing else. */
export async function matchPersonIds(db: WriteHandle, cipher: IdentityCipher, numbers: readonly IdentityNumber[]): Promise<string[]> {
  const indexes = numbers.map((number) => cipher.index(number));
  const { rows } = await sql<{ id: string }>`select id from participants.match_persons(${indexes}::bytea[]) as matched (id)`.execute(db);
  return rows.map((row) => row.id);
}

const currentPersons = (db: ReadHandle) =>
  db
    .selectFrom('participants.person_version')
    .selectAll()
    .where('recorded_to', '=', sql<Date>`'infinity'`);

/** Ends what was known and writes what is known from now on. Version 1 makes the person. */
export async function insertPersonVersions(
  db: WriteHandle,
  cipher: IdentityCipher,
  persons: readonly StoredPerson[],
  by: RecordedBy,
): Promise<void> {
  const earlier = persons.filter(({ version }) => version > 1).map(({ id }) => id);
  for (const batch of inBatches(earlier)) await sql`select participants.begin_recording(${batch}::uuid[])`.execute(db);
  // A new version never begins before the one it takes over from, even when the clock was set back in between.
  const endOfEarlier = new Map<string, Date>();
  for (const batch of inBatches(persons.filter((person) => person.version > 1))) {
    const { rows } = await sql<{ id: string; ended: Date }>`
      update participants.person_version set recorded_to = greatest(recorded_from, ${by.recordedFrom}::timestamptz)
      where recorded_to = 'infinity' and person_id = any (${batch.map(({ id }) => id)}::uuid[])
      returning person_id as id, recorded_to as ended`.execute(db);
    for (const { id, ended } of rows) endOfEarlier.set(id, ended);
  }
  for (const batch of inBatches(persons)) {
    const fresh = batch.filter((person) => person.version === 1);
    if (fresh.length > 0)
      await db
        .insertInto('participants.person')
        .values(fresh.map(({ id }) => ({ id, created_at: by.recordedFrom })))
        .execute();
    await db
      .insertInto('participants.person_version')
      .values(batch.map((person) => fromPerson(person, cipher, { ...by, recordedFrom: endOfEarlier.get(person.id) ?? by.recordedFrom })))
      .execute();
  }
}

function fromPerson({ id, version, values }: StoredPerson, cipher: IdentityCipher, by: RecordedBy) {
  const hidden = (text: string | null, column: string): Buffer | null =>
    text === null || text === '' ? null : cipher.encrypt(text, personPlace(id, column));
  return {
    person_id: id,
    version,
    recorded_from: by.recordedFrom,
    recorded_by: by.recordedBy,
    basis: by.basis,
    sex: values.sex,
    birth_year: values.birthYear,
    protected: values.protected,
    number_cipher: hidden(values.number ?? values.interim, 'number'),
    number_index: values.number === null ? null : cipher.index(values.number),
    given_name_cipher: hidden(values.givenName, 'given name'),
    family_name_cipher: hidden(values.familyName, 'family name'),
  };
}
