import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAN_1985, WOMAN_1985, enrolledWoman, closedMan, sheet } from '../../test/participantSheets.ts';
import { expectRefusal, expectSuccess, samlaData, type SamlaData } from '../../test/samlaData.ts';
import { samla, samlaUnread, type Ended } from '../../test/samlaProcess.ts';
import { haveShared, sharedFile, sharedJson } from '../../test/sharedFolder.ts';

const NAME = 'Samordningsförbundet Prov';
let data: SamlaData;
let env: Record<string, string>;
beforeAll(async () => {
  data = await samlaData();
  env = { SAMLA_DATA: data.folder, SAMLA_NOW: '2018-09-05T10:00:00Z', SAMLA_OPERATOR: 'Olle Operatör' };
  expect(expectSuccess(await run('association', 'create', NAME, '--number', '999901-0003', '--slug', 'prov'))).toBe('prov\n');
});

const run = (...args: string[]): Promise<Ended> => samla(args, env);
/** Commands that do not depend on each other, two at a time: the smallest machine has two cores. */
async function refused(cases: readonly (readonly [string[], RegExp])[]): Promise<void> {
  const left = [...cases];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) expect(expectRefusal(await run(...next[0])), next[0].join(' ')).toMatch(next[1]);
  };
  await Promise.all([worker(), worker()]);
}
const audit = async (): Promise<{ actor: string; role: string; action: string; outcome: string }[]> => data.asOwner('samla_a_prov', async (client) => (await client.query('select actor, role, action, outcome from access.audit_entry order by id')).rows);

describe('the command line', () => {
  it('says what it can when asked, and what there is when it does not understand', async () => {
    expect(expectSuccess(await run('--help'))).toMatch(/samla user add E-POST .*\n(?:.*\n)* {2}samla openapi\n/);
    await refused([
      [[], /^Inget kommando angavs\. Det här finns:\n {2}samla association create/],
      [['participants', 'import'], /^Kommandot "participants import" finns inte/],
      [['statistics', '--nonsense', 'x', '--association', NAME], /^Kommandot går inte att läsa: valet --nonsense finns inte här\.\nSå här: samla statistics --association/],
      [['statistics', '--association', NAME, '--from'], /valet --from ska följas av ett värde/],
      [['import', 'participants', 'a.csv', 'b.csv', '--association', NAME], /tar 1 namn eller filer efter orden, men fick 2\.\nSå här: samla import participants/],
      [[`--${MAN_1985}`], /finns inte|angavs/],
      [['statistics', `--${MAN_1985}`, 'x'], /valet --\[nummer\] finns inte/],
      [['import', 'participants', `${WOMAN_1985}.csv`, '--association', NAME], /Filen \[nummer\]\.csv finns inte/],
    ]);
  });

  it('describes the API without a database', async () => {
    const folder = join(data.folder, 'never-made');
    const described = expectSuccess(await samla(['openapi'], { SAMLA_DATA: folder }));
    expect(JSON.parse(described)).toMatchObject({ openapi: '3.1.0', paths: { '/api/session': { post: { operationId: 'logIn' } } } });
    expect(existsSync(folder)).toBe(false);
  });

  it('ends quietly when nobody reads what it prints', async () => {
    const ended = await samlaUnread(['openapi'], env);
    expect(ended.err).toBe('');
  });

  it('tells settings that can not be from faults of its own', async () => {
    expect(expectRefusal(await samla(['statistics', '--association', NAME, '--from', '2018-01-01', '--to', '2018-08-31'], { ...env, SAMLA_NOW: 'snart' }))).toMatch(/^SAMLA_NOW är inte en tidpunkt/);
  });
});

describe('associations', () => {
  it('have a name, a number and an address name of their own', async () => {
    await refused([
      [['association', 'create', NAME, '--number', '999901-0003'], /finns redan/],
      [['association', 'create', 'Annat', '--slug', 'prov'], /är upptaget/],
      [['association', 'create', 'Annat', '--slug', 'Å B'], /kan inte stå i en adress/],
      [['association', 'create', 'Annat', '--number', '999901-0004'], /rganisationsnum/],
      [['association', 'create', ''], /mellan 1 och 200 tecken/],
      [['association', 'create', 'x'.repeat(201)], /mellan 1 och 200 tecken/],
    ]);
    expect((await audit())[0]).toEqual({ actor: 'Olle Operatör', role: 'operator', action: 'create association', outcome: 'done' });
  });

  it('that are not there are told of with those that are', async () => {
    await refused([
      [['statistics', '--from', '2018-01-01', '--to', '2018-08-31', '--association', 'Finns inte'], /Förbundet "Finns inte" finns inte\. Det här finns: "Samordningsförbundet Prov"/],
      [['statistics', '--from', '2018-01-01', '--to', '2018-08-31'], /--association saknas/],
    ]);
  });
});

describe('users', () => {
  it('get a one-time password, which is all that is printed', async () => {
    expect(expectSuccess(await run('user', 'add', 'anna@prov.example', '--name', 'Anna Ek', '--role', 'coordinator', '--association', NAME))).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\n$/);
    const again = await run('user', 'add', 'ANNA@prov.example', '--role', 'administrator', '--association', NAME);
    expect([expectSuccess(again), again.err]).toEqual(['', expect.stringContaining('fanns redan och är nu även administratör')]);
    expect(expectSuccess(await run('user', 'password', 'anna@prov.example', '--association', NAME))).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\n$/);
  });

  it('have roles that go together, and addresses that are addresses', async () => {
    const add = (email: string, role: string, ...more: string[]): string[] => ['user', 'add', email, '--name', 'N', '--role', role, '--association', NAME, ...more];
    await refused([
      [add('anna@prov.example', 'coordinator'), /har redan rollen samordnare/],
      [add('inte en adress', 'coordinator'), /är inte en e-postadress/],
      [add('bo@prov.example', 'constructor'), /Rollen "constructor" finns inte\. Välj en av coordinator/],
      [add('bo@prov.example', 'team_member'), /Lägg till --intervention/],
      [add('bo@prov.example', 'team_member', '--intervention', 'Finns inte'), /Insatsen "Finns inte" finns inte/],
      [add('bo@prov.example', 'economist', '--intervention', 'Finns inte'), /Ta bort --intervention/],
      [['user', 'add', 'bo@prov.example', '--role', 'economist', '--association', NAME], /--name saknas/],
      [['user', 'add', 'bo@prov.example', '--name', 'B', '--association', NAME], /--role saknas/],
      [['user', 'add', 'bo@prov.example', '--name', 'x'.repeat(201), '--role', 'economist', '--association', NAME], /mellan 1 och 200 tecken/],
      [['user', 'password', 'ingen@prov.example', '--association', NAME], /ingen@prov\.example finns inte/],
    ]);
  });

  it('who have left are out for good', async () => {
    expectSuccess(await run('user', 'add', 'slut@prov.example', '--name', 'S', '--role', 'economist', '--association', NAME));
    expect(expectSuccess(await run('user', 'leave', 'slut@prov.example', '--association', NAME))).toBe('');
    await refused([
      [['user', 'leave', 'slut@prov.example', '--association', NAME], /har redan slutat/],
      [['user', 'password', 'slut@prov.example', '--association', NAME], /har redan slutat/],
      [['user', 'add', 'slut@prov.example', '--name', 'S', '--role', 'economist', '--association', NAME], /har slutat/],
    ]);
    expect((await audit()).map(({ actor, action }) => `${actor}: ${action}`)).toEqual(expect.arrayContaining(['Olle Operatör: add user', 'Olle Operatör: set one-time password', 'Olle Operatör: end user']));
  });
});

describe('participants and figures', () => {
  const figures = (...more: string[]): string[] => ['statistics', '--association', NAME, '--from', '2018-01-01', '--to', '2018-08-31', ...more];

  it('are imported, counted and imported again, with messages on standard error alone', async () => {
    const file = data.file('deltagare.csv', sheet([enrolledWoman, closedMan]));
    const first = await run('import', 'participants', file, '--association', NAME, '--basis', 'lista från teamet');
    expect([expectSuccess(first), first.err]).toEqual(['', `${file}: 2 nya, 0 ändrade, 0 oförändrade.\n`]);
    expect((await run('import', 'participants', file, '--association', NAME)).err).toContain('0 nya, 0 ändrade, 2 oförändrade');
    const counted = JSON.parse(expectSuccess(await run(...figures('--intervention', 'Samordningsteam Sala', '--age-bands', '18-40', '--vocabulary', 'team', '--known-at', '2018-09-05', '--format', 'json'))));
    expect(counted).toMatchObject({ deltagare: { antal: 1 }, ålder_nya: [{ nyckel: '18-40', antal: 1 }] });
  });

  it('with faults are refused whole, with row and reason and never a number', async () => {
    const faulty = data.file('fel.csv', sheet([{ ...enrolledWoman, rad_id: 'F-1', personnummer: `${WOMAN_1985.slice(0, 11)}3` }, { ...closedMan, rad_id: 'F-2', inskriven: '2018-02-30' }, { ...enrolledWoman, rad_id: 'F-3', personnummer: MAN_1985 }]));
    const said = expectRefusal(await run('import', 'participants', faulty, '--association', NAME));
    expect(said).toMatch(/fel\.csv: 3 fel\. Ingenting är sparat/);
    expect(said).toMatch(/rad 2.*personnummer/i);
    expect(said).toMatch(/rad 3.*inskriven/i);
    expect(said).toMatch(/rad 4.*kön/i);
  });

  it('need a file that can be read and an association that is there, or is to be made', async () => {
    const file = data.file('ny.csv', sheet([enrolledWoman]));
    const broken = data.file('trasig.csv', 'detta;är;ingen;lista\n1;2;3;4\n');
    await refused([
      [['import', 'participants', join(data.folder, 'saknas.csv'), '--association', NAME], /saknas\.csv finns inte\. Kontrollera sökvägen/],
      [['import', 'participants', data.folder, '--association', NAME], /är en mapp/],
      [['import', 'participants', file, '--association', 'Nytt förbund'], /"Nytt förbund" finns inte/],
      [['import', 'participants', broken, '--association', 'Nytt förbund', '--create'], /trasig\.csv: .*fel/],
    ]);
    const made = await run('import', 'participants', file, '--association', 'Nytt förbund', '--create');
    expect([expectSuccess(made), made.err]).toEqual(['', expect.stringContaining('Förbundet "Nytt förbund" är skapat')]);
  });

  it('are asked for by days, bands and names that exist', async () => {
    await refused([
      [figures('--intervention', 'Finns inte'), /Insatsen "Finns inte" finns inte i Samordningsförbundet Prov/],
      [figures('--age-bands', '30-16'), /./],
      [figures('--vocabulary', 'annan'), /Vokabulären "annan" finns inte/],
      [figures('--known-at', 'igår'), /./],
      [figures('--format', 'xml'), /Formatet "xml" finns inte/],
      [['statistics', '--association', NAME, '--from', '2018-02-30', '--to', '2018-08-31'], /2018-02-30/],
      [['statistics', '--association', NAME, '--from', '2018-09-01', '--to', '2018-08-31'], /./],
      [['statistics', '--association', NAME, '--to', '2018-08-31'], /--from saknas/],
    ]);
  });
});

describe.skipIf(!haveShared)('the golden set, by the command line alone', () => {
  const GOLDEN = 'Samordningsförbundet Gyllene';
  const on = (...args: string[]): Promise<Ended> => run(...args, '--association', GOLDEN);

  it('gives the figures, the economy and a report', async () => {
    const expected = sharedJson<{ statistik: { från: string; till: string; insats?: string; vokabulär?: string; åldersband?: string; tabeller: object }[]; ekonomi: { år: number; per: string }[] }>('golden/nv-2018/expected.json');
    for (const name of ['deltagare.csv', 'huvudbok.se', 'budget.csv']) data.file(name, sharedFile(`golden/nv-2018/${name}`));
    const path = (name: string): string => data.file(name, sharedFile(`golden/nv-2018/${name}`));
    expectSuccess(await on('import', 'participants', path('deltagare.csv'), '--create'));
    expectSuccess(await on('import', 'ledger', path('huvudbok.se')));
    expectSuccess(await on('import', 'budget', path('budget.csv'), '--year', '2018'));

    const plain = expected.statistik.find(({ insats, vokabulär, åldersband }) => insats === undefined && vokabulär === undefined && åldersband === undefined);
    if (!plain) throw new Error('the golden set has no plain run');
    expect(JSON.parse(expectSuccess(await on('statistics', '--from', plain.från, '--to', plain.till, '--format', 'json')))).toEqual(plain.tabeller);
    const economy = expected.ekonomi[0];
    expect(JSON.parse(expectSuccess(await on('economy', '--year', String(economy?.år), '--per', economy?.per ?? '', '--format', 'json')))).toEqual(economy);

    const id = expectSuccess(await on('report', 'create', 'interim', '--from', '2018-01-01', '--to', '2018-08-31')).trim();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(expectSuccess(await on('report', 'text', id, 'styrelsen', data.file('text.md', 'Styrelsen har mötts.\n')))).toBe('');
    expectSuccess(await on('report', 'adopt', id, '--date', '2018-09-05', '--decision', '§ 45'));
    const out = join(data.folder, 'rapport.json');
    expect(expectSuccess(await on('report', 'export', id, '--format', 'json', '--out', out))).toBe('');
    expect(readFileSync(out, 'utf8')).toContain('Styrelsen har mötts.');
    expect(JSON.parse(expectSuccess(await on('report', 'differences', id)))).toEqual([]);
  });

  it('refuses what is not there and what is done', async () => {
    const text = data.file('text.md', 'text\n');
    await refused(
      (
        [
          [['report', 'create', 'yearly', '--from', '2018-01-01', '--to', '2018-08-31'], /"yearly" finns inte/],
          [['report', 'text', 'nonsens', 'styrelsen', text], /Rapporten finns inte/],
          [['report', 'export', '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001', '--format', 'pdf', '--out', join(data.folder, 'x.pdf')], /Rapporten finns inte/],
          [['report', 'adopt', 'nonsens', '--date', '2018-09-05', '--decision', '§ 1'], /Rapporten finns inte/],
          [['report', 'differences', 'nonsens'], /Rapporten finns inte/],
          [['economy', '--year', '18', '--per', '2018-08-31'], /"18" är inte ett år/],
          [['economy', '--year', '2018', '--per', '2018-08-32'], /är inte en dag/],
          [['import', 'budget', text, '--year', '2018'], /text\.md: .*fel/],
          [['import', 'ledger', text], /text\.md: .*fel/],
        ] as [string[], RegExp][]
      ).map(([args, said]): [string[], RegExp] => [[...args, '--association', GOLDEN], said]),
    );
  });
});
