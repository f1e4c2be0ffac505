import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { backupWorld, MASTER_KEY, plainly, READABLE, type BackupWorld } from '../../../test/backupWorld.ts';
import { MAN_1993, WOMAN_1985 } from '../../../test/participantSheets.ts';
import { operator } from '../../../test/testDatabase.ts';
import { openPool, withClient } from '../database/driver.ts';
import { masterKeyOf } from '../database/masterKey.ts';
import { readBackup } from './readBackup.ts';
import { verifyBackup } from './verifyBackup.ts';

const key = masterKeyOf(Buffer.from(MASTER_KEY, 'hex'));
let world: BackupWorld;
beforeAll(async () => {
  world = await backupWorld();
  return world.close;
});

/** The rows of each table in a file, as COPY writes them. */
async function rowsIn(file: string): Promise<Map<string, string[]>> {
  const tables = new Map<string, string[]>();
  await readBackup(file, key, {
    head: async () => undefined,
    async table({ schema, name }, rows) {
      const parts: Buffer[] = [];
      for await (const part of rows) parts.push(part);
      tables.set(`${schema}.${name}`, Buffer.concat(parts).toString('utf8').split('\n').slice(0, -1));
    },
    tableEnd: async () => undefined,
    sequences: async () => undefined,
  });
  return tables;
}

describe('a backup', () => {
  it('holds every table but sessions, counted attempts and logins under way, whole, and can be read through', async () => {
    const file = world.path('whole.samla');
    const told: number[] = [];
    const written = await world.installation.backUp(world.norra, { ...plainly, file, progress: (rows) => told.push(rows) });
    const { attachments: _, ...verified } = await verifyBackup(file, key);
    expect(verified).toEqual(written);
    expect(written.bytes).toBe(statSync(file).size);
    expect(told.at(-1)).toBe(written.rows);
    const tables = await rowsIn(file);
    const all = await world.source.asOwner(world.norra.entry.database, (client) =>
      client.query<{ name: string }>(
        `select schemaname || '.' || tablename as name from pg_tables where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'public', 'migrations')`,
      ),
    );
    const left = all.rows.map(({ name }) => name).filter((name) => !tables.has(name));
    expect(left.toSorted()).toEqual(['access.login_attempt', 'access.login_step', 'access.session']);
    expect(tables.get('participants.person_version')).toHaveLength(2);
    expect(tables.get('access.user_account')?.[0]).toMatch(/kristina@prov\.example/);
  });

  it('is of one instant, also when others write while it is made', async () => {
    const file = world.path('meanwhile.samla');
    const { norra, installation } = world;
    let goOn = true;
    const party = (n: number) =>
      norra.write(operator, { action: 'write meanwhile', reason: 'prov' }, ({ db }) =>
        sql`insert into association.party (id, kind, name, is_member, valid_from, version, changed_at, changed_by)
          values (gen_random_uuid(), 'municipality', ${`Kommun ${n}`}, true, '2018-01-01', 1, now(), 'prov')`.execute(db),
      );
    const writer = (async () => {
      for (let n = 0; goOn; n += 1) await party(n);
    })();
    const count = (name: string) => sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`;
    let seen = 0;
    await installation.backUp(norra, {
      ...plainly,
      file,
      attach: async (asOfThen) => {
        // Some more are written between the instant and this look at it.
        await new Promise((resolve) => setTimeout(resolve, 300));
        seen = await asOfThen.read(operator, { action: 'look', reason: 'prov' }, async ({ db }) =>
          Number((await count('association.party').execute(db)).rows[0]?.count),
        );
        return { parties: seen };
      },
    });
    goOn = false;
    await writer;
    const tables = await rowsIn(file);
    const written = (tables.get('access.audit_entry') ?? []).filter((line) => line.includes('write meanwhile'));
    expect(tables.get('association.party')).toHaveLength(written.length);
    expect(seen).toBe(written.length);
    const after = await norra.read(operator, { action: 'look', reason: 'prov' }, async ({ db }) =>
      Number((await count('association.party').execute(db)).rows[0]?.count),
    );
    expect(after).toBeGreaterThan(written.length);
  });

  it('holds each row once, also when they come in many packets', async () => {
    const { norra, installation } = world;
    await norra.write(operator, { action: 'write many', reason: 'prov' }, ({ db }) =>
      sql`insert into association.party (id, kind, name, is_member, valid_from, version, changed_at, changed_by)
        select gen_random_uuid(), 'municipality', 'Många ' || n, true, '2018-01-01', 1, now(), 'prov' from generate_series(1, 5000) n`.execute(
        db,
      ),
    );
    const file = world.path('many.samla');
    await installation.backUp(norra, { ...plainly, file });
    const kept = (await rowsIn(file)).get('association.party') ?? [];
    const names = new Set(kept.map((line) => line.split('\t')[2]).filter((name) => name?.startsWith('Många ')));
    expect(names.size).toBe(5000);
  });

  it('has nothing in it that can be read without the key, packed or not', async () => {
    const file = world.path('unreadable.samla');
    await world.installation.backUp(world.norra, { ...plainly, file, attach: async () => ({ figures: 'Agda Ekgren' }) });
    const bytes = readFileSync(file);
    const hidden = [...READABLE, WOMAN_1985, MAN_1993, 'Olle Operatör', 'participants', 'create table'];
    for (const text of hidden)
      for (const encoding of ['utf8', 'utf16le', 'latin1', 'hex', 'base64'] as const) {
        const looked =
          encoding === 'hex' || encoding === 'base64'
            ? Buffer.from(Buffer.from(text).toString(encoding).replace(/=+$/, ''))
            : Buffer.from(text, encoding);
        expect(bytes.includes(looked), `${text} as ${encoding}`).toBe(false);
      }
    // Wherever one begins, it unpacks to nothing.
    for (let at = 0; at < 200; at += 1)
      for (const unpack of [gunzipSync, inflateRawSync]) {
        const got = attempt(() => unpack(bytes.subarray(at)));
        expect(got === undefined || !hidden.some((text) => got.includes(text))).toBe(true);
      }
  });

  it('is for its owner alone, and never written over another file', async () => {
    const file = world.path('own.samla');
    await world.installation.backUp(world.norra, { ...plainly, file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(world.installation.backUp(world.norra, { ...plainly, file })).rejects.toThrow(/finns redan/);
    await expect(world.installation.backUp(world.norra, { ...plainly, file: world.path('nowhere/own.samla') })).rejects.toThrow(
      /Mappen för .* finns inte/,
    );
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.runIf(process.getuid?.() === 0)('leaves nothing on a disk that is full, and says so', async () => {
    const disk = world.path('disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]).status !== 0)
      return console.warn('SKIPPED: no right to mount a small disk here.');
    try {
      writeFileSync(`${disk}/filler`, Buffer.alloc(8_000));
      await expect(world.installation.backUp(world.norra, { ...plainly, file: `${disk}/norra.samla` })).rejects.toThrow(/Disken är full/);
      expect(readdirSync(disk)).toEqual(['filler']);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

describe('the role that backups read by', () => {
  it('reads every row of every table, and can write, make and take over nothing', async () => {
    const { catalogue, names } = world.source;
    const { login } = inject('testServer');
    const backup = { ...login, user: names.backup, password: key.backupPassword(catalogue) };
    await withClient(backup, world.norra.entry.database, async (client) => {
      expect((await client.query('select from participants.person_version')).rowCount).toBe(2);
      const { rows } = await client.query<{ table: string; policies: number; can: string[] }>(
        `select c.oid::regclass::text as table,
           (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname = 'backed_up') as policies,
           array(select verb from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) verb where has_table_privilege(c.oid, verb)) as can
         from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
      );
      expect(rows.length).toBeGreaterThan(40);
      expect(rows.filter(({ can }) => can.join() !== 'SELECT')).toEqual([]);
      expect(rows.filter(({ table, policies }) => policies !== (table === 'migrations.applied' ? 0 : 1))).toEqual([]);
      for (const forbidden of [
        'delete from participants.person',
        'create table x ()',
        `set role ${names.families.operator}`,
        'create role x',
      ])
        await expect(client.query(forbidden)).rejects.toThrow(/permission denied/);
    });
  });

  it('is nobody that the application can become', async () => {
    const { catalogue, names } = world.source;
    const { login } = inject('testServer');
    const pool = openPool({ ...login, user: names.app, password: key.appPassword(catalogue) }, world.norra.entry.database, 1);
    await expect(pool.query(`set role ${names.backup}`)).rejects.toThrow(/permission denied/);
    await pool.end();
  });
});

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
