import { beforeAll, describe, expect, it } from 'vitest';
import { listMigrations } from '../src/platform/database/migrate.ts';
import { installationNames } from '../src/platform/database/names.ts';
import { testAssociation } from './testDatabase.ts';

// The schema's conventions against the live catalogue of a migrated association.
const { asOwner } = await testAssociation();
const OWN = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'migrations')`;
const names = installationNames('samla_test');

type Column = { table: string; column: string; type: string; comment: string | null };
let columns: Column[] = [];
let tables: { table: string; comment: string | null; secured: boolean; forced: boolean }[] = [];

beforeAll(async () => {
  await asOwner(async (client) => {
    columns = (
      await client.query<Column>(`select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as comment
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where ${OWN} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`)
    ).rows;
    tables = (
      await client.query(`select n.nspname || '.' || c.relname as table, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as secured, c.relforcerowsecurity as forced
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OWN} and c.relkind = 'r'`)
    ).rows as typeof tables;
  });
  expect(tables.length).toBeGreaterThan(8);
});

describe('the schema of an association', () => {
  it('says of every table what it is and has row security on it', () => {
    expect(tables.filter((table) => !table.comment || !table.secured).map((table) => table.table)).toEqual([]);
  });

  it('says of every column whether it is plain, of staff, sensitive or secret (V14.1.1)', () => {
    expect(
      columns
        .filter(({ comment }) => !/^(plain|staff|sensitive|secret): \S/.test(comment ?? ''))
        .map(({ table, column }) => `${table}.${column}`),
    ).toEqual([]);
  });

  it('forces row security, also on the owner, wherever a column is sensitive (V14.2.4)', () => {
    const sensitive = new Set(columns.filter(({ comment }) => comment?.startsWith('sensitive')).map(({ table }) => table));
    expect(sensitive.size).toBeGreaterThan(1);
    expect(tables.filter(({ table, forced }) => sensitive.has(table) && !forced).map(({ table }) => table)).toEqual([]);
  });

  it('keeps times with zone, days without, money and counts whole', () => {
    expect(
      columns
        .filter(
          ({ type }) =>
            type.startsWith('timestamp without') ||
            type === 'real' ||
            type === 'double precision' ||
            type === 'money' ||
            type.startsWith('character'),
        )
        .map(({ table, column }) => `${table}.${column}`),
    ).toEqual([]);
  });

  it('lets identity columns be text only when encrypted', () => {
    const identity = columns.filter(
      ({ column }) => /(^|_)(personnummer|number|given_name|family_name|phone)(_|$)/.test(column) && !column.startsWith('organisation'),
    );
    const open = identity.filter(({ table, type }) => table.startsWith('participants.') && type !== 'bytea');
    expect(identity.length).toBeGreaterThan(2);
    expect(open).toEqual([]);
  });

  it('gives the application role nothing but the functions for before a login (V13.2.2)', async () => {
    const granted = await asOwner((client) =>
      client.query<{ table: string }>(
        `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee where ${OWN} and r.rolname = $1`,
        [names.app],
      ),
    );
    expect(granted.rows).toEqual([]);
    const functions = await asOwner((client) =>
      client.query<{ name: string }>(
        `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) g join pg_roles r on r.oid = g.grantee where ${OWN} and r.rolname = $1 order by 1`,
        [names.app],
      ),
    );
    expect(functions.rows.map(({ name }) => name)).toEqual([
      'add_accessibility_feedback',
      'append_audit_block',
      'audit_block_hashes',
      'audit_entries_to_seal',
      'audit_seal_range',
      'begin_login',
      'clear_waiting',
      'end_session',
      'find_invitation',
      'find_login',
      'find_login_by_number',
      'find_passkey',
      'find_second_factor',
      'find_session',
      'forget_login_attempts',
      'keep_login_step',
      'last_audit_block',
      'link_e_identity',
      'log_login',
      'prove_session',
      'read_data_key',
      'replace_password',
      'save_session',
      'session_proof',
      'take_login_step',
      'use_invitation',
      'use_one_time_code',
      'use_passkey',
      'use_recovery_code',
      'use_session',
    ]);
  });

  it('lets nobody execute a function by default, and every definer function names its search path', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ name: string; open: boolean; definer: boolean; path: boolean }>(
        `select p.oid::regprocedure::text as name, p.proacl is null or exists (select 1 from aclexplode(p.proacl) g where g.grantee = 0) as open,
          p.prosecdef as definer, coalesce(array_to_string(p.proconfig, ','), '') like '%search_path=%' as path
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OWN}`,
      ),
    );
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter((one) => one.open || (one.definer && !one.path)).map(({ name }) => name)).toEqual([]);
  });

  it('lets the audit log and its seals grow only: no role may change or remove an entry or a block', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{
        grant: string;
      }>(`select r.rolname || ' ' || g.privilege_type as grant from pg_class c, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
        where c.oid in ('access.audit_entry'::regclass, 'access.audit_block'::regclass) and g.grantee <> c.relowner
          and g.privilege_type <> 'SELECT' and (g.privilege_type <> 'INSERT' or c.relname = 'audit_block')`),
    );
    expect(rows).toEqual([]);
  });

  it('shows views with the rights of who asks', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ view: string; options: string[] | null }>(
        `select c.oid::regclass::text as view, c.reloptions as options from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OWN} and c.relkind = 'v'`,
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ options }) => !options?.includes('security_invoker=true'))).toEqual([]);
  });

  it('indexes every foreign key that points at something which grows', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{
        fk: string;
      }>(`select k.conrelid::regclass || '.' || k.conname as fk from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where ${OWN} and k.contype = 'f' and not exists (select 1 from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])`),
    );
    expect(rows).toEqual([]);
  });
});

describe('a migration', () => {
  // The owner is asked by forced row security too: to it a table of participants is empty, and a new key would find nothing to point at.
  it('makes no foreign key anew on a table that may have rows: a database with participants would refuse it', () => {
    const later = listMigrations('association').filter(({ name }) => name > '0003');
    expect(later.length).toBeGreaterThan(30);
    const anew = /alter\s+table[^;]*\badd\s+(constraint\s+\S+\s+)?foreign\s+key/iu;
    expect(anew.test('alter table a.b\n drop constraint c,\n add constraint c foreign key (d) references e (f);')).toBe(true);
    expect(later.filter(({ sql }) => anew.test(sql)).map(({ name }) => name)).toEqual([]);
  });
});
