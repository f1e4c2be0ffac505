import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Role } from '../platform/roles.ts';

export type HeldRole = { readonly role: Role; readonly interventionId: string | null; readonly from: string; readonly to: string | null };
export type UserRow = { readonly id: string; readonly email: string; readonly name: string; readonly leftAt: Date | null; readonly roles: readonly HeldRole[] };

export async function findUserByEmail(db: ReadHandle, email: string): Promise<{ id: string; name: string; leftAt: Date | null } | undefined> {
  return db
    .selectFrom('access.user_account')
    .select(['id', 'name', 'left_at as leftAt'])
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
}

export async function insertUser(
  db: WriteHandle,
  user: { email: string; name: string; passwordHash: string; temporary: boolean; createdAt: Date },
): Promise<string> {
  const { id } = await db
    .insertInto('access.user_account')
    .values({
      email: user.email.trim().toLowerCase(),
      name: user.name.trim(),
      password_hash: user.passwordHash,
      password_is_temporary: user.temporary,
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

/** The roles that a user holds on a day. */
export async function listRolesHeld(db: ReadHandle, userId: string, on: LocalDate): Promise<{ role: Role; interventionId: string | null }[]> {
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
