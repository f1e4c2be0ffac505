import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { WriteHandle } from '../platform/database/transaction.ts';
import type { Birth, IdentityNumber } from '../shared/identityNumber.ts';
import type { KnownParticipation, KnownPerson, RecordedBy, StoredParticipation } from './participantRecords.ts';
import { insertParticipationVersions } from './participationQueries.ts';
import { insertPersonVersions, listPersons, matchPersonIds } from './personQueries.ts';
import { settlePerson } from './settlingQueries.ts';

/** Writes the next version of a participation, and what it tells of the person in all their other ones. `interventionIds` by name. */
export async function saveParticipation(
  db: WriteHandle,
  current: StoredParticipation,
  values: KnownParticipation,
  interventionIds: ReadonlyMap<string, string>,
  by: RecordedBy,
): Promise<void> {
  await insertParticipationVersions(db, [{ ...current, version: current.version + 1, values }], interventionIds, by);
  if (values.kind === 'person') await settlePerson(db, values.personId, by);
  await checkOverlaps(db);
}

/** The person who has a number already, in whatever team, for a team that is told the number; undefined for nobody. */
export async function findPersonByNumber(db: WriteHandle, cipher: IdentityCipher, number: IdentityNumber | null) {
  const [id] = number === null ? [] : await matchPersonIds(db, cipher, [number]);
  return id === undefined ? undefined : (await listPersons(db, cipher, [id]))[0];
}

/** Writes the next version of a person, and the sex and ages that follow in all their participations. */
export async function savePerson(
  db: WriteHandle,
  cipher: IdentityCipher,
  person: { readonly id: string; readonly version: number; readonly values: KnownPerson },
  birth: Birth,
  by: RecordedBy,
): Promise<void> {
  await insertPersonVersions(db, cipher, [{ ...person, version: person.version + 1 }], by);
  await settlePerson(db, person.id, by, birth);
}

/** Asks for the answer about overlaps now instead of when the transaction ends. */
export async function checkOverlaps(db: WriteHandle): Promise<void> {
  await sql`set constraints participants.participation_overlap immediate`.execute(db);
}

/**
 * What another who wrote at the same moment has led to: the same record changed, the same enrolment made, the same number registered, or
 * an overlap. Undefined for anything else.
 */
export function lostRaceOf(error: unknown): 'changed' | 'same-enrolment' | 'same-number' | 'overlap' | undefined {
  const constraint = typeof error === 'object' && error !== null && 'constraint' in error ? error.constraint : undefined;
  switch (constraint) {
    case 'person_version_pkey':
    case 'person_version_current':
    case 'participation_version_pkey':
    case 'participation_version_current':
      return 'changed';
    case 'participation_pkey':
      return 'same-enrolment';
    case 'person_version_number':
      return 'same-number';
    case 'participation_overlap':
      return 'overlap';
    default:
      return undefined;
  }
}
