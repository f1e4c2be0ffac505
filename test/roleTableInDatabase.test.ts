import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { alwaysApart } from '../src/access/roleCircles.ts';
import { insertRoleAssignment } from '../src/access/roleQueries.ts';
import { ROLE_TABLE, type Scope } from '../src/access/roleTable.ts';
import { insertUser } from '../src/access/userQueries.ts';
import { ROLES, type Role } from '../src/platform/roles.ts';
import type { Actor, WriteHandle } from '../src/platform/database/transaction.ts';
import { accessAssociation, targetIn, type AccessAssociation } from './access/accessWorld.ts';
import { operation, operator } from './testDatabase.ts';

let association: AccessAssociation;
beforeAll(async () => {
  association = await accessAssociation();
});

const SCOPES: readonly Scope[] = ['association', 'intervention', 'group', 'party', 'person'];

/** Whether the database takes roles for a new user; nothing is kept. */
async function takes(
  roles: readonly (readonly [Role, Scope])[],
  actor: Actor = operator,
  approval: 'none' | 'pending' = 'none',
): Promise<string> {
  class Undone extends Error {}
  try {
    await association.database.write(actor, operation, async (tx) => {
      const userId = await newUser(tx.db, tx.now);
      for (const [role, scope] of roles)
        await insertRoleAssignment(tx.db, { userId, role, ...targetIn(association, scope), from: tx.today, grantedBy: 'prov', approval });
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return 'taken';
    return error instanceof Error && 'constraint' in error && error.constraint !== undefined ? String(error.constraint) : String(error);
  }
  return 'kept';
}

const newUser = (db: WriteHandle, createdAt: Date): Promise<string> =>
  insertUser(db, { email: `${randomUUID()}@prov.example`, name: 'Ny', passwordHash: null, temporary: true, createdAt });
const firstScope = (role: Role): Scope => ROLE_TABLE[role].heldFor[0] ?? 'association';

describe('the database says the same as the table of roles', () => {
  it('about what each role is held for', async () => {
    for (const role of ROLES)
      for (const scope of SCOPES)
        expect(await takes([[role, scope]]), `${role} for ${scope}`).toBe(
          ROLE_TABLE[role].heldFor.includes(scope) ? 'taken' : 'role_target',
        );
  });

  it('about which roles go together in one user', async () => {
    for (const [i, one] of ROLES.entries())
      for (const other of ROLES.slice(i + 1)) {
        const both = [[one, firstScope(one)] as const, [other, firstScope(other)] as const];
        expect(await takes(both), `${one} and ${other}`).toBe(alwaysApart(one, other) ? 'role_circles_apart' : 'taken');
      }
  });

  it('about which roles wait for the team leader where coordinator and administrator are one, and who gives which', async () => {
    const office = association.users.get('coordinator') ?? '';
    await association.database.write(operator, operation, ({ db, today: from }) =>
      insertRoleAssignment(db, { userId: office, role: 'administrator', interventionId: null, from, grantedBy: 'prov' }),
    );
    const actor: Actor = { family: 'admin', role: 'administrator', userId: office, name: 'coordinator@prov.example' };
    for (const role of ROLES) {
      const alone = await takes([[role, firstScope(role)]], actor);
      const { isApproved, givenBy } = ROLE_TABLE[role];
      if (givenBy === 'administrator' && !isApproved) expect(alone, role).toBe('taken');
      else expect(alone, role).toMatch(/row-level security|permission denied/);
      if (isApproved) expect(await takes([[role, firstScope(role)]], actor, 'pending'), role).toBe('taken');
    }
  });

  it('about who works in a team: a group leader and a member of the steering group see no participant of their intervention', async () => {
    for (const role of ROLES) {
      const actor: Actor = { family: 'team', role, userId: association.users.get(role) ?? '', name: role };
      const { rows } = await association.database.read(actor, operation, ({ db }) =>
        sql<{ count: number }>`select cardinality(access.assigned_interventions()) as count`.execute(db),
      );
      expect(rows[0]?.count, role).toBe(ROLE_TABLE[role].family === 'team' ? 1 : 0);
    }
  });
});

describe('a participant with a login', () => {
  const names = async (family: Actor['family'], role: Role): Promise<string[]> => {
    const actor: Actor = { family, role, userId: association.users.get(role) ?? '', name: role };
    const { rows } = await association.database.read(actor, operation, ({ db }) =>
      sql<{ name: string }>`select name from access.user_account`.execute(db),
    );
    return rows.map(({ name }) => name);
  };

  it('is in nobody’s list of colleagues or users, and the role in none of those that are given', async () => {
    for (const [family, role] of [
      ['admin', 'administrator'],
      ['figures', 'coordinator'],
      ['team', 'team_leader'],
      ['privacy', 'data_protection_officer'],
    ] as const) {
      const seen = await names(family, role);
      expect(seen, family).toContain('Prov economist');
      expect(seen, family).not.toContain('Prov participant');
    }
    const actor: Actor = { family: 'admin', role: 'administrator', userId: association.users.get('administrator') ?? '', name: 'admin' };
    const { rows } = await association.database.read(actor, operation, ({ db }) =>
      sql<{ role: string }>`select distinct role from access.role_assignment`.execute(db),
    );
    expect(rows.map(({ role }) => role).toSorted()).toEqual(ROLES.filter((role) => role !== 'participant').toSorted());
  });
});
