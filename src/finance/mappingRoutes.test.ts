import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, auditLog, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { operator } from '../../test/testDatabase.ts';
import { importBudget } from './budgetImport.ts';
import type { Budget } from './budgetApi.ts';
import type { EconomyAnswer } from './economyApi.ts';
import { USUAL_ECONOMY } from './economySettings.ts';
import { importLedger } from './ledgerImport.ts';
import type { Mapping, Vouchers } from './mappingApi.ts';

let association: AccessAssociation;
let server: AccessServer;
const cookies = new Map<string, { cookie: string }>();
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const voucher = (number: number, day: string, rows: readonly string[]): string =>
  `#VER A ${number} ${day} "Agda Ek"\n{\n${rows.map((row) => `#TRANS ${row} ${day} "Agda Ek"`).join('\n')}\n}\n`;

beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
  const budget =
    'budgetpost;grupp;slag;från;till;årsbudget_kr;prognos_kr;bokslut_föregående_år_kr;objekt\nAlfa;;kostnad;2020-01-01;2020-12-31;-1200;;;11\nBeta;;kostnad;2020-01-01;2020-12-31;-600;;;12\n';
  expect((await importBudget(association.database, operator, ascii(budget), 2020)).ok).toBe(true);
  const ledger =
    '#FLAGGA 0\n#SIETYP 4\n#ORGNR 999901-0003\n#RAR 0 20200101 20201231\n#KONTO 4000 "Köp"\n#KONTO 8300 "Ranta"\n#KONTO 1930 "Bank"\n' +
    voucher(1, '20200131', ['4000 {6 "11"} 100.00', '1930 {} -100.00']) +
    voucher(2, '20200215', ['4000 {6 "99"} 3.00', '8300 {} -5.00', '1930 {} 2.00']) +
    voucher(3, '20200216', ['4000 {6 "11"} 0.50', '4000 {6 "11"} -0.50']) +
    voucher(4, '20200901', ['4000 {6 "11"} 7.00', '1930 {} -7.00']);
  expect((await importLedger(association.database, operator, ascii(ledger), 'x.se')).ok).toBe(true);
});

const ask = async (who: string, url: string, payload?: object) => {
  const headers = cookies.get(who) ?? (await server.logIn(association, who));
  cookies.set(who, headers);
  return server.ask({ url, headers, ...(payload ? { method: 'PUT' as const, payload } : {}) });
};
const PER = 'year=2020&per=2020-08-31';
const mapping = async (): Promise<Mapping> => (await ask('auditor', `/api/economy/mapping?${PER}`)).json();
const vouchers = async (more: string): Promise<Vouchers> => (await ask('auditor', `/api/economy/vouchers?${PER}${more}`)).json();

describe('the mapping of a ledger to budget lines', () => {
  it('says what each line takes and what is left, to the öre', async () => {
    const { lines, unmapped, unmappedSum, dimension, earlierDimension } = await mapping();
    expect(lines.map(({ sum, rows }) => [sum, rows.map(({ account, object, amount }) => [account, object, amount])])).toEqual([
      [-10_000, [['4000', '11', -10_000]]],
      [0, []],
    ]);
    expect(unmapped).toEqual([
      { account: '4000', accountName: 'Köp', object: '99', amount: -300 },
      { account: '8300', accountName: 'Ranta', object: null, amount: 500 },
    ]);
    expect([unmappedSum, dimension, earlierDimension]).toEqual([200, '6', null]);
  });

  it('follows a rule that is written, in the table, here and in what is left', async () => {
    const { lines, version } = (await ask('economist', '/api/budget?year=2020')).json<Budget>();
    const written = lines.map(({ forecastAt: _at, forecastBy: _by, ...line }, i) =>
      i === 1 ? { ...line, rules: [...line.rules, { project: '', accounts: [{ from: '8300', to: '8399' }] }] } : line,
    );
    expect((await ask('economist', '/api/budget', { year: 2020, version, lines: written })).statusCode).toBe(200);
    const after = await mapping();
    expect(after.lines.map(({ sum }) => sum)).toEqual([-10_000, 500]);
    expect(after.unmapped.map(({ account }) => account)).toEqual(['4000']);
    const { ekonomi } = (await ask('coordinator', `/api/economy?${PER}`)).json<EconomyAnswer>();
    expect(ekonomi.rader.map((row) => row['utfall_hittills'])).toEqual([-0.1, 0]);
    expect(ekonomi.utan_budgetpost).toBe(0);
  });

  it('tells from when objects are of another dimension', async () => {
    const change = { version: 0, value: { ...USUAL_ECONOMY, dimension: '1' }, decision: { day: '2020-01-01', paragraph: '§ 1', text: '' } };
    expect((await ask('coordinator', '/api/settings/economy', change)).statusCode).toBe(200);
    expect(await mapping()).toMatchObject({ dimension: '1', earlierDimension: { dimension: '6', until: expect.any(String) } });
  });
});

describe('the vouchers behind a figure', () => {
  it('are the rows that sum to it, those that even out too, and none after the day', async () => {
    const [alfa] = (await mapping()).lines;
    const { line, sum, statedSum, total, rows } = await vouchers(`&line=${alfa?.id}`);
    expect([line?.name, sum, statedSum, total]).toEqual(['Alfa', -10_000, 0, 3]);
    expect(rows.map(({ number, date, amount }) => [number, date, amount])).toEqual([
      ['3', '2020-02-16', -50],
      ['3', '2020-02-16', 50],
      ['1', '2020-01-31', -10_000],
    ]);
  });

  it('of what no line takes can be narrowed to an account and an object', async () => {
    expect(await vouchers('')).toMatchObject({ line: null, sum: -300, total: 1 });
    expect(await vouchers('&account=4000&object=99')).toMatchObject({ total: 1 });
    expect(await vouchers('&account=4000&withoutObject=true')).toMatchObject({ total: 0, sum: 0, rows: [] });
  });

  it('never say their texts, which may name persons, and the log says whose they were', async () => {
    const answers = [await ask('economist', `/api/economy/vouchers?${PER}`), await ask('coordinator', `/api/economy/mapping?${PER}`)];
    for (const { body } of answers) expect(body).not.toContain('Agda');
    const asked = await auditLog(association, 'listVouchers');
    expect(asked[0]).toMatchObject({ role: 'auditor', record_ids: [expect.any(String), expect.any(String)] });
  });

  it('are not there for a line that is not there, or a day that is none', async () => {
    expect((await ask('economist', `/api/economy/vouchers?${PER}&line=d3b07384-d9a0-4c2e-8a5f-0000000000f9`)).statusCode).toBe(404);
    expect((await ask('economist', '/api/economy/vouchers?year=2020&per=2020-02-31')).statusCode).toBe(400);
    expect((await ask('economist', '/api/economy/mapping?year=2020&per=2021-02-01')).statusCode).toBe(400);
  });
});
