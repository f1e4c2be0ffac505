import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, expectSuccess } from '../../test/commandLine.ts';
import { samlaData, type SamlaData } from '../../test/samlaData.ts';
import { samla, samlaUnread, type Ended } from '../../test/samlaProcess.ts';
import { haveShared, sharedFile, sharedJson } from '../../test/sharedFolder.ts';
import { removeInstallation } from '../../test/testInstallation.ts';

// Each is a process of its own, as an operator starts it; what each command says and refuses is tried in runCommand.test.ts.
const NAME = 'Samordningsförbundet Prov';
const TIME = 240_000;
let data: SamlaData;
let env: Record<string, string>;
beforeAll(async () => {
  data = await samlaData();
  env = { SAMLA_DATA: data.folder, SAMLA_NOW: '2018-09-05T10:00:00Z', SAMLA_OPERATOR: 'Olle Operatör' };
}, TIME);
afterAll(() => data.close());

const run = (...args: string[]): Promise<Ended> => samla(args, env);
const on = (...args: string[]): Promise<Ended> => run(...args, '--association', NAME);

describe('the samla command', () => {
  it(
    'prints data on standard output, messages on standard error, and ends with 0 or 1',
    async () => {
      const created = await run('association', 'create', NAME, '--number', '999901-0003', '--slug', 'prov');
      expect([expectSuccess(created), created.err]).toEqual([
        'prov\n',
        expect.stringMatching(/Förbundet "Samordningsförbundet Prov" är skapat\.\n$/),
      ]);
      expect(expectSuccess(await on('user', 'add', 'anna@prov.example', '--name', 'Anna Ek', '--role', 'coordinator'))).toMatch(
        /^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\n$/,
      );
      expect(expectRefusal(await on('user', 'add', 'anna@prov.example', '--name', 'Anna Ek', '--role', 'coordinator'))).toMatch(
        /har redan rollen/,
      );
      const { rows } = await data.asOwner('samla_a_prov', (client) =>
        client.query<{ actor: string }>('select distinct actor from access.audit_entry'),
      );
      expect(rows).toEqual([{ actor: 'Olle Operatör' }]);
    },
    TIME,
  );

  it(
    'says what it can when asked, and what there is when it does not understand',
    async () => {
      const [help, nothing] = await Promise.all([run('statistics', '--help'), run()]);
      expect(expectSuccess(help)).toMatch(/samla user add E-POST .*\n(?:.*\n)* {2}samla openapi\n/);
      expect(expectRefusal(nothing)).toMatch(/^Inget kommando angavs/);
    },
    TIME,
  );

  it(
    'describes the API without a database or a data folder',
    async () => {
      const folder = join(data.folder, 'never-made');
      const described: unknown = JSON.parse(expectSuccess(await samla(['openapi'], { SAMLA_DATA: folder })));
      expect(described).toMatchObject({ openapi: '3.1.0', paths: { '/api/session': { post: { operationId: 'logIn' } } } });
      expect(existsSync(folder)).toBe(false);
    },
    TIME,
  );

  it(
    'ends quietly when nobody reads what it prints',
    async () => {
      expect((await samlaUnread(['openapi'], env)).err).toBe('');
    },
    TIME,
  );

  it.skipIf(!haveShared)(
    'takes the golden set in and gives its figures, its economy and a report',
    async () => {
      const path = (name: string): string => data.file(name, sharedFile(`golden/nv-2018/${name}`));
      type Expected = { statistik: { från: string; till: string; tabeller: object }[]; ekonomi: { år: number; per: string }[] };
      const { statistik, ekonomi } = sharedJson<Expected>('golden/nv-2018/expected.json');
      const plain = statistik.find((one) => Object.keys(one).length === 3);
      const economy = ekonomi[0];
      if (!plain || !economy) throw new Error('the golden set has no plain run');

      expectSuccess(await on('import', 'participants', path('deltagare.csv')));
      expectSuccess(await on('import', 'ledger', path('huvudbok.se')));
      expectSuccess(await on('import', 'budget', path('budget.csv'), '--year', '2018'));
      const [statistics, money, report] = await Promise.all([
        on('statistics', '--from', plain.från, '--to', plain.till, '--format', 'json'),
        on('economy', '--year', String(economy.år), '--per', economy.per, '--format', 'json'),
        on('report', 'create', 'interim', '--from', '2018-01-01', '--to', '2018-08-31'),
      ]);
      expect(JSON.parse(expectSuccess(statistics))).toEqual(plain.tabeller);
      expect(JSON.parse(expectSuccess(money))).toEqual(economy);
      const id = expectSuccess(report).trim();
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(expectSuccess(await on('report', 'text', id, 'styrelsen', data.file('text.md', 'Styrelsen har mötts.\n')))).toBe('');
      expect(expectSuccess(await on('report', 'adopt', id, '--date', '2018-09-05', '--decision', '§ 45'))).toBe('');
      const out = join(data.folder, 'rapport.json');
      const [exported, differences] = await Promise.all([
        on('report', 'export', id, '--format', 'json', '--out', out),
        on('report', 'differences', id),
      ]);
      expect(expectSuccess(exported)).toBe('');
      expect(readFileSync(out, 'utf8')).toContain('Styrelsen har mötts.');
      expect(JSON.parse(expectSuccess(differences))).toEqual([]);
    },
    TIME,
  );
});

describe('on a PostgreSQL of one’s own', () => {
  const catalogue = `egen_${randomBytes(4).toString('hex')}`;
  const owner = `${catalogue}_agare`;
  const password = 'p@ss/ord: %å#?';
  const folder = mkdtempSync(join(tmpdir(), 'samla-own-'));
  const url = (of: { user?: string; password?: string; port?: number; database?: string } = {}): string =>
    `postgres://${of.user ?? owner}:${encodeURIComponent(of.password ?? password)}@127.0.0.1:${of.port ?? data.owner.port}/${of.database ?? catalogue}`;
  const there = (databaseUrl: string, ...args: string[]): Promise<Ended> =>
    samla(args, { ...env, SAMLA_DATA: folder, DATABASE_URL: databaseUrl });

  beforeAll(async () => {
    await data.asOwner('postgres', (client) =>
      client.query(`create role ${owner} login createdb createrole password ${client.escapeLiteral(password)}`),
    );
  });
  afterAll(async () => {
    await removeInstallation({ ...data.owner, user: owner, password }, catalogue).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'the catalogue is made over TCP by an owner that is no superuser, and everything works',
    async () => {
      const created = await there(url(), 'association', 'create', NAME);
      expect(expectSuccess(created)).toBe('samordningsforbundet-prov\n');
      expectSuccess(
        await there(url(), 'user', 'add', 'anna@prov.example', '--name', 'Anna Ek', '--role', 'coordinator', '--association', NAME),
      );
      const counted = expectSuccess(await there(url(), 'statistics', '--association', NAME, '--from', '2018-01-01', '--to', '2018-08-31'));
      expect(JSON.parse(counted)).toMatchObject({ deltagare: { antal: 0 } });
      expect(existsSync(join(folder, 'postgres'))).toBe(false);
    },
    TIME,
  );

  it(
    'a wrong password, port or owner is told without the password',
    async () => {
      const ask = ['statistics', '--association', NAME, '--from', '2018-01-01', '--to', '2018-08-31'];
      const [wrong, closed, nobody] = await Promise.all([
        there(url({ password: 'alldeles fel' }), ...ask),
        there(url({ port: 1 }), ...ask),
        there(url({ user: 'ingen_sadan' }), ...ask),
      ]);
      expect(expectRefusal(wrong)).toMatch(
        new RegExp(`går inte att nå som ${owner} \\(password authentication failed.*DATABASE_URL stämmer`),
      );
      expect(expectRefusal(closed)).toMatch(/127\.0\.0\.1:1 går inte att nå/);
      expect(expectRefusal(nobody)).toMatch(/som ingen_sadan/);
      for (const { err } of [wrong, closed, nobody]) expect(err).not.toMatch(/alldeles fel|p@ss/);
    },
    TIME,
  );
});
