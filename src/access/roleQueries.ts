import { sql } from 'kysely';
import type { Role } from '../platform/roles.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Administering } from './lastAdministrator.ts';
import type { Approval, Held } from './roleAssignment.ts';

export type AssignmentRow = {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly interventionId: string | null;
  readonly partyId: string | null;
  readonly group: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly givenBy: string;
  readonly givenAt: Date | null;
  readonly reason: string | null;
  readonly approval: Approval | 'approved' | 'declined';
  readonly approvalBy: string | null;
  readonly approvalAt: Date | null;
  readonly decision: string | null;
  readonly withdrawnAt: Date | null;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  readonly version: number;
};

type NewAssignment = {
  readonly id?: string;
  readonly userId: string;
  readonly role: Role;
  readonly interventionId: string | null;
  readonly partyId?: string | null;
  readonly group?: string | null;
  /** Who a participant with a login is. */
  readonly personId?: string;
  readonly from: LocalDate;
  readonly to?: LocalDate | null;
  readonly grantedBy: string;
  readonly at?: Date;
  readonly reason?: string | null;
  readonly approval?: Approval;
  readonly decision?: string | null;
};

export async function insertRoleAssignment(db: WriteHandle, assignment: NewAssignment): Promise<void> {
  await db
    .insertInto('access.role_assignment')
    .values({
      ...(assignment.id === undefined ? {} : { id: assignment.id }),
      user_id: assignment.userId,
      role: assignment.role,
      intervention_id: assignment.interventionId,
      party_id: assignment.partyId ?? null,
      group_name: assignment.group ?? null,
      ...(assignment.personId === undefined ? {} : { person_id: assignment.personId }),
      valid_from: assignment.from,
      valid_to: assignment.to ?? null,
      granted_by: assignment.grantedBy,
      given_at: assignment.at ?? null,
      given_reason: assignment.reason ?? null,
      approval: assignment.approval ?? 'none',
      decision: assignment.decision ?? null,
    })
    .execute();
}

/** The columns of an assignment `a`. */
export const ASSIGNMENT = sql<AssignmentRow>`
  a.id, a.user_id as "userId", a.role, a.intervention_id as "interventionId", a.party_id as "partyId", a.group_name as "group", a.valid_from as "from", a.valid_to as "to",
  a.granted_by as "givenBy", a.given_at as "givenAt", a.given_reason as "reason", a.approval, a.approval_by as "approvalBy",
  a.approval_at as "approvalAt", a.decision, a.withdrawn_at as "withdrawnAt", a.changed_by as "changedBy", a.changed_at as "changedAt", a.version`;

/** Every role a user has had, has and will have, latest first. */
export async function listAssignments(db: ReadHandle, userId: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select ${ASSIGNMENT} from access.role_assignment a where a.user_id = ${userId}::uuid
    order by a.valid_from desc, a.role, a.given_at desc nulls last, a.id`.execute(db);
  return rows;
}

export async function findAssignment(db: ReadHandle, id: string): Promise<AssignmentRow | undefined> {
  const { rows } = await sql<AssignmentRow>`select ${ASSIGNMENT} from access.role_assignment a where a.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** The roles that a user holds on a day or will hold, what waits for approval included; what was ended at once not. */
export async function listRolesHeld(db: ReadHandle, userId: string, on: LocalDate): Promise<Held[]> {
  const held = await listRolesFrom(db, userId, on);
  return held.filter(({ from }) => from <= on);
}

/** The roles that a user holds on a day or later, as above. */
export async function listRolesFrom(db: ReadHandle, userId: string, on: LocalDate): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select role, intervention_id as "interventionId", party_id as "partyId", group_name as "group", valid_from as "from", valid_to as "to" from access.role_assignment
    where user_id = ${userId}::uuid and withdrawn_at is null and (valid_to is null or valid_to >= ${on})`.execute(db);
  return rows;
}

export async function hasTeamLeader(db: ReadHandle, interventionId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select access.has_team_leader(${interventionId}::uuid) as has`.execute(db);
  return rows[0]?.has === true;
}

/** Whether somebody is the only one who leads an intervention, whose own roles nobody there can approve. */
export async function leadsAlone(db: ReadHandle, userId: string, interventionId: string): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`select access.leads_alone(${userId}::uuid, ${interventionId}::uuid) as alone`.execute(db);
  return rows[0]?.alone === true;
}

/** The administrators who have access and a password; one at a time may look and change, so that the last two can't both go at once. */
export async function listAdministrators(db: WriteHandle, today: LocalDate): Promise<Administering[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('access.administrators', 0))`.execute(db);
  const { rows } = await sql<Administering>`
    select a.id as "assignmentId", a.user_id as "userId", a.valid_from as "from", a.valid_to as "to"
    from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.role = 'administrator' and a.in_force and u.left_at is null and (a.valid_to is null or a.valid_to >= ${today})
      and not exists (select from access.invitation i
        where i.user_id = u.id and i.purpose = 'invitation' and i.used_at is null and i.voided_at is null)`.execute(db);
  return rows;
}

export type Ending = { readonly id: string; readonly version: number; readonly by: string; readonly at: Date };

/** Gives an assignment of this version a last day. False when it was changed meanwhile. */
export async function endAssignment(db: WriteHandle, { id, version, by, at }: Ending, to: LocalDate): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('access.role_assignment')
    .set({ valid_to: to, changed_by: by, changed_at: at, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends an assignment of this version at once; one that has not begun is taken back. False when it was changed meanwhile. */
export async function withdrawAssignment(db: WriteHandle, { id, version, by, at }: Ending, today: LocalDate): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update access.role_assignment set withdrawn_at = ${at}, valid_to = least(coalesce(valid_to, greatest(valid_from, ${today}::date)), greatest(valid_from, ${today}::date)),
      changed_by = ${by}, changed_at = ${at}, version = version + 1
    where id = ${id}::uuid and version = ${version} and withdrawn_at is null`.execute(db);
  return numAffectedRows === 1n;
}

/** Ends at once whatever roles a user holds now or will hold. */
export async function withdrawRolesOf(db: WriteHandle, userId: string, at: Date, by: string | null): Promise<void> {
  await sql`
    update access.role_assignment set withdrawn_at = ${at}, valid_to = greatest(valid_from, access.current_day()),
      changed_by = ${by}, changed_at = ${at}, version = version + 1
    where user_id = ${userId}::uuid and withdrawn_at is null and (valid_to is null or valid_to >= access.current_day())`.execute(db);
}
