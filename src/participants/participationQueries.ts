import { sql } from 'kysely';
import { inBatches } from '../platform/database/batches.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { RecordedBy, StoredParticipation } from './participantRecords.ts';
import { isWrongRegistration } from './participation.ts';
import { toParticipation } from './storedParticipation.ts';

/** Only one import writes at a time: two of the same sheet, started together, become one and "nothing changed". */
export async function lockParticipants(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(7265302)`.execute(db);
}

/** Single records are written side by side, but never while an import decides what it writes. */
export async function shareParticipants(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(7265302)`.execute(db);
}

/** Current values of the participations with one of the keys or row keys, or of one of the persons. `interventionNames` by key. */
export async function listParticipations(
  db: ReadHandle,
  of: { readonly ids?: readonly string[]; readonly rowKeys?: readonly string[]; readonly personIds?: readonly string[] },
  interventionNames: ReadonlyMap<string, string>,
): Promise<StoredParticipation[]> {
  const rows = await db
    .selectFrom('participants.participation_version')
    .selectAll()
    .where('recorded_to', '=', sql<Date>`'infinity'`)
    .where(
      sql<boolean>`(participation_id = any (${of.ids ?? []}::uuid[]) or row_key = any (${of.rowKeys ?? []}::text[]) or person_id = any (${of.personIds ?? []}::uuid[]))`,
    )
    .execute();
  return rows.map((row) => toParticipation(row, interventionNames));
}

/** Ends what was known and writes what is known from now on. Version 1 makes the participation. `interventionIds` by name. */
export async function insertParticipationVersions(
  db: WriteHandle,
  participations: readonly StoredParticipation[],
  interventionIds: ReadonlyMap<string, string>,
  by: RecordedBy,
): Promise<void> {
  const persons = participations.flatMap(({ version, values }) => (version > 1 && values.kind === 'person' ? values.personId : []));
  for (const batch of inBatches(persons)) await sql`select participants.begin_recording(${batch}::uuid[])`.execute(db);
  // All old versions end before any new one begins: a row key may pass from one record to another.
  // A new version never begins before the one it takes over from, even when the clock was set back in between.
  const endOfEarlier = new Map<string, Date>();
  for (const batch of inBatches(participations.filter((one) => one.version > 1))) {
    const { rows } = await sql<{ id: string; ended: Date }>`
      update participants.participation_version set recorded_to = greatest(recorded_from, ${by.recordedFrom}::timestamptz)
      where recorded_to = 'infinity' and participation_id = any (${batch.map(({ id }) => id)}::uuid[])
      returning participation_id as id, recorded_to as ended`.execute(db);
    for (const { id, ended } of rows) endOfEarlier.set(id, ended);
  }
  for (const batch of inBatches(participations)) {
    const fresh = batch.filter((one) => one.version === 1);
    if (fresh.length > 0)
      await db
        .insertInto('participants.participation')
        .values(fresh.map(({ id }) => ({ id, created_at: by.recordedFrom })))
        .execute();
    await db
      .insertInto('participants.participation_version')
      .values(
        batch.map((one) => fromParticipation(one, interventionIds, { ...by, recordedFrom: endOfEarlier.get(one.id) ?? by.recordedFrom })),
      )
      .execute();
  }
}

function fromParticipation({ id, version, values }: StoredParticipation, interventionIds: ReadonlyMap<string, string>, by: RecordedBy) {
  const interventionId = interventionIds.get(values.intervention);
  if (interventionId === undefined) throw new Error('a participation names an intervention that was not made');
  const record = {
    participation_id: id,
    version,
    recorded_from: by.recordedFrom,
    recorded_by: by.recordedBy,
    basis: by.basis,
    row_key: values.rowKey,
    intervention_id: interventionId,
  };
  if (values.kind === 'anonymous') {
    const { sex, year, wrongRegistration } = values.anonymous;
    return { ...record, sex, anonymous_year: year, protected: false, wrong_registration: wrongRegistration, ...NOTHING };
  }
  const { facts } = values;
  return {
    ...record,
    person_id: values.personId,
    sex: values.sex,
    anonymous_year: null,
    protected: values.protected,
    protection_told: values.protectionTold,
    given_told: values.nameTold.given,
    family_told: values.nameTold.family,
    age_at_enrolment: facts.ageAtEnrolment,
    municipality: facts.municipality,
    referrer: facts.referrer,
    enrolled: facts.enrolled,
    closed: facts.closed,
    closing_reason: facts.closingReason,
    education: facts.education,
    occupation_at_start: facts.occupationAtStart,
    occupation_at_end: facts.occupationAtEnd,
    income_at_start: [...facts.incomeAtStart],
    income_at_end: [...facts.incomeAtEnd],
    support_months: facts.supportMonths,
    support_not_applicable: facts.supportNotApplicable,
    wrong_registration: isWrongRegistration(facts),
  };
}

// Kysely takes one set of columns per statement, so that an anonymous row names all of them too.
const NOTHING = {
  person_id: null,
  protection_told: false,
  given_told: false,
  family_told: false,
  age_at_enrolment: null,
  municipality: null,
  referrer: null,
  enrolled: null,
  closed: null,
  closing_reason: null,
  education: null,
  occupation_at_start: null,
  occupation_at_end: null,
  income_at_start: [],
  income_at_end: [],
  support_months: null,
  support_not_applicable: false,
};
