import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../src/platform/database/transaction.ts';

/** One load at a time: the server's first start and the command line may ask for it at once. */
export async function lockDemo(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(7265320)`.execute(db);
}

/** All instants at which something was recorded. Each step of the demo has its own, so they tell how far a load came. */
export async function listRecordedInstants(db: ReadHandle): Promise<Set<number>> {
  const { rows } = await sql<{ at: Date }>`
    select recorded_from as at from participants.participation_version
    union select recorded_from from finance.voucher
    union select recorded_from from finance.budget_line
    union select created_at from reports.report
    union select saved_at from reports.section_text
    union select adopted_at from reports.adoption
    union select changed_at from association.party_history
    union select changed_at from interventions.intervention_history
    union select recorded_at from interventions.reorganisation
    union select created_at from access.user_account`.execute(db);
  return new Set(rows.map(({ at }) => at.getTime()));
}

/** The keys of some rows of a team's list, of those enrolled there last who are in and not protected. */
export async function listRowKeysOf(db: ReadHandle, interventionId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select row_key as key from participants.participation_version
    where recorded_to = 'infinity' and intervention_id = ${interventionId}::uuid and row_key is not null and person_id is not null
      and closed is null and not protected order by enrolled desc, row_key limit 8`.execute(db);
  return rows.map(({ key }) => key);
}
