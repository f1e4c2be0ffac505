import { sql } from 'kysely';
import type { ReadHandle } from '../src/platform/database/transaction.ts';
import type { LocalDate } from '../src/shared/localDate.ts';

export type Enrolled = { readonly id: string; readonly personId: string; readonly enrolled: LocalDate; readonly known: Date };

/** Those of an intervention who are in and not protected, the latest enrolled first. */
export async function listLatestEnrolled(db: ReadHandle, interventionId: string, most: number): Promise<Enrolled[]> {
  const { rows } = await sql<Enrolled>`
    select v.participation_id as id, v.person_id as "personId", v.enrolled, p.created_at as known
    from participants.participation_version v join participants.participation p on p.id = v.participation_id
    where intervention_id = ${interventionId}::uuid and recorded_to = 'infinity' and person_id is not null and closed is null
      and not wrong_registration and not protected order by enrolled desc, row_key limit ${most}`.execute(db);
  return rows;
}
