import { sql, type Selectable } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ParticipantsParticipationVersion } from '../platform/database/schema.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { ConsentEvent } from './consent.ts';
import type { StoredContact } from './contact.ts';
import type { StoredParticipation, StoredPerson } from './participantRecords.ts';
import type { RecordState, Recorded } from './recordState.ts';
import { toContact } from './storedContact.ts';
import { toParticipation } from './storedParticipation.ts';
import { toPerson } from './storedPerson.ts';

/** Each is some statements more; nobody changes the same record so often. */
const MOST_READINGS = 5;

/** All that the asker may know of a participation, or undefined when there is nothing. `interventionNames` by key. */
export async function findRecord(
  db: ReadHandle,
  cipher: IdentityCipher,
  participationId: string,
  interventionNames: ReadonlyMap<string, string>,
): Promise<RecordState | undefined> {
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const state = await readRecord(db, cipher, participationId, interventionNames);
    if (state !== 'changed meanwhile') return state;
  }
  throw new Error('a participation points at a person that may not be seen');
}

/** The parts are read one after another, and another may have made it anonymous or somebody else's in between. */
async function readRecord(
  db: ReadHandle,
  cipher: IdentityCipher,
  participationId: string,
  interventionNames: ReadonlyMap<string, string>,
): Promise<RecordState | undefined | 'changed meanwhile'> {
  const versions = await participationVersions(db, participationId, interventionNames);
  const current = versions.at(-1);
  if (!current) return undefined;
  const { values } = current.value;
  if (values.kind === 'anonymous')
    return { versions, current, personVersions: [], person: undefined, stays: [current.value], contactVersions: [], consentEvents: [] };
  const personVersions = await versionsOfPerson(db, cipher, values.personId);
  const person = personVersions.at(-1);
  const stays = await staysOf(db, values.personId, interventionNames);
  if (!person || !stays.some(({ id }) => id === participationId)) return 'changed meanwhile';
  const contactVersions = await contactVersionsOf(db, cipher, participationId);
  const consentEvents = await consentEventsOf(db, participationId);
  return { versions, current, personVersions, person, stays, contactVersions, consentEvents };
}

async function participationVersions(
  db: ReadHandle,
  id: string,
  interventionNames: ReadonlyMap<string, string>,
): Promise<Recorded<StoredParticipation>[]> {
  const { rows } = await sql<
    Selectable<ParticipantsParticipationVersion>
  >`select * from participants.history_of(${id}::uuid) order by version`.execute(db);
  return rows.map((row) => ({ value: toParticipation(row, interventionNames), ...recordedOf(row) }));
}

async function staysOf(db: ReadHandle, personId: string, interventionNames: ReadonlyMap<string, string>): Promise<StoredParticipation[]> {
  const rows = await db
    .selectFrom('participants.participation_version')
    .selectAll()
    .where('recorded_to', '=', sql<Date>`'infinity'`)
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => toParticipation(row, interventionNames));
}

async function versionsOfPerson(db: ReadHandle, cipher: IdentityCipher, id: string): Promise<Recorded<StoredPerson>[]> {
  const rows = await db.selectFrom('participants.person_version').selectAll().where('person_id', '=', id).orderBy('version').execute();
  return rows.map((row) => ({ value: toPerson(row, cipher), ...recordedOf(row) }));
}

async function contactVersionsOf(db: ReadHandle, cipher: IdentityCipher, id: string): Promise<Recorded<StoredContact>[]> {
  const rows = await db
    .selectFrom('participants.contact_version')
    .selectAll()
    .where('participation_id', '=', id)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({ value: toContact(row, cipher), ...recordedOf(row) }));
}

/** What has happened to a participation's consents, in the order of time. */
async function consentEventsOf(db: ReadHandle, participationId: string): Promise<ConsentEvent[]> {
  const { rows } = await sql<ConsentEvent>`
    select kind, 'consent-recorded' as what, recorded_at as at, recorded_by as by from participants.consent
      where participation_id = ${participationId}::uuid
    union all select kind, case withdrawn_as when 'mistake' then 'consent-mistake' else 'consent-withdrawn' end, withdrawn_at, withdrawn_by
      from participants.consent where participation_id = ${participationId}::uuid and withdrawn_at is not null
    order by at, what, kind`.execute(db);
  return rows;
}

const recordedOf = (row: { recorded_from: Date; recorded_by: string; basis: string }) => ({
  recordedFrom: row.recorded_from,
  recordedBy: row.recorded_by,
  basis: row.basis,
});
