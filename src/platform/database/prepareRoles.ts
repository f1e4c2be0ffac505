import type pg from 'pg';
import { quoteIdentifier, ROLE_FAMILIES, type InstallationNames } from './names.ts';

/**
 * The application's role, which owns nothing and inherits nothing, and one role per family that it may switch to.
 * Works for an owner with CREATEROLE that is no superuser, on PostgreSQL 15 and later.
 */
export async function prepareRoles(client: pg.Client, names: InstallationNames, appPassword: string): Promise<void> {
  const families = ROLE_FAMILIES.map((family) => names.families[family]);
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any ($1)', [
    [names.app, ...families],
  ]);
  const existing = new Set(rows.map((row) => row.rolname));
  for (const role of families) if (!existing.has(role)) await client.query(`create role ${quoteIdentifier(role)} nologin`);
  const login = `login noinherit nocreatedb nocreaterole password ${client.escapeLiteral(appPassword)}`;
  await client.query(`${existing.has(names.app) ? 'alter' : 'create'} role ${quoteIdentifier(names.app)} ${login}`);
  for (const role of families) await client.query(`grant ${quoteIdentifier(role)} to ${quoteIdentifier(names.app)}`);
}
