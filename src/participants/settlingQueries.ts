import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { Birth } from '../shared/identityNumber.ts';
import type { RecordedBy } from './participantRecords.ts';

/**
 * For a team: makes protection and sex – and with a birth, the age – of a person the same in all their participations, those of other
 * teams included, which it is told nothing of.
 */
export async function settlePerson(db: WriteHandle, personId: string, by: RecordedBy, birth?: Birth): Promise<void> {
  const bornOn = birth && 'date' in birth ? birth.date : null;
  const birthYear = birth && 'year' in birth ? birth.year : null;
  await sql`select participants.settle_person(${personId}::uuid, ${by.recordedFrom}::timestamptz, ${by.recordedBy}, ${by.basis},
    ${bornOn}::date, ${birthYear}::integer)`.execute(db);
}

/** The same for many at once, their births as they were told. */
export async function settlePersons(db: WriteHandle, personIds: readonly string[], by: RecordedBy): Promise<void> {
  await sql`select participants.settle_person(id, ${by.recordedFrom}::timestamptz, ${by.recordedBy}, ${by.basis}, null, null)
    from unnest(${[...personIds]}::uuid[]) as told (id)`.execute(db);
}

/** Those of the persons who stay protected whatever the team's own records say. */
export async function listProtectedElsewhere(db: ReadHandle, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string;
  }>`select id from participants.protected_elsewhere(${[...personIds]}::uuid[]) as kept (id)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Those of the row keys that other teams use; not which team. */
export async function listTakenRowKeys(db: ReadHandle, rowKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select key from participants.taken_row_keys(${[...rowKeys]}::text[]) as taken (key)`.execute(
    db,
  );
  return new Set(rows.map(({ key }) => key));
}

/** Asks for the answer about overlaps now instead of when the transaction ends. */
export async function checkOverlaps(db: WriteHandle): Promise<void> {
  await sql`set constraints participants.participation_overlap immediate`.execute(db);
}

/** When all is written: what was known of a person before the team's own time with them is out of its sight again. */
export async function endRecording(db: WriteHandle): Promise<void> {
  await sql`select set_config('samla.matched_persons', '', true)`.execute(db);
}
