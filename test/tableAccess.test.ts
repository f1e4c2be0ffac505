import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { installationNames, ROLE_FAMILIES, type RoleFamily } from '../src/platform/database/names.ts';
import type { Actor, ReadHandle } from '../src/platform/database/transaction.ts';
import { accessAssociation, OWN_PARTICIPATIONS, type AccessAssociation } from './access/accessWorld.ts';
import { DATABASE_ROLES, TABLE_GRANTS, type DatabaseRole } from './access/tableAccessTable.ts';
import { operation, operator } from './testDatabase.ts';

const names = installationNames('samla_test');
const databaseRole = (role: DatabaseRole): string => (role === 'app' ? names.app : names.families[role]);

let association: AccessAssociation;
beforeAll(async () => {
  association = await accessAssociation();
});

describe('the table of who may touch what', () => {
  it('is what the database grants, for every table and view and every role', async () => {
    const rows = await association.asOwner(async (client) => {
      const privilege = (letter: string, verb: string): string =>
        `case when has_table_privilege(r.name, c.oid, '${verb}') then '${letter}' ${verb === 'DELETE' ? '' : `when has_any_column_privilege(r.name, c.oid, '${verb}') then '(${letter})'`} else '' end`;
      const { rows } = await client.query<{ table: string; role: string; grants: string }>(
        `select c.oid::regclass::text as table, r.name as role, ${privilege('s', 'SELECT')} || ${privilege('i', 'INSERT')} || ${privilege('u', 'UPDATE')} || ${privilege('d', 'DELETE')}
           || case when has_table_privilege(r.name, c.oid, 'TRUNCATE') or has_table_privilege(r.name, c.oid, 'TRIGGER') or has_table_privilege(r.name, c.oid, 'REFERENCES') then '!' else '' end as grants
         from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join unnest($1::text[]) r (name)
         where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'migrations')`,
        [DATABASE_ROLES.map(databaseRole)],
      );
      return rows;
    });
    const granted: Record<string, Record<string, string>> = {};
    for (const { table, role, grants } of rows)
      (granted[table] ??= {})[DATABASE_ROLES.find((one) => databaseRole(one) === role) ?? role] = grants === '' ? '-' : grants;
    expect(granted).toEqual(Object.fromEntries(TABLE_GRANTS));
  });

  it('gives no role the bookkeeping of migrations, and none the right to make anything', async () => {
    const { rows } = await association.asOwner((client) =>
      client.query<{ name: string; can: boolean }>(
        `select r.name, has_schema_privilege(r.name, 'migrations', 'USAGE') or exists (select from pg_namespace n where has_schema_privilege(r.name, n.oid, 'CREATE') and n.nspname !~ '^pg_temp')
           or has_database_privilege(r.name, current_database(), 'CREATE') or has_database_privilege(r.name, current_database(), 'TEMPORARY') as can from unnest($1::text[]) r (name)`,
        [DATABASE_ROLES.map(databaseRole)],
      ),
    );
    expect(rows).toHaveLength(DATABASE_ROLES.length);
    expect(rows.filter(({ can }) => can)).toEqual([]);
  });

  it('has roles that own nothing, are no superusers, do not log in – the app alone does – and do not pass row security by', async () => {
    const { rows } = await association.asOwner((client) =>
      client.query<{ name: string; login: boolean; strong: boolean; owns: boolean }>(
        `select r.rolname as name, r.rolcanlogin as login, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as strong,
           exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_proc p where p.proowner = r.oid) as owns
         from pg_roles r where r.rolname = any ($1)`,
        [DATABASE_ROLES.map(databaseRole)],
      ),
    );
    expect(rows.filter(({ strong, owns }) => strong || owns)).toEqual([]);
    expect(rows.filter(({ login }) => login).map(({ name }) => name)).toEqual([names.app]);
  });

  it('gives the app nothing of a family until it switches to it', async () => {
    const { rows } = await association.asOwner((client) =>
      client.query<{ inherits: boolean }>('select rolinherit as inherits from pg_roles where rolname = $1', [names.app]),
    );
    expect(rows).toEqual([{ inherits: false }]);
  });
});

describe('row security', () => {
  const as = <T>(family: RoleFamily, who: string, work: (db: ReadHandle) => Promise<T>): Promise<T> => {
    const actor: Actor = { family, role: who, userId: association.users.get(who) ?? null, name: who };
    return association.database.read(actor, operation, ({ db }) => work(db));
  };
  const count = (family: RoleFamily, who: string, table: string): Promise<number> =>
    as(
      family,
      who,
      async (db) => (await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)).rows[0]?.count ?? -1,
    );

  it('shows a team the persons and participations of its own interventions alone (V8.3.1)', async () => {
    for (const table of [
      'participants.person',
      'participants.person_version',
      'participants.participation',
      'participants.participation_version',
      'published.counted_participation',
    ]) {
      expect(await count('team', 'team_member', table), table).toBe(OWN_PARTICIPATIONS);
      expect(await count('operator', 'operator', table), `${table}, positive control`).toBe(5);
    }
  });

  it('shows nothing to the team role without an assignment, without a user, or before the first and after the last day', async () => {
    const table = 'participants.participation_version';
    expect(await count('team', 'coordinator', table)).toBe(0);
    expect(await count('team', 'nobody at all', table)).toBe(0);
    const days = async (from: string, to: string | null): Promise<number> => {
      await association.asOwner((client) =>
        client.query('update access.role_assignment set valid_from = $1, valid_to = $2 where role = $3', [from, to, 'team_member']),
      );
      return count('team', 'team_member', table);
    };
    expect(await days('2018-01-01', null)).toBe(OWN_PARTICIPATIONS);
    expect(await days('2018-01-01', '2018-12-31')).toBe(0);
    expect(await days('2999-01-01', null)).toBe(0);
    expect(await days('2018-01-01', null)).toBe(OWN_PARTICIPATIONS);
  });

  it('shows nothing to a user who has left, though the assignment stands', async () => {
    const left = (at: string | null) =>
      association.asOwner((client) =>
        client.query('update access.user_account set left_at = $1 where email like $2', [at, 'team_leader@%']),
      );
    expect(await count('team', 'team_leader', 'participants.person')).toBe(OWN_PARTICIPATIONS);
    await left('2018-01-01');
    expect(await count('team', 'team_leader', 'participants.person')).toBe(0);
    await left(null);
  });

  it('keeps a person from the figures, and whom one may not see from a team that knows the key', async () => {
    await expect(count('figures', 'coordinator', 'participants.person')).rejects.toThrow(/permission denied/);
    await expect(
      as('figures', 'coordinator', (db) => sql`select municipality from participants.participation_version`.execute(db)),
    ).rejects.toThrow(/permission denied/);
    await expect(
      as('figures', 'coordinator', (db) => sql`select row_key from participants.participation_version`.execute(db)),
    ).rejects.toThrow(/permission denied/);
    const foreign = await as(
      'operator',
      'operator',
      async (db) =>
        (await sql<{ id: string }>`select person_id as id from participants.participation_version where row_key = 'n1'`.execute(db)).rows[0]
          ?.id,
    );
    const seen = await as('team', 'team_member', (db) =>
      sql`select from participants.person_version where person_id = ${foreign}::uuid`.execute(db),
    );
    expect(foreign).toBeDefined();
    expect(seen.rows).toHaveLength(0);
  });

  it('lets figures count a protected person without the municipality', async () => {
    const { rows } = await as('figures', 'coordinator', (db) =>
      sql<{
        protected: boolean;
        municipality: string | null;
      }>`select protected, municipality from published.counted_participation where protected`.execute(db),
    );
    expect(rows).toEqual([{ protected: true, municipality: null }]);
  });

  it('lets nobody read a password hash, a session token or the data key, nor the audit log but who checks its seals and who watches over it (V13.3.2)', async () => {
    for (const family of ROLE_FAMILIES) {
      for (const secret of [
        'password_hash from access.user_account',
        'token_hash from access.session',
        'wrapped_key from access.data_key',
        ...(family === 'operator' || family === 'privacy' ? [] : ['actor from access.audit_entry', 'hash from access.audit_block']),
      ]) {
        await expect(
          as(family, 'administrator', (db) => sql.raw(`select ${secret}`).execute(db)),
          `${family}: ${secret}`,
        ).rejects.toThrow(/permission denied/);
      }
    }
  });

  it('lets nobody write a line of the audit log in the name of somebody else, nor change or remove one (V16.4.2)', async () => {
    const other = association.users.get('economist');
    for (const family of ROLE_FAMILIES) {
      const forged = as(family, 'coordinator', (db) =>
        sql`insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome) values (now(), ${other}::uuid, 'economist', 'economist', 'forged', '', 'done')`.execute(
          db,
        ),
      );
      await expect(forged, family).rejects.toThrow(/row-level security/);
      await expect(
        as(family, 'coordinator', (db) => sql`update access.audit_entry set actor = 'nobody'`.execute(db)),
        family,
      ).rejects.toThrow(/permission denied/);
      await expect(
        as(family, 'coordinator', (db) => sql`delete from access.audit_entry`.execute(db)),
        family,
      ).rejects.toThrow(/permission denied/);
    }
  });

  it('lets the coordinator alone begin, write and adopt a report, and nobody write in one that is adopted', async () => {
    const ID = 'd3b07384-d9a0-4c2e-8a5f-00000000000a';
    const write = (family: RoleFamily, who: string, statement: string) =>
      association.database.write({ family, role: who, userId: association.users.get(who) ?? null, name: who }, operation, ({ db }) =>
        sql.raw(statement).execute(db),
      );
    const begin = `insert into reports.report (id, kind, period_from, period_to, created_at, created_by) values ('${ID}', 'interim', '2018-01-01', '2018-08-31', now(), 'prov')`;
    const text = (version: number) => `insert into reports.section_text values ('${ID}', 'board', ${version}, 'Möten.', now(), 'prov')`;
    const adopt = `insert into reports.adoption values ('${ID}', '2018-09-20', '§ 1', now(), 'prov', '{}')`;
    const file = (format: string) => `insert into reports.adopted_file values ('${ID}', '${format}', '\\x01', sha256('\\x01'))`;
    const source = `insert into reports.adopted_source values ('${ID}', 'voucher', 'x', 1)`;
    for (const statement of [begin, text(1)])
      for (const who of ['economist', 'board_member', 'auditor'] as const)
        await expect(write('figures', who, statement), `${who}: ${statement}`).rejects.toThrow(/row-level security/);
    await write('figures', 'coordinator', begin);
    await write('figures', 'coordinator', text(1));
    for (const who of ['economist', 'board_member', 'auditor'] as const)
      await expect(write('figures', who, adopt), who).rejects.toThrow(/row-level security/);
    for (const early of [file('pdf'), source])
      await expect(write('figures', 'coordinator', early)).rejects.toThrow(/row-level security|foreign key/);
    await write('figures', 'coordinator', `with adopted as (${adopt} returning 1) select * from adopted`);
    for (const [family, who] of [
      ['figures', 'coordinator'],
      ['operator', 'operator'],
    ] as const)
      for (const late of [text(2), file('html'), source])
        await expect(write(family, who, late), `${who}: ${late}`).rejects.toThrow(/row-level security/);
  });

  it('shows an adopted report to the board, the steering groups and the auditor, and a draft to none of them', async () => {
    const [DRAFT, ADOPTED] = ['d3b07384-d9a0-4c2e-8a5f-00000000000b', 'd3b07384-d9a0-4c2e-8a5f-00000000000c'];
    await association.database.write(operator, operation, async ({ db }) => {
      for (const id of [DRAFT, ADOPTED]) {
        await sql`insert into reports.report (id, kind, period_from, period_to, created_at, created_by) values (${id}::uuid, 'interim', '2017-01-01', '2017-08-31', now(), 'prov')`.execute(
          db,
        );
        await sql`insert into reports.section_text values (${id}::uuid, 'board', 1, 'Möten.', now(), 'prov')`.execute(db);
      }
      await sql`insert into reports.adoption values (${ADOPTED}::uuid, '2017-09-20', '§ 1', now(), 'prov', '{}')`.execute(db);
      await sql`insert into reports.adopted_file values (${ADOPTED}::uuid, 'pdf', '\\x01', sha256('\\x01'))`.execute(db);
      await sql`insert into reports.adopted_source values (${ADOPTED}::uuid, 'voucher', 'x', 1)`.execute(db);
    });
    const seenBy = async (who: string, table: string, column = 'report_id') => {
      const { rows } = await as('figures', who, (db) =>
        sql<{
          id: string;
        }>`select ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} in (${DRAFT}::uuid, ${ADOPTED}::uuid)`.execute(
          db,
        ),
      );
      return rows.map(({ id }) => (id === DRAFT ? 'draft' : 'adopted')).sort();
    };
    expect(await seenBy('coordinator', 'reports.report', 'id'), 'positive control').toEqual(['adopted', 'draft']);
    for (const who of ['board_member', 'steering_group_member', 'auditor']) {
      expect(await seenBy(who, 'reports.report', 'id'), who).toEqual(['adopted']);
      for (const table of ['reports.adoption', 'reports.adopted_file'])
        expect(await seenBy(who, table), `${who}: ${table}`).toEqual(['adopted']);
      expect(await seenBy(who, 'reports.section_text'), who).toEqual([]);
      expect(await seenBy(who, 'reports.adopted_source'), who).toEqual(who === 'auditor' ? ['adopted'] : []);
    }
    for (const table of ['reports.adoption', 'reports.adopted_file']) expect(await seenBy('economist', table)).toEqual([]);
  });

  it('hides persons from the owner of the database, too', async () => {
    const { rows } = await association.asOwner((client) =>
      client.query<{ count: string }>('select count(*)::text as count from participants.person_version'),
    );
    expect(rows).toEqual([{ count: '0' }]);
  });

  it('keeps office roles and team roles apart in one user, whoever writes', async () => {
    const both = association.asOwner((client) =>
      client.query(
        `insert into access.role_assignment (user_id, role, valid_from, granted_by) select id, 'economist', '2018-01-01', 'prov' from access.user_account where email like 'team_member@%'`,
      ),
    );
    await expect(both).rejects.toThrow(/role_circles_apart/);
  });
});
