import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine, commandLineIn, expectRefusal, expectSuccess } from '../../test/commandLine.ts';
import { closedMan, enrolledWoman, MAN_1985, sheet, WOMAN_1985 } from '../../test/participantSheets.ts';
import { testAssociation } from '../../test/testDatabase.ts';

const { database, asOwner } = await testAssociation();
const { run, file } = commandLine();
const NAME = database.entry.name;
const on = (...args: string[]): string[] => [...args, '--association', NAME];
const PERIOD = ['--from', '2018-01-01', '--to', '2018-08-31'];

async function refused(cases: readonly (readonly [string[], RegExp])[]): Promise<void> {
  for (const [args, said] of cases) expect(expectRefusal(await run(...args)), args.join(' ')).toMatch(said);
}
const audit = async (): Promise<string[]> =>
  asOwner(async (client) =>
    (
      await client.query<{ line: string }>(
        `select actor || ': ' || action || ' ' || outcome || ' ' || role as line from access.audit_entry order by id`,
      )
    ).rows.map(({ line }) => line),
  );

beforeAll(async () => {
  expectSuccess(await run('import', 'participants', file('deltagare.csv', sheet([enrolledWoman, closedMan])), '--association', NAME));
});

describe('a command line', () => {
  it('that is not understood gets what there is to choose from', async () => {
    await refused([
      [[], /^Inget kommando angavs\. Det här finns:\n {2}samla association create/],
      [['participants', 'import'], /^Kommandot "participants import" finns inte\. Det här finns:\n(?: {2}samla .+\n)+$/],
      [['user', 'remove'], /^Kommandot "user remove" finns inte\. Det här finns:\n {2}samla user add/],
      [['constructor'], /finns inte/],
      [
        on('statistics', '--nonsense', 'x'),
        /^Kommandot går inte att läsa: valet --nonsense finns inte här\.\nSå här: samla statistics --association/,
      ],
      [['statistics', '--association', NAME, '--from'], /valet --from ska följas av ett värde/],
      [on('statistics', ...PERIOD, '--from', '2017-01-01'), /^Valet --from är angivet två gånger\. .*\nSå här: samla statistics/],
      [['statistics', '--association', NAME, ...PERIOD, '--association=Annat'], /Valet --association är angivet två gånger/],
      [on('import', 'participants', 'a.csv', '--create=ja'), /valet --create ska stå utan värde/],
      [
        on('import', 'participants', 'a.csv', 'b.csv'),
        /tar 1 namn eller filer efter orden, men fick 2\.\nSå här: samla import participants/,
      ],
    ]);
  });

  it('with an identity number in it does not give it back', async () => {
    await refused([
      [[`${MAN_1985}`], /Kommandot "\[nummer\]" finns inte/],
      [['statistics', `--${MAN_1985}`, 'x'], /valet --\[nummer\] finns inte/],
      [on('import', 'participants', `${WOMAN_1985}.csv`), /Filen \[nummer\]\.csv finns inte/],
      [['statistics', '--association', WOMAN_1985, ...PERIOD], /Förbundet "\[nummer\]" finns inte/],
    ]);
  });

  it('is done in the name of the operator', async () => {
    expect(await audit()).toContain('Olle Operatör: import participants done operator');
  });
});

describe('associations', () => {
  it('have a name, a number and an address name of their own', async () => {
    await refused([
      [['association', 'create', NAME], /finns redan/],
      [['association', 'create', 'Annat', '--slug', database.entry.slug], /är upptaget/],
      [['association', 'create', 'Annat', '--slug', 'Å B'], /kan inte stå i en adress/],
      [['association', 'create', 'Annat', '--number', '999901-0004'], /rganisationsnum/],
      [['association', 'create', ' '], /mellan 1 och 200 tecken/],
      [['association', 'create', 'x'.repeat(201)], /mellan 1 och 200 tecken/],
    ]);
  });

  it('that are not there are told of with those that are', async () => {
    await refused([
      [
        ['statistics', ...PERIOD, '--association', 'Finns inte'],
        new RegExp(`Förbundet "Finns inte" finns inte\\. Det här finns: .*"${NAME}"`),
      ],
      [['statistics', ...PERIOD], /--association saknas/],
      [['user', 'add', 'a@b.se', '--role', 'coordinator', '--association', ''], /--association saknas/],
    ]);
  });
});

describe('users', () => {
  const add = (email: string, role: string, ...more: string[]): string[] =>
    on('user', 'add', email, '--name', 'Anna Ek', '--role', role, ...more);

  it('get a one-time password, which is all that is printed', async () => {
    expect(expectSuccess(await run(...add('anna@prov.example', 'coordinator')))).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\n$/);
    const again = await run(...on('user', 'add', 'ANNA@prov.example', '--role', 'administrator'));
    expect([expectSuccess(again), again.err]).toEqual(['', 'anna@prov.example fanns redan och är nu även administratör.\n']);
    const team = await run(...add('tor@prov.example', 'handledare', '--intervention', 'Samordningsteam Sala'));
    expect(expectSuccess(team)).toMatch(/-/);
    const lost = await run(...on('user', 'password', 'anna@prov.example'));
    expect(expectSuccess(lost)).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\n$/);
    expect(lost.err).toMatch(/gäller i 14 dagar/);
  });

  it('have roles that go together, and addresses that are addresses', async () => {
    await refused([
      [add('anna@prov.example', 'coordinator'), /har redan rollen samordnare/],
      [
        add('anna@prov.example', 'team_member', '--intervention', 'Samordningsteam Sala'),
        /den som ser deltagare får inte ha en kontorsroll/,
      ],
      [add('tor@prov.example', 'coordinator'), /den som ser deltagare får inte ha en kontorsroll/],
      [add('inte en adress', 'coordinator'), /är inte en e-postadress/],
      [add(`${'x'.repeat(250)}@prov.example`, 'coordinator'), /är inte en e-postadress/],
      [add('bo@prov.example', 'constructor'), /Rollen "constructor" finns inte\. Välj en av team_member/],
      [add('bo@prov.example', 'team_member'), /Lägg till --intervention/],
      [add('bo@prov.example', 'team_member', '--intervention', 'Finns inte'), /Insatsen "Finns inte" finns inte/],
      [add('bo@prov.example', 'economist', '--intervention', 'Samordningsteam Sala'), /Ta bort --intervention/],
      [on('user', 'add', 'bo@prov.example', '--role', 'economist'), /--name saknas/],
      [on('user', 'add', 'bo@prov.example', '--name', 'B'), /--role saknas/],
      [on('user', 'add', 'bo@prov.example', '--role', 'economist', '--name', 'x'.repeat(201)), /mellan 1 och 200 tecken/],
      [on('user', 'password', 'ingen@prov.example'), /ingen@prov\.example finns inte/],
    ]);
    expect((await asOwner((client) => client.query(`select from access.user_account where email like 'bo@%'`))).rows).toHaveLength(0);
  });

  it('who have left are out for good', async () => {
    expectSuccess(await run(...add('slut@prov.example', 'economist')));
    expect(expectSuccess(await run(...on('user', 'leave', 'slut@prov.example')))).toBe('');
    await refused([
      [on('user', 'leave', 'slut@prov.example'), /har redan slutat/],
      [on('user', 'password', 'slut@prov.example'), /har redan slutat/],
      [add('slut@prov.example', 'economist'), /har slutat/],
    ]);
    expect(await audit()).toEqual(
      expect.arrayContaining(['add user', 'set one-time password', 'end user'].map((action) => `Olle Operatör: ${action} done operator`)),
    );
  });
});

describe('participants and figures', () => {
  const figures = (...more: string[]): string[] => on('statistics', ...PERIOD, ...more);

  it('imported again change nothing', async () => {
    const again = await run(
      ...on('import', 'participants', file('igen.csv', sheet([enrolledWoman, closedMan])), '--basis', 'lista från teamet'),
    );
    expect([expectSuccess(again), again.err]).toEqual(['', expect.stringMatching(/igen\.csv: 0 nya, 0 ändrade, 2 oförändrade\.\n$/)]);
  });

  it('are counted with all the choices there are', async () => {
    const counted: unknown = JSON.parse(
      expectSuccess(
        await run(
          ...figures(
            '--intervention',
            'Samordningsteam Sala',
            '--age-bands',
            '18-40',
            '--vocabulary',
            'team',
            '--known-at',
            '2018-09-05',
            '--format',
            'json',
          ),
        ),
      ),
    );
    expect(counted).toMatchObject({ deltagare: { antal: 1 }, ålder_nya: [{ nyckel: '18-40', antal: 1 }] });
  });

  it('with faults are refused whole, with row and reason and never a number', async () => {
    const faulty = [
      { ...enrolledWoman, rad_id: 'F-1', personnummer: `${WOMAN_1985.slice(0, 11)}3` },
      { ...closedMan, rad_id: 'F-2', inskriven: '2018-02-30' },
      { ...enrolledWoman, rad_id: 'F-3', personnummer: MAN_1985 },
    ];
    const said = expectRefusal(await run(...on('import', 'participants', file('fel.csv', sheet(faulty)))));
    expect(said).toMatch(/fel\.csv: 3 fel\. Ingenting är sparat/);
    expect(said).toMatch(/rad 2.*personnummer/i);
    expect(said).toMatch(/rad 3.*inskriven/i);
    expect(said).toMatch(/rad 4.*kön/i);
    expect(await audit()).toContain('Olle Operatör: import participants refused operator');
  });

  it('need a file that can be read and an association that is there', async () => {
    const broken = file('trasig.csv', 'detta;är;ingen;lista\n1;2;3;4\n');
    await refused([
      [on('import', 'participants', join(tmpdir(), 'saknas.csv')), /saknas\.csv finns inte\. Kontrollera sökvägen/],
      [on('import', 'participants', tmpdir()), /är en mapp/],
      [['import', 'participants', broken, '--association', 'Nytt förbund'], /"Nytt förbund" finns inte/],
      [['import', 'participants', broken, '--association', 'Nytt förbund', '--create'], /trasig\.csv: .*fel/],
      [['statistics', ...PERIOD, '--association', 'Nytt förbund'], /"Nytt förbund" finns inte/],
    ]);
  });

  it('are asked for by days, bands and names that exist', async () => {
    await refused([
      [figures('--intervention', 'Finns inte'), new RegExp(`Insatsen "Finns inte" finns inte i ${NAME}`)],
      [figures('--age-bands', '30-16'), /30-16/],
      [figures('--vocabulary', 'annan'), /Vokabulären "annan" finns inte/],
      [figures('--known-at', 'igår'), /igår/],
      [figures('--format', 'xml'), /Formatet "xml" finns inte/],
      [on('statistics', '--from', '2018-02-30', '--to', '2018-08-31'), /2018-02-30/],
      [on('statistics', '--from', '2018-09-01', '--to', '2018-08-31'), /2018-0/],
      [on('statistics', '--to', '2018-08-31'), /--from saknas/],
    ]);
  });
});

describe('economy and reports', () => {
  it('refuse what is not there and what can not be', async () => {
    const text = file('text.md', 'text\n');
    const NOWHERE = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001';
    await refused([
      [on('report', 'create', 'yearly', ...PERIOD), /"yearly" finns inte/],
      [on('report', 'text', 'nonsens', 'styrelsen', text), /Rapporten finns inte/],
      [on('report', 'export', NOWHERE, '--format', 'pdf', '--out', join(tmpdir(), 'x.pdf')), /Rapporten finns inte/],
      [on('report', 'export', NOWHERE, '--format', 'odt', '--out', 'x'), /Formatet "odt" finns inte/],
      [on('report', 'adopt', 'nonsens', '--date', '2018-09-05', '--decision', '§ 1'), /Rapporten finns inte/],
      [on('report', 'differences', NOWHERE), /Rapporten finns inte/],
      [on('economy', '--year', '18', '--per', '2018-08-31'), /"18" är inte ett år/],
      [on('economy', '--year', '2018', '--per', '2018-08-32'), /är inte en dag/],
      [on('import', 'budget', text, '--year', '2018'), /text\.md: .*fel/],
      [on('import', 'ledger', text), /text\.md: .*fel/],
    ]);
  });
});

describe('what has changed since a report was adopted', () => {
  it('is told with the names of users, and with nobody’s e-mail address', async () => {
    const id = expectSuccess(await run(...on('report', 'create', 'interim', ...PERIOD))).trim();
    expectSuccess(await run(...on('report', 'adopt', id, '--date', '2018-09-05', '--decision', '§ 45')));
    expectSuccess(await run(...on('user', 'add', 'tora@prov.example', '--name', 'Tora Team', '--role', 'coordinator')));
    const late = (who: string, name: string, rad_id: string) =>
      commandLineIn({ SAMLA_OPERATOR: who }).run(
        ...on('import', 'participants', file(name, sheet([{ ...enrolledWoman, rad_id, personnummer: '', födelseår: '1985' }]))),
      );
    expectSuccess(await late('tora@prov.example', 'sen.csv', 'S-1'));
    expectSuccess(await late('borta@prov.example', 'senare.csv', 'S-2'));
    const printed = expectSuccess(await run(...on('report', 'differences', id)));
    expect((JSON.parse(printed) as { by: string }[]).map(({ by }) => by).sort()).toEqual(['Tora Team', 'en tidigare användare']);
    expect(printed).not.toContain('@');
  });
});

describe('settings that can not be', () => {
  it('are told with what to write, and never with a password or a key', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ SAMLA_NOW: 'snart' }, /^SAMLA_NOW är inte en tidpunkt/],
      [{ DATABASE_URL: 'postgres:samla' }, /^DATABASE_URL går inte att läsa/],
      [{ DATABASE_URL: 'postgres://samla:privat@127.0.0.1:1/samla' }, /^PostgreSQL på 127\.0\.0\.1:1 går inte att nå som samla \(/],
      [{ DATABASE_URL: 'postgres://samla:privat@finns-inte.invalid/samla' }, /^PostgreSQL på finns-inte\.invalid:5432 går inte att nå/],
      [{ SAMLA_KEY: 'kort och privat' }, /^Huvudnyckeln i SAMLA_KEY ska vara 64 hexadecimala tecken/],
      [{ SAMLA_KEY: 'ab'.repeat(32) }, /är inte den som databasen skapades med/],
      [{ SAMLA_DATA: join(tmpdir(), 'samla-nothing-here') }, /^Huvudnyckeln saknas/],
    ];
    for (const [env, said] of cases) {
      const text = expectRefusal(await commandLineIn(env).run(...on('statistics', ...PERIOD)));
      expect(text).toMatch(said);
      expect(text).not.toMatch(/privat|abab/);
    }
  });
});
