import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { identityCipher } from '../platform/database/identityCipher.ts';
import { connect, withClient } from '../platform/database/driver.ts';
import { applyMigrations, listMigrations } from '../platform/database/migrate.ts';
import { installationNames, quoteIdentifier } from '../platform/database/names.ts';

const { login, catalogue } = inject('testServer');
const database = `${catalogue}_contact_${randomBytes(4).toString('hex')}`;
const names = installationNames(catalogue);
const NOW = new Date('2019-01-01T10:00:00Z');
const cipher = identityCipher(Buffer.alloc(32, 7));
let client: pg.Client;
const interventions = new Map<string, string>();

/** What was recorded before, by whoever is not held by row security: the database's owner is. */
const TABLES = ['person', 'person_version', 'participation', 'participation_version'];
const freely = async (work: () => Promise<void>): Promise<void> => {
  for (const table of TABLES) await client.query(`alter table participants.${table} no force row level security`);
  await work();
  for (const table of TABLES) await client.query(`alter table participants.${table} force row level security`);
};

/** A person's versions: when, by whom, with which telephone and name. */
type Told = { readonly at: string; readonly by: string; readonly phone: string; readonly name?: string };
async function person(versions: readonly Told[]): Promise<string> {
  const id = randomUUID();
  await client.query('insert into participants.person values ($1, $2)', [id, versions[0]?.at]);
  for (const [index, { at, by, phone, name }] of versions.entries())
    await client.query(
      `insert into participants.person_version (person_id, version, recorded_from, recorded_to, recorded_by, basis, sex, birth_year, protected, phone_cipher, given_name_cipher)
       values ($1, $2, $3, $4, $5, 'prov', 'K', 1980, false, $6, $7)`,
      [
        id,
        index + 1,
        at,
        versions[index + 1]?.at ?? 'infinity',
        by,
        phone === '' ? null : cipher.encrypt(phone, `person ${id} phone`),
        name === undefined ? null : cipher.encrypt(name, `person ${id} given name`),
      ],
    );
  return id;
}
/** A participation's versions: from when, in which intervention. */
async function participation(personId: string, versions: readonly (readonly [at: string, intervention: string])[]): Promise<string> {
  const id = randomUUID();
  await client.query('insert into participants.participation values ($1, $2)', [id, versions[0]?.[0]]);
  for (const [index, [at, intervention]] of versions.entries())
    await client.query(
      `insert into participants.participation_version (participation_id, version, recorded_from, recorded_to, recorded_by, basis, intervention_id, person_id, sex, protected, enrolled, closed, closing_reason, age_at_enrolment)
       values ($1, $2, $3, $4, 'prov', 'prov', $5, $6, 'K', false, $7, $7, 'flytt', 38)`,
      [id, index + 1, at, versions[index + 1]?.[0] ?? 'infinity', interventions.get(intervention), personId, versions[0]?.[0].slice(0, 10)],
    );
  return id;
}

const JANUARY = '2018-01-01T10:00:00Z';
const FEBRUARY = '2018-02-01T10:00:00Z';
const MARCH = '2018-03-01T10:00:00Z';
const APRIL = '2018-04-01T10:00:00Z';

const ids: Record<string, string> = {};
const persons: Record<string, string> = {};

beforeAll(async () => {
  await withClient(login, catalogue, (one) => one.query(`create database ${quoteIdentifier(database)} template template0`));
  client = await connect(login, database);
  const all = listMigrations('association');
  const before = all.slice(
    0,
    all.findIndex(({ name }) => name.endsWith('_contact.sql')),
  );
  await applyMigrations(client, before, names, NOW);
  for (const name of ['Kraften', 'Navet', 'Nya Kraften']) {
    interventions.set(name, randomUUID());
    await client.query('insert into interventions.intervention (id, name, created_at) values ($1, $2, $3)', [
      interventions.get(name),
      name,
      NOW,
    ]);
  }
  await freely(async () => {
    persons['own'] = await person([
      { at: JANUARY, by: 'a', phone: '', name: 'Åsa' },
      { at: FEBRUARY, by: 'a', phone: '0000-11' },
      { at: MARCH, by: 'a', phone: '0000-222', name: 'Åsa' },
    ]);
    ids['own'] = await participation(persons['own'], [[JANUARY, 'Kraften']]);
    ids['again'] = await participation(persons['own'], [[APRIL, 'Kraften']]);
    persons['moved'] = await person([{ at: JANUARY, by: 'a', phone: '0000-333', name: 'Åsa' }]);
    ids['moved'] = await participation(persons['moved'], [
      [JANUARY, 'Kraften'],
      [MARCH, 'Nya Kraften'],
    ]);
    persons['shared'] = await person([
      { at: JANUARY, by: 'a', phone: '0000-444', name: 'Åsa' },
      { at: FEBRUARY, by: 'b', phone: '0000-444', name: 'Åsa' },
    ]);
    ids['first'] = await participation(persons['shared'], [[JANUARY, 'Kraften']]);
    ids['second'] = await participation(persons['shared'], [[FEBRUARY, 'Navet']]);
    persons['changed'] = await person([
      { at: JANUARY, by: 'a', phone: '0000-555', name: 'Åsa' },
      { at: FEBRUARY, by: 'b', phone: '0000-66666', name: 'Åsa' },
    ]);
    ids['outdated'] = await participation(persons['changed'], [[JANUARY, 'Kraften']]);
    ids['unsure'] = await participation(persons['changed'], [[FEBRUARY, 'Navet']]);
  });
  await applyMigrations(client, all, names, NOW);
});
afterAll(async () => {
  await client.end();
  await withClient(login, catalogue, (one) => one.query(`drop database ${quoteIdentifier(database)}`));
});

type Row = { version: number; from: Date; to: Date | number; by: string; sealed: string | null; phone: Buffer | null };
async function contacts(which: string): Promise<[number, string, boolean][]> {
  await client.query('alter table participants.contact_version no force row level security');
  const { rows } = await client.query<Row>(
    `select version, recorded_from as from, recorded_to as to, recorded_by as by, sealed_to_person as sealed, phone_cipher as phone
     from participants.contact_version where participation_id = $1 order by version`,
    [ids[which]],
  );
  await client.query('alter table participants.contact_version force row level security');
  return rows.map(({ version, phone, sealed, to }) => [
    version,
    phone === null ? '' : cipher.decrypt(phone, `person ${sealed} phone`),
    to === Infinity,
  ]);
}

describe('the move of contact details to the participations, by an owner whom row security holds', () => {
  it('takes what one team alone has told, with its history and still readable', async () => {
    expect(await contacts('own')).toEqual([
      [2, '0000-11', false],
      [3, '0000-222', true],
    ]);
    expect(await contacts('again')).toEqual([[1, '0000-222', true]]);
    expect(await contacts('moved')).toEqual([[1, '0000-333', true]]);
  });

  it('gives nothing to a team that came later, and lets the first keep what it told while it was alone', async () => {
    expect(await contacts('first')).toEqual([[1, '0000-444', true]]);
    expect(await contacts('second')).toEqual([]);
  });

  it('shows nothing where it was changed while several had the person, and keeps that out of everybody’s sight', async () => {
    expect(await contacts('outdated')).toEqual([
      [1, '0000-555', false],
      [2, '', true],
    ]);
    expect(await contacts('unsure')).toEqual([]);
    await client.query('alter table participants.unclaimed_contact no force row level security');
    const { rows } = await client.query<{ person: string; version: number; phone: Buffer }>(
      'select person_id as person, version, phone_cipher as phone from participants.unclaimed_contact order by version, person_id',
    );
    await client.query('alter table participants.unclaimed_contact force row level security');
    expect(new Map(rows.map(({ person: id, version, phone }) => [id, [version, cipher.decrypt(phone, `person ${id} phone`)]]))).toEqual(
      new Map([
        [persons['shared'], [2, '0000-444']],
        [persons['changed'], [2, '0000-66666']],
      ]),
    );
  });

  it('leaves every name shown to those who have seen it, and row security on the owner again', async () => {
    const counted = async (): Promise<number> =>
      Number((await client.query<{ count: string }>('select count(*) from participants.participation_version')).rows[0]?.count);
    expect(await counted()).toBe(0);
    await client.query('alter table participants.participation_version no force row level security');
    const { rows } = await client.query<{ given: boolean; family: boolean }>(
      'select distinct given_told as given, family_told as family from participants.participation_version',
    );
    await client.query('alter table participants.participation_version force row level security');
    expect(rows).toEqual([{ given: true, family: false }]);
    const columns = await client.query(
      `select from information_schema.columns where table_name = 'person_version' and column_name like 'phone%'`,
    );
    expect(columns.rows).toEqual([]);
  });
});
