import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { ASSIGNMENT, type AssignmentRow, type Ending } from './roleQueries.ts';

/** Roles in the teams that who asks leads today, but for the own ones: those another leader of the team answers. */
const WAITS_FOR_ME = sql`a.approval = 'pending' and a.withdrawn_at is null
  and a.intervention_id = any ((select access.led_interventions())::uuid[]) and a.user_id <> (select access.current_user_id())`;

export type WaitingRow = Pick<
  AssignmentRow,
  'id' | 'role' | 'interventionId' | 'group' | 'from' | 'to' | 'givenBy' | 'givenAt' | 'version' | 'reason'
> & {
  readonly userId: string;
  readonly name: string;
};

/** What waits for the approval of who asks: row security shows the own teams alone. */
export async function listWaiting(db: ReadHandle): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select ${ASSIGNMENT}, u.name from access.role_assignment a join access.user_account u on u.id = a.user_id
    where ${WAITS_FOR_ME}
    order by a.given_at, u.name collate "sv-x-icu"`.execute(db);
  return rows;
}

/** The team leader's answer. False when it was answered or ended meanwhile. */
export async function answerWaiting(db: WriteHandle, { id, version, by, at }: Ending, approve: boolean): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update access.role_assignment set approval = ${approve ? 'approved' : 'declined'}, approval_by = ${by}, approval_at = ${at},
      withdrawn_at = case when ${approve} then null else ${at}::timestamptz end,
      valid_to = case when ${approve} then valid_to else coalesce(valid_to, greatest(valid_from, access.current_day())) end,
      changed_by = ${by}, changed_at = ${at}, version = version + 1
    where id = ${id}::uuid and version = ${version} and approval = 'pending' and withdrawn_at is null`.execute(db);
  return numAffectedRows === 1n;
}

/** How many roles wait for the approval of who asks. */
export async function countWaiting(db: ReadHandle): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from access.role_assignment a where ${WAITS_FOR_ME}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export type Approver = { readonly id: string; readonly name: string; readonly email: string };

/** Who leads an intervention today or later, and so can approve a role in it; not who is given the role. */
export async function listApprovers(db: ReadHandle, interventionId: string, givenTo: string): Promise<Approver[]> {
  const { rows } = await sql<Approver>`
    select distinct u.id, u.name, u.email from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.intervention_id = ${interventionId}::uuid and a.role = 'team_leader' and a.in_force and u.left_at is null
      and (a.valid_to is null or a.valid_to >= access.current_day()) and u.id <> ${givenTo}::uuid
    order by u.email`.execute(db);
  return rows;
}
