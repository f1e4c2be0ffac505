import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Role } from '../platform/roles.ts';
import { plainEmail } from './loginLimit.ts';
import { oneTimePasswordExpiry } from './password.ts';

export type HeldRole = { readonly role: Role; readonly interventionId: string | null; readonly from: string; readonly to: string | null };
export type UserRow = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly leftAt: Date | null;
  readonly roles: readonly HeldRole[];
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

/** Adds a user. A temporary password is a one-time password, which works for some days from now. */
export async function insertUser(
  db: WriteHandle,
  user: { email: string; name: string; passwordHash: string; temporary: boolean; createdAt: Date },
): Promise<string> {
  const { id } = await db
    .insertInto('access.user_account')
    .values({
      email: plainEmail(user.email),
      name: user.name.normalize('NFC').trim(),
      password_hash: user.passwordHash,
      password_is_temporary: user.temporary,
      password_expires_at: user.temporary ? oneTimePasswordExpiry(user.createdAt) : null,
      created_at: user.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertRoleAssignment(
  db: WriteHandle,
  assignment: { userId: string; role: Role; interventionId: string | null; from: LocalDate; grantedBy: string },
): Promise<void> {
  await db
    .insertInto('access.role_assignment')
    .values({
      user_id: assignment.userId,
      role: assignment.role,
      intervention_id: assignment.interventionId,
      valid_from: assignment.from,
      granted_by: assignment.grantedBy,
    })
    .execute();
}

/** Gives a user a one-time password instead of the one in use, and ends the user's sessions. */
export async function setOneTimePassword(db: WriteHandle, userId: string, passwordHash: string, at: Date): Promise<void> {
  await db
    .updateTable('access.user_account')
    .set((set) => ({
      password_hash: passwordHash,
      password_is_temporary: true,
      password_expires_at: oneTimePasswordExpiry(at),
      version: set('version', '+', 1),
    }))
    .where('id', '=', userId)
    .execute();
  await endSessions(db, userId);
}

/** Takes all access from a user at once. The account and its roles stay, for the audit log to point at. */
export async function setUserLeft(db: WriteHandle, userId: string, at: Date): Promise<void> {
  await db
    .updateTable('access.user_account')
    .set((set) => ({ left_at: at, version: set('version', '+', 1) }))
    .where('id', '=', userId)
    .execute();
  await endSessions(db, userId);
}

async function endSessions(db: WriteHandle, userId: string): Promise<void> {
  await db.deleteFrom('access.session').where('user_id', '=', userId).execute();
}

/** The roles that a user holds on a day. */
export async function listRolesHeld(
  db: ReadHandle,
  userId: string,
  on: LocalDate,
): Promise<{ role: Role; interventionId: string | null }[]> {
  const rows = await db
    .selectFrom('access.role_assignment')
    .select(['role', 'intervention_id as interventionId'])
    .where('user_id', '=', userId)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .execute();
  // The table's check constraint allows the roles alone.
  return rows.map((row) => ({ role: row.role as Role, interventionId: row.interventionId }));
}

/** The names of those who have these e-mail addresses, also of those who have left; the others are not in it. */
export async function findUserNames(db: ReadHandle, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ email: string; name: string }>`select email, name from access.names_of(${[...new Set(emails)]})`.execute(db);
  return new Map(rows.map(({ email, name }) => [email, name]));
}

/** All users with the roles they hold now or later, in name order. */
export async function listUsers(db: ReadHandle, on: LocalDate): Promise<UserRow[]> {
  const { rows } = await sql<UserRow>`
    select u.id, u.email, u.name, u.left_at as "leftAt",
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'interventionId', a.intervention_id,
          'from', a.valid_from, 'to', a.valid_to) order by a.role, a.valid_from)
        from access.role_assignment a
        where a.user_id = u.id and (a.valid_to is null or a.valid_to >= ${on})), '[]'::jsonb) as roles
    from access.user_account u order by u.name collate "sv-x-icu", u.email`.execute(db);
  return rows;
}
