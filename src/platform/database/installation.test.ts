import { readFileSync, rmSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { operation, operator } from '../../../test/testDatabase.ts';
import { testInstallation } from '../../../test/testInstallation.ts';
import { UserError } from '../userError.ts';
import { withClient } from './driver.ts';
import type { Installation } from './installation.ts';
import { masterKeyOf } from './masterKey.ts';

const NORRA = { name: 'Samordningsförbundet Norra', slug: 'norra', organisationNumber: '999901-0003' };
const SODRA = { name: 'Samordningsförbundet Södra', slug: 'sodra', organisationNumber: null };

describe('an installation', () => {
  it('is prepared once, with one key, also when two processes start it at the same moment', async () => {
    const own = testInstallation();
    const [one, two] = await Promise.all([own.open(), own.open()]);
    expect(await own.databases()).toEqual([own.catalogue, own.names.template]);
    await own.open();
    expect(own.said).toEqual(['Förbereder databasen …']);
    expect(one.secret('prov')).toBe(two.secret('prov'));
    const made = await one.createAssociation(NORRA);
    await made.read(operator, operation, async () => undefined);
    await (await two.findBySlug('norra'))?.read(operator, operation, async () => undefined);
  });

  it('is brought up to date, associations and all, keeps what they hold, and is opened with its own key alone', async () => {
    const own = testInstallation();
    const { entry } = await (await own.open()).createAssociation(NORRA);
    await own.asOwner(own.catalogue, (client) => client.query(`update migrations.installation set fingerprint = 'of an older Samla'`));
    // As if the last migration had not been there.
    await own.asOwner(entry.database, (client) =>
      client.query(`delete from migrations.applied where name like '0004%'; drop schema published cascade`),
    );
    const again = await own.open();
    expect(own.said).toEqual(['Förbereder databasen …', 'Förbereder databasen …', 'Uppgraderade Samordningsförbundet Norra (1 steg).']);
    await (await again.findBySlug('norra'))?.read(operator, operation, async () => undefined);
    const { rows } = await own.asOwner(entry.database, (client) => client.query<{ name: string }>('select name from association.profile'));
    expect(rows).toEqual([{ name: NORRA.name }]);

    // And not with another key than its own, nor without one.
    await expect(own.open({ masterKey: 'ab'.repeat(32) })).rejects.toThrow(/är inte den som databasen skapades med/);
    rmSync(own.keyFile);
    await expect(own.open()).rejects.toThrow(/Huvudnyckeln saknas/);
    await expect(own.open()).rejects.toThrow(UserError);
  });
});

describe('an owner', () => {
  it('that may not make databases and roles is told so before anything is changed', async () => {
    const own = testInstallation();
    const { login } = inject('testServer');
    const weak = `${own.catalogue}_weak`;
    await own.asOwner('postgres', (client) => client.query(`create role ${weak} login password 'svag'`));
    await own.asOwner('postgres', (client) => client.query(`create database ${own.catalogue}`));
    const opening = own.open({ owner: { server: { ...login, user: weak, password: 'svag' }, catalogue: own.catalogue } });
    await expect(opening).rejects.toThrow(UserError);
    await expect(opening).rejects.toThrow(/alter role "samla_own_\w+_weak" createdb createrole/);
    expect(await own.databases()).toEqual([own.catalogue]);
    await own.asOwner('postgres', (client) => client.query(`alter role ${weak} createdb createrole`));
    await expect(own.open({ owner: { server: { ...login, user: weak, password: 'svag' }, catalogue: own.catalogue } })).rejects.toThrow(
      /äga databasen/,
    );
  });

  it('that can not come in is told where and as whom, and never the password', async () => {
    const own = testInstallation();
    const { login } = inject('testServer');
    for (const server of [
      { ...login, password: 'helt fel' },
      { ...login, port: 1 },
      { ...login, host: '127.0.0.1', port: 1 },
    ]) {
      const opening = own.open({ owner: { server, catalogue: own.catalogue } });
      await expect(opening).rejects.toThrow(UserError);
      await expect(opening).rejects.toThrow(/går inte att nå som samla_owner .*DATABASE_URL/);
      await expect(opening).rejects.not.toThrow(/helt fel/);
    }
  });
});

describe('an association', () => {
  const own = testInstallation('file');
  let installation: Installation;
  beforeAll(async () => {
    installation = await own.open();
  });

  it('gets a database and a data key of its own', async () => {
    const [norra, sodra] = [await installation.createAssociation(NORRA), await installation.createAssociation(SODRA)];
    expect(norra.entry.database).not.toBe(sodra.entry.database);
    const stored = (await norra.cipher()).encrypt('Agda', 'p1');
    expect((await norra.cipher()).decrypt(stored, 'p1')).toBe('Agda');
    const others = await sodra.cipher();
    expect(() => others.decrypt(stored, 'p1')).toThrow();
    expect(
      (await installation.listAssociations()).map(({ name, slug, organisationNumber }) => ({ name, slug, organisationNumber })),
    ).toEqual([NORRA, SODRA]);
  });

  it('leaves to the others what it does not use of the connections', async () => {
    const some = await own.open({ keptOpen: 3 });
    for (const slug of ['norra', 'sodra']) {
      const database = await some.findBySlug(slug);
      await Promise.all([1, 2, 3].map(() => database?.read(operator, operation, async () => undefined)));
    }
    await expect.poll(() => some.connections().open).toBe(3);
  });

  it('is found by its exact name and by its address name', async () => {
    for (const one of [installation, await own.open()]) {
      expect((await one.findByName(NORRA.name))?.entry.slug).toBe('norra');
      expect((await one.findBySlug('norra'))?.entry.name).toBe(NORRA.name);
      expect(await one.findByName('samordningsförbundet norra')).toBeUndefined();
      expect(await one.findBySlug(`norra' or true --`)).toBeUndefined();
    }
  });

  it('keeps its name and its address name for itself, also when two are made at once', async () => {
    const ostra = { name: 'Östra', slug: 'ostra', organisationNumber: null };
    const made = await Promise.allSettled([installation.createAssociation(ostra), installation.createAssociation(ostra)]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(installation.createAssociation({ ...NORRA, slug: 'annan' })).rejects.toThrow(/finns redan/);
    await expect(installation.createAssociation({ name: 'En annan', slug: 'norra', organisationNumber: null })).rejects.toThrow(
      /är upptaget/,
    );
  });

  it('takes the place of what an interrupted creation left, and never of what somebody has worked in', async () => {
    const left = { name: 'Västra', slug: 'vastra', organisationNumber: null };
    const database = own.names.database(left.slug);
    await own.asOwner('postgres', (client) => client.query(`create database ${database} template ${own.names.template}`));
    const made = await installation.createAssociation(left);
    await made.write(operator, operation, async () => undefined);
    // As when an association has left, and its database has been kept.
    await own.asOwner(own.catalogue, (client) => client.query('delete from catalogue.association where slug = $1', [left.slug]));
    const again = (await own.open()).createAssociation(left);
    await expect(again).rejects.toThrow(UserError);
    await expect(again).rejects.toThrow(/innehåller uppgifter/);
    expect(await own.databases()).toContain(database);
  });

  it('can not be reached by the app of another installation on the same server, nor the catalogue by its own app (V8.4.1)', async () => {
    const other = testInstallation();
    await other.open();
    const { login } = inject('testServer');
    const database = own.names.database('norra');
    const appOf = (one: typeof own) => ({
      ...login,
      user: one.names.app,
      password: masterKeyOf(Buffer.from(readFileSync(one.keyFile, 'utf8').trim(), 'hex')).appPassword(one.catalogue),
    });
    expect(await withClient(appOf(own), database, async () => 'in')).toBe('in');
    for (const [app, closed] of [
      [appOf(other), database],
      [appOf(own), own.catalogue],
      [appOf(own), own.names.template],
    ] as const) {
      await expect(withClient(app, closed, async () => 'in')).rejects.toThrow(/permission denied for database/);
    }
  });
});
