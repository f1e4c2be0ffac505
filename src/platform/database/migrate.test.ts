import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { UserError } from '../userError.ts';
import { connect, withClient } from './driver.ts';
import { applyMigrations, listMigrations, migrationsFingerprint, type Migration } from './migrate.ts';
import { installationNames, quoteIdentifier } from './names.ts';

const { login, catalogue } = inject('testServer');
const names = installationNames(catalogue);
const NOW = new Date('2018-09-05T10:00:00Z');
const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: `${name} ${sql}` });
const FIRST = migration('0001_first.sql', 'create table first (id int); grant select on first to ${team};');
const SECOND = migration('0002_second.sql', 'create table second (id int);');

let client: pg.Client;
let database = '';
beforeEach(async () => {
  database = `${catalogue}_migrate_${randomBytes(4).toString('hex')}`;
  await withClient(login, catalogue, (one) => one.query(`create database ${quoteIdentifier(database)} template template0`));
  client = await connect(login, database);
});
afterEach(async () => {
  await client.end();
  await withClient(login, catalogue, (one) => one.query(`drop database ${quoteIdentifier(database)}`));
});

const apply = (...migrations: Migration[]): Promise<number> => applyMigrations(client, migrations, names, NOW);
const applied = async (): Promise<string[]> =>
  (await client.query<{ name: string }>('select name from migrations.applied order by name')).rows.map(({ name }) => name);
const there = async (table: string): Promise<boolean> =>
  (await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])).rows[0]?.there === true;

describe('migrations', () => {
  it('run once each, in order, with the names of this installation’s roles', async () => {
    expect(await apply(FIRST)).toBe(1);
    expect(await apply(FIRST, SECOND)).toBe(1);
    expect(await apply(FIRST, SECOND)).toBe(0);
    expect(await applied()).toEqual(['0001_first.sql', '0002_second.sql']);
    const { rows } = await client.query<{ may: boolean }>('select has_table_privilege($1, $2, $3) as may', [
      names.families.team,
      'first',
      'select',
    ]);
    expect(rows).toEqual([{ may: true }]);
  });

  it('leave nothing of one that fails, and keep those before it', async () => {
    await expect(apply(FIRST, migration('0002_broken.sql', 'create table half (id int); select nonsense;'))).rejects.toThrow(
      /0002_broken\.sql failed/,
    );
    expect(await applied()).toEqual(['0001_first.sql']);
    expect([await there('first'), await there('half')]).toEqual([true, false]);
  });

  it('are not changed after they have run', async () => {
    await apply(FIRST);
    await expect(apply({ ...FIRST, checksum: 'another' })).rejects.toThrow(/another content/);
  });

  it('of a newer Samla make an older one stop and say so', async () => {
    await apply(FIRST, SECOND);
    await expect(apply(FIRST)).rejects.toThrow(UserError);
    await expect(apply(FIRST)).rejects.toThrow(/nyare Samla \(0002_second\.sql\)/);
  });
});

describe('the migrations of Samla', () => {
  it('are numbered without gap or double, for the catalogue and for an association', () => {
    for (const kind of ['catalogue', 'association'] as const) {
      const numbers = listMigrations(kind).map(({ name }) => Number(name.slice(0, 4)));
      expect(numbers, kind).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  it('have a fingerprint that stays while they do', () => {
    expect(migrationsFingerprint()).toMatch(/^[0-9a-f]{64}$/);
    expect(migrationsFingerprint()).toBe(migrationsFingerprint());
  });

  it('name roles by family alone, so that they run in every installation', () => {
    for (const { name, sql } of [...listMigrations('catalogue'), ...listMigrations('association')]) {
      expect(sql.match(/\$\{(?!(?:app|user|team|figures|privacy|admin|operator)\})[^}]*\}/g), name).toBeNull();
      // A policy may name who owns the installation, as whom the definer functions run.
      expect(sql.replaceAll(/create policy [^;]+? to current_user/g, '').match(/\bto (?:samla|public\b|current_user)/g), name).toBeNull();
    }
  });
});
