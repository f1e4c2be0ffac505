import { sql } from 'kysely';
import type { WriteHandle } from '../platform/database/transaction.ts';

/** Before versions of persons or of their participations end: whom a team may record, it may until the transaction ends. */
export async function beginRecording(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await sql`select participants.begin_recording(${[...new Set(personIds)]}::uuid[])`.execute(db);
}

/** When all is written: what was known of a person before the team's own time with them is out of its sight again. */
export async function endRecording(db: WriteHandle): Promise<void> {
  await sql`select set_config('samla.matched_persons', '', true)`.execute(db);
}
