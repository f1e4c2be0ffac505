import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { RecordedBy } from './participantRecords.ts';

/** How many participations of an intervention last on or after a day, and so go on in what takes over from it. */
export async function countLasting(db: ReadHandle, interventionId: string, day: LocalDate): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*) as left from published.counted_participation
    where intervention_id = ${interventionId}::uuid and recorded_to = 'infinity' and enrolled is not null and not wrong_registration
      and (closed is null or closed >= ${day})`.execute(db);
  return rows[0]?.left ?? 0;
}

/**
 * Lets participations go on in an intervention that takes over, each as a new version.
 * @param ids all that last when undefined, which is the coordinator's to ask when there is one to go to
 * @returns how many were moved
 */
export async function moveWithReorganisation(
  db: WriteHandle,
  { reorganisationId, target, ids }: { readonly reorganisationId: string; readonly target: string; readonly ids?: readonly string[] },
  by: RecordedBy,
): Promise<number> {
  const { rows } = await sql<{ moved: number }>`
    select participants.move_with_reorganisation(${reorganisationId}::uuid, ${target}::uuid, ${ids === undefined ? null : [...ids]}::uuid[],
      ${by.recordedFrom}::timestamptz, ${by.recordedBy}, ${by.basis}) as moved`.execute(db);
  return rows[0]?.moved ?? 0;
}
