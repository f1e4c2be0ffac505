import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { commandLine, commandLineIn, expectRefusal, expectSuccess } from '../../test/commandLine.ts';
import { closedMan, enrolledWoman, sheet } from '../../test/participantSheets.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { testInstallation } from '../../test/testInstallation.ts';
import { clockFrom } from '../platform/clock.ts';
import { countCheckedFigures } from '../privacy/checkedFiguresJobs.ts';

const NAME = 'Samordningsförbundet Kopian';
const KEY = 'c1'.repeat(32);
const { file } = commandLine();
const folder = mkdtempSync(join(tmpdir(), 'samla-backups-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command line of an installation of its own, on another database of the same server. */
function commandLineOf(key: string | undefined) {
  const { login } = inject('testServer');
  const made = testInstallation('file');
  const data = mkdtempSync(join(folder, 'data-'));
  const url = `postgres://${login.user}:${encodeURIComponent(login.password)}@/${made.catalogue}?host=${encodeURIComponent(login.host)}&port=${login.port}`;
  return {
    ...made,
    data,
    run: commandLineIn({ DATABASE_URL: url, SAMLA_DATA: data, ...(key === undefined ? {} : { SAMLA_KEY: key }) }).run,
  };
}

const source = commandLineOf(KEY);
const backup = join(folder, 'kopian.samla');
const statistics = ['statistics', '--from', '2018-01-01', '--to', '2018-08-31', '--association', NAME];
let figures: string;
beforeAll(async () => {
  expectSuccess(await source.run('association', 'create', NAME, '--number', '999901-0003', '--slug', 'kopian'));
  expectSuccess(await source.run('user', 'add', 'anna@prov.example', '--name', 'Anna Ek', '--role', 'coordinator', '--association', NAME));
  const participants = file('deltagare.csv', sheet([enrolledWoman, closedMan]));
  expectSuccess(await source.run('import', 'participants', participants, '--association', NAME));
  figures = expectSuccess(await source.run(...statistics));
});

describe('samla backup', () => {
  it('writes the association into one file, says so, and leaves a line in the audit log', async () => {
    const made = await source.run('backup', backup, '--association', NAME);
    expect(expectSuccess(made)).toBe(`${backup}\n`);
    expect(made.err).toMatch(/är gjord och läst igenom: \d+ tabeller, \d+ rader, 0(,\d)? MB/);
    const audited = await source.asOwner(`${source.catalogue}_a_kopian`, (client) =>
      client.query<{ actor: string; detail: { rows: number } }>(`select actor, detail from access.audit_entry where action = 'backup'`),
    );
    expect(audited.rows).toEqual([{ actor: 'Olle Operatör', detail: expect.objectContaining({ rows: expect.any(Number) }) }]);
    expect(expectRefusal(await source.run('backup', backup, '--association', NAME))).toMatch(/finns redan/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('reads one through when asked, without a database, and says whose it is', async () => {
    const elsewhere = commandLineOf(KEY);
    const told = expectSuccess(await elsewhere.run('backup', '--verify', backup));
    expect(told).toMatch(/Förbund: Samordningsförbundet Kopian \(kopian\)\nGjord: 2018-09-05T10:00:00\.000Z av Olle Operatör\n/);
    expect(await elsewhere.databases()).toEqual([]);
  });
});

describe('samla restore', () => {
  it('gives the same figures in a fresh installation, and tells of it in the log', async () => {
    const fresh = commandLineOf(KEY);
    const restored = await fresh.run('restore', backup);
    expect(expectSuccess(restored)).toBe('kopian\n');
    expect(restored.err).toMatch(/Alla rader, alla siffror och loggens sigill är som när kopian gjordes/);
    expect(restored.err).toMatch(/gå igenom användarna/);
    expect(expectSuccess(await fresh.run(...statistics))).toBe(figures);
    const [database = ''] = (await fresh.databases()).filter((name) => name.includes('_r_kopian_'));
    const { rows } = await fresh.asOwner(database, (client) =>
      client.query<{ action: string }>(
        `select action from access.audit_entry where actor = 'Olle Operatör' and action in ('backup', 'restore') order by id desc`,
      ),
    );
    expect(rows.map(({ action }) => action)).toEqual(['restore']);
    expect(expectRefusal(await fresh.run('restore', backup))).toMatch(/här finns redan/);
  });

  it('makes no installation with a missing or another key, nor out of a file that is none', async () => {
    for (const [key, said] of [
      [undefined, /Huvudnyckeln saknas/],
      ['ab'.repeat(32), /Huvudnyckeln är inte den som säkerhetskopian gjordes med/],
    ] as const) {
      const fresh = commandLineOf(key);
      expect(expectRefusal(await fresh.run('restore', backup))).toMatch(said);
      expect([await fresh.databases(), existsSync(join(fresh.data, 'keys'))]).toEqual([[], false]);
    }
    const fresh = commandLineOf(KEY);
    expect(
      expectRefusal(await fresh.run('restore', file('annat.samla', 'inte en kopia, men lång nog för att kunna vara en '.repeat(9)))),
    ).toMatch(/ingen säkerhetskopia/);
    expect(expectRefusal(await fresh.run('restore', join(folder, 'saknas.samla')))).toMatch(/finns inte/);
    expect(await fresh.databases()).toEqual([]);
  });

  it('refuses when figures are counted otherwise, names them, and takes them when told to', async () => {
    // As if another version had counted when the copy was made.
    const odd = commandLineOf(KEY);
    const changed = join(folder, 'andra-siffror.samla');
    const installation = await source.open({ masterKey: KEY, clock: clockFrom({ SAMLA_NOW: '2018-09-05T10:00:00Z' }) });
    const association = await installation.findBySlug('kopian');
    if (!association) throw new Error('it is not there');
    await installation.backUp(association, {
      file: changed,
      by: 'prov',
      attach: async (asOfThen) => {
        const counted = await asOfThen.read(operator, operation, ({ db, today }) => countCheckedFigures(db, today));
        const other = JSON.stringify(counted.slice(1, 2)).replace('"deltagare":{"antal":2', '"deltagare":{"antal":99');
        return { figures: JSON.parse(other) as unknown, seal: null };
      },
      progress: () => undefined,
    });
    expect(expectRefusal(await odd.run('restore', changed))).toMatch(
      /en siffra räknas annorlunda .*statistik 2018-01-01–2018-12-31 › deltagare › antal/,
    );
    expect((await odd.databases()).filter((name) => name.includes('kopian'))).toEqual([]);
    expectSuccess(await odd.run('restore', changed, '--despite-differences'));
  });

  it('refuses a file that was cut off', async () => {
    const cut = join(folder, 'avkortad.samla');
    expectSuccess(await source.run('backup', cut, '--association', NAME));
    truncateSync(cut, 3_000);
    const fresh = commandLineOf(KEY);
    expect(expectRefusal(await fresh.run('restore', cut))).toMatch(/skadad, avkortad/);
    expect(expectRefusal(await source.run('backup', '--verify', cut))).toMatch(/skadad, avkortad/);
    expect((await fresh.databases()).filter((name) => name.includes('kopian'))).toEqual([]);
  });
});
