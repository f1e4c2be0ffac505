import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Role } from '../platform/roles.ts';
import { plainEmail } from './loginLimit.ts';
import type { InvitationPurpose } from './invitation.ts';
import { voidInvitations, type Delivery } from './invitationQueries.ts';
import { oneTimePasswordExpiry } from './password.ts';
import { withdrawRolesOf } from './roleQueries.ts';
import { endSessionsOf } from './sessionQueries.ts';

/** `invited` has not yet chosen a password. */
export type UserState = 'active' | 'invited' | 'left';
export type UserRow = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly leftAt: Date | null;
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  /** By the association itself. */
  readonly isEmployee: boolean;
  readonly state: UserState;
  /** The open link, whether it has expired or not; all null without one. */
  readonly purpose: InvitationPurpose | null;
  readonly delivery: Delivery | null;
  readonly invitedAt: Date | null;
  readonly invitedBy: string | null;
  readonly invitationExpiresAt: Date | null;
  /** Held now or later, what waits for approval included. */
  readonly roles: readonly {
    readonly role: Role;
    readonly interventionId: string | null;
    readonly partyId: string | null;
    readonly group: string | null;
    readonly from: string;
    readonly to: string | null;
    readonly isPending: boolean;
  }[];
};

export async function findUserByEmail(
  db: ReadHandle,
  email: string,
): Promise<{ id: string; name: string; leftAt: Date | null } | undefined> {
  return db
    .selectFrom('access.user_account')
    .select(['id', 'name', 'left_at as leftAt'])
    .where('email', '=', plainEmail(email))
    .executeTakeFirst();
}

/** Adds a user; without a password it is chosen by invitation. A temporary password is a one-time password, which works for some days from now. */
export async function insertUser(
  db: WriteHandle,
  user: {
    id?: string;
    email: string;
    name: string;
    passwordHash: string | null;
    temporary: boolean;
    isEmployee?: boolean;
    createdAt: Date;
  },
): Promise<string> {
  const { id } = await db
    .insertInto('access.user_account')
    .values({
      ...(user.id === undefined ? {} : { id: user.id }),
      email: plainEmail(user.email),
      name: user.name.normalize('NFC').trim(),
      password_hash: user.passwordHash,
      password_is_temporary: user.temporary,
      password_expires_at: user.temporary && user.passwordHash !== null ? oneTimePasswordExpiry(user.createdAt) : null,
      is_employee: user.isEmployee ?? false,
      created_at: user.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Gives a user a one-time password instead of the one in use, ends the user's sessions and makes open links void. */
export async function setOneTimePassword(
  db: WriteHandle,
  userId: string,
  passwordHash: string,
  at: Date,
  by: string | null = null,
): Promise<void> {
  await db
    .updateTable('access.user_account')
    .set((set) => ({
      changed_by: by,
      changed_at: at,
      password_hash: passwordHash,
      password_is_temporary: true,
      password_expires_at: oneTimePasswordExpiry(at),
      version: set('version', '+', 1),
    }))
    .where('id', '=', userId)
    .execute();
  await voidInvitations(db, userId, at);
  await endSessionsOf(db, userId);
}

/** Says whether a user is employed by the association itself. */
export async function setEmployee(db: WriteHandle, userId: string, isEmployee: boolean): Promise<void> {
  await db.updateTable('access.user_account').set({ is_employee: isEmployee }).where('id', '=', userId).execute();
}

export async function isEmployeeOf(db: ReadHandle, userId: string): Promise<boolean> {
  const row = await db.selectFrom('access.user_account').select('is_employee as isEmployee').where('id', '=', userId).executeTakeFirst();
  return row?.isEmployee ?? false;
}

/** Takes all access from a user at once: sessions, links and roles end now. The account and its roles stay, for the audit log to point at. */
export async function setUserLeft(db: WriteHandle, userId: string, at: Date, by: string | null = null): Promise<void> {
  await db
    .updateTable('access.user_account')
    .set((set) => ({ left_at: at, changed_by: by, changed_at: at, version: set('version', '+', 1) }))
    .where('id', '=', userId)
    .execute();
  await withdrawRolesOf(db, userId, at, by);
  await voidInvitations(db, userId, at);
  await endSessionsOf(db, userId);
}

/** Lets one who left come back: without a password and without roles, which are given anew. */
export async function setUserBack(db: WriteHandle, userId: string): Promise<void> {
  await db
    .updateTable('access.user_account')
    .set({ left_at: null, password_hash: null, password_is_temporary: true, password_expires_at: null })
    .where('id', '=', userId)
    .execute();
}

/** The names of those who have these e-mail addresses, also of those who have left; the others are not in it. */
export async function findUserNames(db: ReadHandle, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ email: string; name: string }>`select email, name from access.names_of(${[...new Set(emails)]})`.execute(db);
  return new Map(rows.map(({ email, name }) => [email, name]));
}

/** The same for an operator, who reads the users themselves. */
export async function findUserNamesAsOperator(db: ReadHandle, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ email: string; name: string }>`
    select email, name from access.user_account where email = any (${[...new Set(emails)]}::text[])`.execute(db);
  return new Map(rows.map(({ email, name }) => [email, name]));
}

/** The names of these users by key, also of those who have left. */
export async function findNamesOfUsers(db: ReadHandle, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('access.user_account')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those who may be asked to write in a report: coordinators (intervention null) and team leaders of today. Told to a coordinator alone. */
export async function listReportWriters(db: ReadHandle): Promise<{ userId: string; name: string; interventionId: string | null }[]> {
  const { rows } = await sql<{ userId: string; name: string; interventionId: string | null }>`
    select user_id as "userId", name, intervention_id as "interventionId" from access.report_writers()`.execute(db);
  return rows.sort((a, b) => inSwedishOrder(a.name, b.name));
}

/** Counts one change of an account of this version. False when it was changed meanwhile: then nothing is to be done. */
export async function claimUserVersion(db: WriteHandle, userId: string, version: number, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('access.user_account')
    .set({ version: version + 1, changed_by: by, changed_at: at })
    .where('id', '=', userId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** All users in name order, or one. */
export async function listUsers(db: ReadHandle, today: LocalDate, onlyId?: string): Promise<UserRow[]> {
  const { rows } = await sql<UserRow>`
    select u.id, u.email, u.name, u.created_at as "createdAt", u.left_at as "leftAt", u.version, u.is_employee as "isEmployee",
      u.changed_by as "changedBy", u.changed_at as "changedAt",
      i.purpose, i.delivery, i.created_at as "invitedAt", i.created_by as "invitedBy", i.expires_at as "invitationExpiresAt",
      case when u.left_at is not null then 'left' when i.purpose = 'invitation' then 'invited' else 'active' end as state,
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'interventionId', a.intervention_id, 'partyId', a.party_id, 'group', a.group_name, 'from', a.valid_from, 'to', a.valid_to,
          'isPending', a.approval = 'pending') order by a.role, a.valid_from)
        from access.role_assignment a
        where a.user_id = u.id and a.withdrawn_at is null and (a.valid_to is null or a.valid_to >= ${today})), '[]'::jsonb) as roles
    from access.user_account u
    left join access.invitation i on i.user_id = u.id and i.used_at is null and i.voided_at is null
    where ${onlyId ?? null}::uuid is null or u.id = ${onlyId ?? null}::uuid
    order by u.name collate "sv-x-icu", u.email`.execute(db);
  return rows;
}
