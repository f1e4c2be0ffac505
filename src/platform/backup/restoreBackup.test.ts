import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { backupWorld, freshInstallation, MASTER_KEY, NORRA, plainly, unchecked, type BackupWorld } from '../../../test/backupWorld.ts';
import { operation, operator } from '../../../test/testDatabase.ts';
import { testInstallation, type TestInstallation } from '../../../test/testInstallation.ts';
import { personPlace } from '../../participants/personPlace.ts';
import { withClient } from '../database/driver.ts';
import { letBackupsRead } from '../database/letBackupsRead.ts';
import { masterKeyOf } from '../database/masterKey.ts';
import { applyMigrations, listMigrations } from '../database/migrate.ts';
import { readSchema } from '../database/readSchema.ts';
import { writeBackup } from './writeBackup.ts';

const key = masterKeyOf(Buffer.from(MASTER_KEY, 'hex'));
let world: BackupWorld;
let file: string;
beforeAll(async () => {
  world = await backupWorld();
  file = world.path('norra.samla');
  await world.installation.backUp(world.norra, { ...plainly, file, attach: async () => ({ told: 42 }) });
  return world.close;
});

/** What there is besides catalogue and template. */
const leftIn = async (place: TestInstallation): Promise<string[]> => {
  const names = new Set([place.catalogue, place.names.template]);
  return (await place.databases()).filter((name) => !names.has(name));
};

describe('a restore', () => {
  it('makes the association anew, with the same rows, rules and rights, and goes on where it was', async () => {
    const { place, installation } = await freshInstallation();
    const looked: unknown[] = [];
    const summary = await installation.restore({
      ...unchecked,
      file,
      settle: (client) => client.query(`update access.user_account set name = 'Kristina Efteråt'`).then(() => undefined),
      check: async (restored, head, attachments) => void looked.push(restored.entry.name, head.madeBy, attachments),
    });
    expect(looked).toEqual([NORRA.name, 'Olle Operatör', { told: 42 }]);
    expect(summary.rows).toBeGreaterThan(8);
    const restored = await installation.findBySlug('norra');
    if (!restored) throw new Error('it is not there');
    expect(restored.entry).toMatchObject({ ...NORRA, id: world.norra.entry.id });

    const schemaOf = (of: TestInstallation, database: string) => of.asOwner(database, (client) => readSchema(client, of.catalogue));
    expect(await schemaOf(place, restored.entry.database)).toBe(await schemaOf(world.source, world.norra.entry.database));

    // The names are read by the key that came along, and the next row has a number that none had.
    const cipher = await restored.cipher();
    const { names, ids } = await restored.write(operator, operation, async ({ db }) => ({
      names: (await db.selectFrom('participants.person_version').select(['person_id', 'family_name_cipher']).execute()).map((row) =>
        row.family_name_cipher === null ? '' : cipher.decrypt(row.family_name_cipher, personPlace(row.person_id, 'family name')),
      ),
      ids: (await sql`select from participants.participation_version`.execute(db)).rows.length,
    }));
    expect([names, ids]).toEqual([['Ekgren', 'Ekgren'], 2]);
    const { rows } = await place.asOwner(restored.entry.database, (client) =>
      client.query<{ entries: number; newest: number; user: string }>(
        `select count(*)::int as entries, max(id)::int as newest, (select name from access.user_account) as user from access.audit_entry`,
      ),
    );
    expect(rows[0]?.user).toBe('Kristina Efteråt');
    expect(rows[0]?.newest).toBeGreaterThanOrEqual(rows[0]?.entries ?? 0);
    // And it can be backed up again, from a database of another name.
    await installation.backUp(restored, { ...plainly, file: world.path('again.samla') });
  });

  it('is refused where the association is, by its name, address or number, and changes nothing there', async () => {
    for (const there of [
      { ...NORRA, slug: 'annan', organisationNumber: null },
      { ...NORRA, name: 'Annat förbund', organisationNumber: null },
      { name: 'Annat förbund', slug: 'annan', organisationNumber: NORRA.organisationNumber },
    ]) {
      const { place, installation } = await freshInstallation();
      await installation.createAssociation(there);
      const before = await leftIn(place);
      await expect(installation.restore({ ...unchecked, file })).rejects.toThrow(/här finns redan .* ny installation/);
      expect(await leftIn(place)).toEqual(before);
    }
    await expect(world.installation.restore({ ...unchecked, file })).rejects.toThrow(/här finns redan "Samordningsförbundet Norra"/);
  });

  it('is refused with another key, and with a file that was cut off or changed, before anything is stored', async () => {
    const other = testInstallation();
    const foreign = await other.open({ masterKey: 'ab'.repeat(32) });
    await expect(foreign.restore({ ...unchecked, file })).rejects.toThrow(/Huvudnyckeln är inte den/);
    expect(await leftIn(other)).toEqual([]);

    const { place, installation } = await freshInstallation();
    const bytes = readFileSync(file);
    const damaged = world.path('damaged.samla');
    for (const spoil of [
      () => truncateSync(damaged, bytes.length - 100),
      () => truncateSync(damaged, 57),
      () => writeFileSync(damaged, bytes.with(bytes.length - 30, (bytes.at(-30) ?? 0) ^ 1)),
      () => writeFileSync(damaged, bytes.with(100, (bytes[100] ?? 0) ^ 1)),
    ]) {
      writeFileSync(damaged, bytes);
      spoil();
      const said: string[] = [];
      await expect(installation.restore({ ...unchecked, file: damaged, say: (text) => said.push(text) })).rejects.toThrow(
        /skadad, avkortad/,
      );
      expect(said).toEqual(['Läser igenom säkerhetskopian …']);
    }
    await expect(installation.restore({ ...unchecked, file: world.path('none.samla') })).rejects.toThrow(/finns inte/);
    expect(await leftIn(place)).toEqual([]);
  });

  it('leaves nothing when a check says no, or when it was killed, and then works', async () => {
    const { place, installation } = await freshInstallation();
    const failing = installation.restore({ ...unchecked, file, check: () => Promise.reject(new Error('the figures are others')) });
    await expect(failing).rejects.toThrow('the figures are others');
    expect(await leftIn(place)).toEqual([]);
    expect(await installation.listAssociations()).toEqual([]);

    // As a killed one leaves it.
    const left = place.names.restored('norra', '0a1b2c3d');
    const leave = () =>
      place.asOwner(place.catalogue, async (client) => {
        await client.query('insert into catalogue.restoring values ($1, now())', [left]);
        await client.query(`create database ${left}`);
      });
    await leave();
    await installation.removeUnfinishedRestores();
    expect(await leftIn(place)).toEqual([]);
    await leave();
    await installation.restore({ ...unchecked, file });
    const [only] = await leftIn(place);
    expect([only, await leftIn(place)]).toEqual([(await installation.findBySlug('norra'))?.entry.database, [only]]);
    // What is shown is nobody's leftover.
    await installation.removeUnfinishedRestores();
    expect(await leftIn(place)).toEqual([only]);
  });
});

describe('a backup of another version', () => {
  /** A database as an older Samla had it, with the association in it, written by that version's tables. */
  async function olderBackup(to: string, steps: number, more: (migrations: string) => string = () => ''): Promise<void> {
    const { names, catalogue } = world.source;
    const { login } = inject('testServer');
    const database = `${catalogue}_old_${steps}`;
    const { entry } = world.norra;
    await world.source.asOwner(catalogue, (client) => client.query(`create database ${database} template template0`));
    await world.source.asOwner(database, async (client) => {
      await applyMigrations(client, listMigrations('association').slice(0, steps), names, new Date());
      await letBackupsRead(client, names);
      await client.query(`insert into access.data_key values (1, $1, now())`, [key.wrap(Buffer.alloc(32, 1))]);
      await client.query(`insert into association.profile (id, name, slug, created_at) values (1, $1, $2, now())`, [
        entry.name,
        entry.slug,
      ]);
      await client.query(more('migrations.applied'));
    });
    const { id, name, slug, organisationNumber } = entry;
    await writeBackup({
      ...plainly,
      attach: async () => ({}),
      file: to,
      login: { ...login, user: names.backup, password: key.backupPassword(catalogue) },
      database,
      key,
      head: { association: { id, name, slug, organisationNumber, createdAt: '2018-01-01T00:00:00.000Z' }, madeAt: '', madeBy: 'prov' },
    });
  }

  it('is read in as it was and brought forward, when it is older', async () => {
    const old = world.path('old.samla');
    await olderBackup(old, 12);
    const { place, installation } = await freshInstallation();
    await installation.restore({ ...unchecked, file: old });
    const restored = await installation.findBySlug('norra');
    if (!restored) throw new Error('it is not there');
    const { rows } = await place.asOwner(restored.entry.database, (client) =>
      client.query<{ count: number; name: string }>(
        'select (select count(*)::int from migrations.applied) as count, (select name from association.profile) as name',
      ),
    );
    expect(rows).toEqual([{ count: listMigrations('association').length, name: NORRA.name }]);
    const schema = (of: TestInstallation, database: string) =>
      of.asOwner(database, async (client) => (await readSchema(client, of.catalogue)).split('\n').toSorted());
    expect(await schema(place, restored.entry.database)).toEqual(await schema(world.source, world.norra.entry.database));
    await withClient(
      { ...inject('testServer').login, user: place.names.backup, password: key.backupPassword(place.catalogue) },
      restored.entry.database,
      (client) => client.query('select from reports.section_comment'),
    );
  });

  it('is refused when it is newer than the program', async () => {
    const newer = world.path('newer.samla');
    await olderBackup(
      newer,
      listMigrations('association').length,
      (applied) => `insert into ${applied} values ('9999_future.sql', 'x', now())`,
    );
    const { place, installation } = await freshInstallation();
    await expect(installation.restore({ ...unchecked, file: newer })).rejects.toThrow(/nyare Samla \(9999_future\.sql\)/);
    expect(await leftIn(place)).toEqual([]);
  });
});
