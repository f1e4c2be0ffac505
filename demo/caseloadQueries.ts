import { sql } from 'kysely';
import type { HeldAs } from '../src/participants/caseload.ts';
import type { WriteHandle } from '../src/platform/database/transaction.ts';

/** Gives somebody every fifth participant of an intervention, for each of the places named, from the day of the enrolment. */
export async function distributeParticipants(
  db: WriteHandle,
  interventionId: string,
  {
    heldAs,
    userId,
    places,
    by,
  }: { readonly heldAs: HeldAs; readonly userId: string; readonly places: readonly number[]; readonly by: string },
): Promise<void> {
  await sql`
    insert into participants.caseload (participation_id, held_as, user_id, valid_from, reason, recorded_at, recorded_by)
    select id, ${heldAs}, ${userId}::uuid, enrolled, 'fördelat på teammötet', enrolled + time '10:00', ${by} from (
      select v.participation_id as id, v.enrolled, (row_number() over (order by v.enrolled, v.row_key)) % 5 as place
      from participants.participation_version v
      where v.intervention_id = ${interventionId}::uuid and v.recorded_to = 'infinity' and v.closed is null and v.person_id is not null
        and not v.wrong_registration) enrolled_now
    where place = any (${[...places]}::integer[])`.execute(db);
}
