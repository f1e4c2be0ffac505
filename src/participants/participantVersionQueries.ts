import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { Contact } from './contact.ts';
import type { KnownParticipation, KnownPerson } from './participantRecords.ts';
import { toContact } from './storedContact.ts';
import { toParticipation } from './storedParticipation.ts';
import { toPerson } from './storedPerson.ts';

/** A version of a record with the one before it, which is undefined for something new. */
export type Change<T> = { readonly id: string; readonly version: number; readonly before: T | undefined; readonly after: T };
type Wanted = readonly { readonly id: string; readonly version: number }[];

/** Versions of participations with the ones before them, as far as the asker may see them. `interventionNames` by key. */
export async function listParticipationChanges(
  db: ReadHandle,
  wanted: Wanted,
  interventionNames: ReadonlyMap<string, string>,
): Promise<Change<KnownParticipation>[]> {
  const rows = await db.selectFrom('participants.participation_version').selectAll().where(isWanted('participation_id', wanted)).execute();
  return changesOf(
    wanted,
    rows.map((row) => toParticipation(row, interventionNames)),
  );
}

/** The same of persons. */
export async function listPersonChanges(db: ReadHandle, cipher: IdentityCipher, wanted: Wanted): Promise<Change<KnownPerson>[]> {
  const rows = await db.selectFrom('participants.person_version').selectAll().where(isWanted('person_id', wanted)).execute();
  return changesOf(
    wanted,
    rows.map((row) => toPerson(row, cipher)),
  );
}

/** The same of how participants are reached, by their participations' keys. */
export async function listContactChanges(db: ReadHandle, cipher: IdentityCipher, wanted: Wanted): Promise<Change<Contact>[]> {
  const rows = await db.selectFrom('participants.contact_version').selectAll().where(isWanted('participation_id', wanted)).execute();
  return changesOf(
    wanted,
    rows.map((row) => toContact(row, cipher)),
  );
}

const isWanted = (key: 'participation_id' | 'person_id', wanted: Wanted) =>
  sql<boolean>`(${sql.ref(key)}, version) in (
    select told.id, unnest(array[told.version, told.version - 1])
    from unnest(${wanted.map(({ id }) => id)}::uuid[], ${wanted.map(({ version }) => version)}::integer[]) as told (id, version))`;

function changesOf<T>(
  wanted: Wanted,
  found: readonly { readonly id: string; readonly version: number; readonly values: T }[],
): Change<T>[] {
  const byVersion = new Map(found.map(({ id, version, values }) => [`${id} ${version}`, values]));
  return wanted.flatMap(({ id, version }) => {
    const after = byVersion.get(`${id} ${version}`);
    return after === undefined ? [] : [{ id, version, before: byVersion.get(`${id} ${version - 1}`), after }];
  });
}
