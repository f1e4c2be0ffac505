import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { readPdf } from '../../test/documents/pdfStructure.ts';
import { bytesOf } from '../../test/ledgerLines.ts';
import { operator, settableClock } from '../../test/testDatabase.ts';
import type { Budget } from '../finance/budgetApi.ts';
import { importBudget } from '../finance/budgetImport.ts';
import { importLedger } from '../finance/ledgerImport.ts';
import type { Fault } from '../platform/http/schemas.ts';
import { closeWorkers } from '../platform/workers.ts';
import { teamPartKey } from './sectionKey.ts';
import type { ReportSection, ReportSections } from './sectionsApi.ts';

const clock = settableClock('2018-09-20T10:00:00Z');
const YEAR = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0c01';
const SUMMER = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0c02';
let association: AccessAssociation;
let server: AccessServer;
let coordinator: { cookie: string };
let leader: { cookie: string };

const budget = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    ['budgetpost;grupp;slag;från;till;årsbudget_kr;prognos_kr;bokslut_föregående_år_kr;objekt', ...lines, ''].join('\n'),
  );
const NAVET = 'Navet;Team;kostnad;2018-01-01;2018-12-31;-1200000;-1261400;0;190';
const KRAFTEN = 'Kraften;Team;kostnad;2018-01-01;2018-12-31;-600000;-600000;0;191';
const voucher = (number: number, day: string, object: string, kronor: number): string[] => [
  ...[`#VER A ${number} ${day} "Hyra"`, '{', `   #TRANS 6010 {6 "${object}"} ${kronor}`, `   #TRANS 1930 {} ${-kronor}`, '}'],
];
const ledger = (...more: readonly string[]): Uint8Array =>
  bytesOf([
    ...['#FLAGGA 0', '#SIETYP 4', '#ORGNR 999901-0003', '#FNAMN "Provförbundet"', '#RAR 0 20180101 20181231', '#KONTO 1930 "Bank"'],
    ...['#DIM 6 "Projekt"', '#OBJEKT 6 190 "Navet"', '#OBJEKT 6 191 "Kraften"', '#KONTO 6010 "Hyra"'],
    ...[...voucher(1, '20180131', '190', 500_000), ...voucher(2, '20180615', '190', 310_050), ...voucher(3, '20180616', '191', 50_000)],
    ...more,
  ]);

async function ask<T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, headers = coordinator) {
  const answer = await server.ask({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? (undefined as T) : answer.json<T>() };
}
const section = async (report: string, key: string, by = coordinator): Promise<ReportSection> =>
  (await ask<ReportSection>('GET', `/api/reports/${report}/sections/${key}`, undefined, by)).body;
const write = (report: string, key: string, markdown: string, version = 0, by = coordinator) =>
  ask<ReportSection & Fault>('PUT', `/api/reports/${report}/sections/${key}`, { version, markdown }, by);
const bytes = async (report: string, format: string): Promise<Buffer> =>
  (await server.ask({ method: 'GET', url: `/api/reports/${report}/file?format=${format}`, headers: coordinator })).rawPayload;
const sections = async (report: string): Promise<ReportSections> =>
  (await ask<ReportSections>('GET', `/api/reports/${report}/sections`)).body;
const kraften = (): string => teamPartKey(association.interventions.get('Kraften') ?? '');
/** What the picker says of a part, by its name ('' of the sum) and figure. */
const picked = async (report: string, name: string, figure: string) =>
  (await section(report, 'board')).live.economy?.parts.find((one) => one.name === name)?.figures.find((one) => one.figure === figure);

beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  coordinator = await server.logIn(association, 'coordinator');
  leader = await server.logIn(association, 'team_leader');
  for (const done of [
    await importBudget(association.database, operator, budget(NAVET, KRAFTEN), 2018),
    await importLedger(association.database, operator, ledger(), 'huvudbok.se'),
  ])
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  const teams = [association.interventions.get('Kraften') ?? ''];
  await ask('POST', '/api/reports', { id: YEAR, from: '2018-01-01', to: '2018-08-31', teams });
  await ask('POST', '/api/reports', { id: SUMMER, from: '2018-06-01', to: '2018-08-31', teams });
});
afterAll(closeWorkers);

describe('figures of the economy that follow by themselves in a text', () => {
  it('are those of the lines, the groups and the sum, of the year and to the day, signed as the table', async () => {
    const { live } = await section(YEAR, 'board');
    expect(live.economy).toMatchObject({ year: 2018, per: '2018-08-31' });
    expect(live.economy?.parts.map(({ of, name }) => `${of} ${name}`)).toEqual(['total ', 'group Team', 'line Navet', 'line Kraften']);
    const values = live.economy?.parts[2]?.figures.map(({ figure, value }) => `${figure} ${value.replaceAll('\u00a0', ' ')}`);
    expect(values).toEqual([
      'year-budget −1 200,0 tkr',
      'forecast −1 261,4 tkr',
      'forecast-variance 61,4 tkr',
      'last-year 0,0 tkr',
      'budget-to-date −800,0 tkr',
      'outcome-to-date −810,1 tkr',
      'variance-to-date 10,1 tkr',
    ]);
    expect(live.tables.map(({ href }) => href)).toContain('samla:table/economy');
  });

  it('are those of the period too, where it begins within the year', async () => {
    const of = async (name: string) =>
      Promise.all(['period-budget', 'period-outcome', 'period-variance'].map(async (one) => (await picked(SUMMER, name, one))?.value));
    expect(await of('Navet')).toEqual(['−300,0\u00a0tkr', '−310,1\u00a0tkr', '10,1\u00a0tkr']);
    expect(await of('Team')).toEqual(['−450,0\u00a0tkr', '−360,1\u00a0tkr', '−90,0\u00a0tkr']);
    expect(await of('')).toEqual(await of('Team'));
    expect(await picked(YEAR, 'Navet', 'period-outcome')).toBeUndefined();
  });

  it('stand in the web page, the PDF, the Word file and the data, and a table where it is named', async () => {
    const [one, group] = [await picked(YEAR, 'Navet', 'forecast'), await picked(YEAR, 'Team', 'outcome-to-date')];
    const text = `Navet väntas kosta [0](${one?.href}) och teamen har använt [0](${group?.href}).\n\n[Tabell: Ekonomi](samla:table/economy)`;
    expect((await write(YEAR, 'board', text)).status).toBe(200);
    const said = 'Navet väntas kosta −1 261,4 tkr och teamen har använt −860,1 tkr.';
    const plain = (words: string): string => words.replaceAll(/[\u00a0\s]+/g, ' ');
    const html = (await bytes(YEAR, 'html')).toString('utf8');
    expect(plain(html)).toContain(said);
    expect(html.split('Ekonomiskt utfall per 2018-08-31')).toHaveLength(html.split('Budget och utfall hittills per område').length + 1);
    expect(plain((await bytes(YEAR, 'json')).toString('utf8'))).toContain(said);
    const word = strFromU8(unzipSync(await bytes(YEAR, 'docx'))['word/document.xml'] ?? new Uint8Array());
    expect(plain(word.replaceAll(/<[^>]+>/g, ''))).toContain(said);
    expect(plain((await readPdf(await bytes(YEAR, 'pdf'))).text)).toContain('−1 261,4 tkr');
  });

  it('are held against amounts that are written, in the precision that they are written with', async () => {
    await write(YEAR, 'goals', 'Prognosen för Navet är 1 250 tkr. Utfallet i Navet är 810 tkr. Budgeten är 1,8 mnkr.');
    const { contradictions } = await sections(YEAR);
    expect(contradictions).toEqual([
      {
        ...{ section: 'goals', title: 'Mål och aktiviteter i verksamhetsplanen', words: '1 250 tkr', figure: 'amount', is: -1261.4 },
        economy: { part: 'Navet', figure: 'forecast' },
      },
    ]);
    await write(YEAR, 'goals', 'Inga belopp.', 1);
  });

  it('of a line that is gone from the budget are pointed out and print as a dash', async () => {
    const { href = '' } = (await picked(SUMMER, 'Navet', 'forecast')) ?? {};
    const gone = href.replace(/[0-9a-f]{12}\//, '000000000000/');
    await write(SUMMER, 'goals', `Navet: [5](${gone})`);
    expect((await sections(SUMMER)).missing).toContainEqual(expect.objectContaining({ code: 'figure-gone', section: 'goals' }));
    expect((await bytes(SUMMER, 'html')).toString('utf8')).toContain('Navet: –');
    for (const wrong of [href.replace('/forecast', '/everything'), href.replace(/economy\/[^/]+/, 'economy/850101-2382')])
      expect((await write(SUMMER, 'owners', `[5](${wrong})`)).body.code, wrong).toBe('faulty-text');
  });
});

describe('the printed economy', () => {
  it('says of each line with which method and reason its forecast was made, in every format', async () => {
    const { lines, version } = (await ask<Budget>('GET', '/api/budget?year=2018')).body;
    const reason = 'Avtalet löper ut i oktober';
    const wanted = lines.map(({ forecastAt: _, forecastBy: __, ...line }) =>
      line.name === 'Kraften'
        ? { ...line, plan: { method: 'run_rate', reason: '', positions: [] } }
        : { ...line, plan: { method: 'fixed', reason, positions: [] } },
    );
    expect((await ask('PUT', '/api/budget', { year: 2018, version, lines: wanted })).status).toBe(200);
    const plain = (words: string): string => words.replaceAll(/<[^>]+>|&nbsp;/g, ' ').replaceAll(/[\u00a0\s]+/g, ' ');
    const html = plain((await bytes(YEAR, 'html')).toString('utf8'));
    expect(html).toContain('Så är prognoserna för 2018 gjorda');
    expect(html).toContain(`Navet −1 261,4 Fast siffra ${reason}`);
    expect(html).toMatch(/Kraften −75,0 Samma takt Utfall hittills och lika mycket per månad/);
    const files = unzipSync(await bytes(YEAR, 'docx'));
    expect(plain(strFromU8(files['word/document.xml'] ?? new Uint8Array()))).toContain(reason);
    const sheets = Object.values(unzipSync(await bytes(YEAR, 'xlsx'))).map((one) => strFromU8(one));
    expect(sheets.some((one) => one.includes(reason))).toBe(true);
    expect((await readPdf(await bytes(YEAR, 'pdf'))).text.replaceAll(/\s+/g, ' ')).toContain('Samma takt');
    const { prognoser } = JSON.parse((await bytes(YEAR, 'json')).toString('utf8')) as { prognoser: object[] };
    expect(prognoser).toEqual([
      { budgetpost: 'Navet', metod: 'Fast siffra', underlag: reason },
      { budgetpost: 'Kraften', metod: 'Samma takt', underlag: 'Utfall hittills och lika mycket per månad resten av året' },
    ]);
  });
});

describe('a team leader, who has no right to the economy', () => {
  it('is offered none of it in the own part, nor is anyone else there', async () => {
    for (const by of [leader, coordinator]) {
      const { live } = await section(YEAR, kraften(), by);
      expect(live.economy).toBeNull();
      expect(live.tables.filter(({ href }) => href.includes('economy'))).toEqual([]);
    }
    expect((await ask('GET', `/api/reports/${YEAR}/sections/board`, undefined, leader)).status).toBe(404);
  });

  it('can not name it either: neither a figure nor a table is taken into a part, whoever writes', async () => {
    const figure = await picked(YEAR, '', 'forecast');
    for (const by of [leader, coordinator])
      for (const text of [`[1](${figure?.href})`, '[T](samla:table/economy)'])
        expect(await write(YEAR, kraften(), text, 0, by), text).toMatchObject({ status: 422, body: { code: 'faulty-text' } });
    await write(YEAR, kraften(), 'Budgeten är 1 900 tkr.', 0, leader);
    expect((await section(YEAR, kraften(), leader)).contradictions).toEqual([]);
  });
});

describe('a report that is adopted', () => {
  it('keeps the amounts as they were, and what is booked later is told with the line that it changes', async () => {
    const { revision } = await sections(YEAR);
    const adoption = { date: '2018-09-20', decision: '§ 45', revision };
    expect((await ask('POST', `/api/reports/${YEAR}/adoption`, adoption)).status).toBeLessThan(300);
    const kept = await bytes(YEAR, 'html');
    clock.set('2018-10-01T10:00:00Z');
    coordinator = await server.logIn(association, 'coordinator');
    const later = await importLedger(association.database, operator, ledger(...voucher(4, '20180701', '190', 1000)), 'huvudbok.se');
    expect(later.ok).toBe(true);
    expect((await picked(SUMMER, 'Navet', 'outcome-to-date'))?.value).toBe('−811,1\u00a0tkr');
    expect((await bytes(YEAR, 'html')).equals(kept)).toBe(true);
    const { differences } = (await ask<{ differences: { what: string; figures: string[] }[] }>('GET', `/api/reports/${YEAR}/differences`))
      .body;
    expect(differences.map(({ what, figures }) => [what, figures])).toEqual([['Ny verifikation A 4, 2018-07-01', ['ekonomi: Navet']]]);
  });
});
