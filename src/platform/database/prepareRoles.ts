import type pg from 'pg';
import type { MasterKey } from './masterKey.ts';
import { quoteIdentifier, ROLE_FAMILIES, type InstallationNames } from './names.ts';

/**
 * The application's role, which owns nothing and inherits nothing, one role per family that it may switch to, and the role that
 * backups read by. Works for an owner with CREATEROLE that is no superuser, on PostgreSQL 15 and later.
 */
export async function prepareRoles(client: pg.Client, names: InstallationNames, key: MasterKey): Promise<void> {
  const families = ROLE_FAMILIES.map((family) => names.families[family]);
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any ($1)', [
    [names.app, names.backup, ...families],
  ]);
  const existing = new Set(rows.map((row) => row.rolname));
  for (const role of families) if (!existing.has(role)) await client.query(`create role ${quoteIdentifier(role)} nologin`);
  for (const [role, password] of [
    [names.app, key.appPassword(names.catalogue)],
    [names.backup, key.backupPassword(names.catalogue)],
  ] as const) {
    const login = `login noinherit nocreatedb nocreaterole password ${client.escapeLiteral(password)}`;
    await client.query(`${existing.has(role) ? 'alter' : 'create'} role ${quoteIdentifier(role)} ${login}`);
  }
  for (const role of families) await client.query(`grant ${quoteIdentifier(role)} to ${quoteIdentifier(names.app)}`);
}
