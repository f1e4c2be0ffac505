import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { UserError } from '../userError.ts';
import { quoteIdentifier, type InstallationNames } from './names.ts';

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

const ROOT = join(import.meta.dirname, '../../../migrations');

/** The numbered migrations of the catalogue or of an association's database, in order. Forward only. */
export function listMigrations(kind: 'catalogue' | 'association'): readonly Migration[] {
  const folder = join(ROOT, kind);
  return readdirSync(folder)
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** One value for the state of all migrations: when it is the same, nothing has to be done at start. */
export function migrationsFingerprint(): string {
  const hash = createHash('sha256');
  for (const kind of ['catalogue', 'association'] as const) {
    for (const { name, checksum } of listMigrations(kind)) hash.update(`${kind}/${name} ${checksum}\n`);
  }
  return hash.digest('hex');
}

/** Applies what is missing, each in a transaction of its own with its record. Throws when an applied file was changed, and a
 * UserError when the database has had migrations that this program does not know. */
export async function applyMigrations(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  names: InstallationNames,
  now: Date,
): Promise<number> {
  await client.query(`create schema if not exists migrations;
    create table if not exists migrations.applied (name text primary key, checksum text not null, applied_at timestamptz not null);
    comment on schema migrations is 'Which migrations this database has had.';
    comment on table migrations.applied is 'One row per migration file that has run here.';
    comment on column migrations.applied.name is 'plain: file name';
    comment on column migrations.applied.checksum is 'plain: SHA-256 of the file';
    comment on column migrations.applied.applied_at is 'plain: when';`);
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations.applied');
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const unknown = [...applied.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new UserError(
      'database-newer',
      `Databasen är gjord av en nyare Samla (${unknown.join(', ')}). Starta med den versionen, eller läs tillbaka en säkerhetskopia från före uppgraderingen.`,
    );
  }
  let count = 0;
  for (const migration of migrations) {
    const checksum = applied.get(migration.name);
    if (checksum === migration.checksum) continue;
    if (checksum !== undefined) throw new Error(`migration ${migration.name} has run here with another content; write a new one instead`);
    await client.query('begin');
    try {
      await client.query(withRoleNames(migration.sql, names));
      await client.query('insert into migrations.applied values ($1, $2, $3)', [migration.name, migration.checksum, now]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    count += 1;
  }
  return count;
}

function withRoleNames(sql: string, names: InstallationNames): string {
  return sql.replace(/\$\{(app|user|team|figures|privacy|admin|operator)\}/g, (_, role: 'app' | keyof InstallationNames['families']) =>
    quoteIdentifier(role === 'app' ? names.app : names.families[role]),
  );
}
