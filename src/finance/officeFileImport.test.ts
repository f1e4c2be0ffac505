import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importingWorld } from '../../test/access/importingWorld.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { listBudgetLines } from './budgetQueries.ts';

const world = await importingWorld();
const { association, ask, bring, looked, confirm, imported, takeBack, list, rows } = world;

type Voucher = readonly [number: string, day: string, kronor: string];
const ledger = (vouchers: readonly Voucher[], organisation = '999901-0003'): Uint8Array =>
  Buffer.from(
    [
      '#FLAGGA 0',
      '#PROGRAM "Prov" 1',
      '#FORMAT PC8',
      '#GEN 20181001',
      '#SIETYP 4',
      `#ORGNR ${organisation}`,
      '#FNAMN "Prov"',
      '#RAR 0 20180101 20181231',
      '#KONTO 1930 "Bank"',
      '#KONTO 5010 "Lokal"',
      // With balances it is a whole year, not vouchers to add.
      '#IB 0 1930 0.00',
      ...vouchers.flatMap(([number, day, kronor]) => [
        `#VER "A" "${number}" ${day} "Hyra"`,
        '{',
        `#TRANS 5010 {} ${kronor}`,
        `#TRANS 1930 {} -${kronor}`,
        '}',
      ]),
      '',
    ].join('\n'),
  );
const outcome = async (): Promise<number> => {
  const answer = await ask('economist', 'GET', '/economy?year=2018&per=2018-12-31');
  return answer.json<{ ekonomi: { utan_budgetpost: number } }>().ekonomi.utan_budgetpost;
};
const SIE = { kind: 'ledger', name: 'huvudbok 2018.se' };
const HALF: readonly Voucher[] = [
  ['1', '20180201', '100.00'],
  ['2', '20180301', '200.00'],
];

describe('the economist imports the ledger', () => {
  it('sees which vouchers are new and which go, while nothing is stored, and then has them', async () => {
    await imported('economist', ledger(HALF), SIE);
    const before = await outcome();
    const next = ledger([...HALF.slice(1), ['3', '20180401', '400.00']]);
    const brought = await looked('economist', next, SIE);
    expect(brought.preview.counts).toEqual({ added: 1, changed: 0, same: 1, removed: 1 });
    expect(brought.preview.rows.map(({ kind, what }) => [kind, what])).toEqual([
      ['removed', 'A 1 · 2018-02-01'],
      ['added', 'A 3 · 2018-04-01'],
    ]);
    expect(await outcome()).toBe(before);
    const done = await confirm('economist', brought);
    expect(done.statusCode, done.body).toBe(200);
    expect(await outcome()).not.toBe(before);
    expect((await rows('economist', brought.import.id)).map(({ kind, what }) => [kind, what])).toEqual([
      ['removed', 'A 1 · 2018-02-01'],
      ['added', 'A 3 · 2018-04-01'],
    ]);
    expect((await list('coordinator'))[0]).toMatchObject({
      kind: 'ledger',
      fileName: 'huvudbok 2018.se',
      counts: { added: 1, removed: 1 },
    });
    expect(await list('team_leader')).toEqual([]);
  });

  it('is told what is wrong with a file, line by line, and what is odd with one that is right', async () => {
    const broken = await looked('economist', Buffer.from(ledger(HALF).toString().replace('-200.00', '-199.00')), SIE);
    expect(broken.preview.faults.map(({ line }) => line)).toEqual([17]);
    const foreign = await looked('economist', ledger(HALF, '999902-0002'), SIE);
    expect(foreign.preview.faults[0]?.reason).toContain('annan organisation');
    const nobodys = await looked(
      'economist',
      Buffer.from(
        ledger(HALF)
          .toString()
          .replace(/#ORGNR.*\n/, ''),
      ),
      SIE,
    );
    expect([nobodys.preview.faultCount, nobodys.preview.notices.length]).toEqual([0, 1]);
  });

  it('not as it was looked at when the ledger has changed meanwhile', async () => {
    const brought = await looked('economist', ledger(HALF), SIE);
    await imported('economist', ledger(HALF), SIE);
    expect((await confirm('economist', brought)).statusCode).toBe(409);
  });

  it('no list of participants, and nobody else a ledger', async () => {
    expect((await bring('economist', Buffer.from('rad_id;insats\n'), { kind: 'participants' })).statusCode).toBe(403);
    expect((await bring('team_leader', ledger(HALF), SIE)).statusCode).toBe(403);
    const csv = await bring('economist', Buffer.from('a;b\n'), SIE);
    expect([csv.statusCode, csv.json<{ text: string }>().text]).toEqual([422, expect.stringContaining('SIE')]);
  });
});

describe('the economist imports a year’s budget', () => {
  const lines = () => association.database.read(operator, operation, ({ db }) => listBudgetLines(db, 2018));

  it('from the office’s own workbook, and sees what changes in which column', async () => {
    const workbook = async (amount: number): Promise<Uint8Array> => {
      const made = new ExcelJS.Workbook();
      const sheet = made.addWorksheet('Budget');
      sheet.addRow(['Post', 'Slag', 'Budget', 'Prognos']);
      sheet.addRow(['Medel', 'Intäkter', 1_000_000, 1_000_000]);
      sheet.addRow(['Kansli', 'Kostnader', amount, -404_481.41]);
      return new Uint8Array(await made.xlsx.writeBuffer());
    };
    const more = { kind: 'budget', year: 2018, name: 'budget 2018.xlsx' };
    const first = await imported('economist', await workbook(-408_000), more);
    expect(first.import.counts).toEqual({ added: 2, changed: 0, same: 0, removed: 0 });
    expect((await lines()).map(({ name, yearAmount, forecast, runs }) => [name, yearAmount, forecast, runs.to])).toEqual([
      ['Medel', 100_000_000, 100_000_000, '2018-12-31'],
      ['Kansli', -40_800_000, -40_448_141, '2018-12-31'],
    ]);
    const { preview, import: head } = await looked('economist', await workbook(-410_000), more);
    expect(preview.rows.map(({ kind, changes }) => [kind, changes.map(({ name }) => name)])).toEqual([
      ['same', []],
      ['changed', ['årsbudget kr']],
    ]);
    expect((await confirm('economist', { ...first, import: head, preview })).statusCode).toBe(200);
    expect((await rows('economist', head.id)).map(({ kind, what }) => [kind, what])).toEqual([
      ['changed', expect.stringMatching(/^Kansli · −410\s000 kr$/)],
    ]);
  });

  it('for a year that is told', async () => {
    const answer = await bring('economist', Buffer.from('budgetpost;slag\n'), { kind: 'budget' });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'year']);
  });
});

describe('what the economist takes back', () => {
  it('is the ledger as it was, in new versions, unless it has changed since', async () => {
    const first = await imported('economist', ledger(HALF), SIE);
    const before = await outcome();
    const { import: head } = await imported('economist', ledger([...HALF.slice(1), ['9', '20180501', '900.00']]), SIE);
    expect(await outcome()).not.toBe(before);
    expect((await takeBack('economist', first.import.id)).json<{ code: string }>().code).toBe('built-upon');
    const done = await takeBack('economist', head.id);
    expect(done.statusCode, done.body).toBe(200);
    expect(await outcome()).toBe(before);
    expect((await looked('economist', ledger(HALF), SIE)).preview.counts).toEqual({ added: 0, changed: 0, same: 2, removed: 0 });
  });

  it('is the budget as it was, line by line, unless it has changed since', async () => {
    const csv = (kansli: number): Uint8Array =>
      Buffer.from(
        `budgetpost;slag;årsbudget_kr\r\nMedel;intäkt;1000\r\nKansli;kostnad;${kansli}\r\n${kansli < -500 ? 'Extra;kostnad;-1\r\n' : ''}`,
      );
    const more = { kind: 'budget', year: 2019, name: 'budget 2019.csv' };
    const amounts = async (): Promise<unknown[]> =>
      (await association.database.read(operator, operation, ({ db }) => listBudgetLines(db, 2019))).map(({ name, yearAmount }) => [
        name,
        yearAmount,
      ]);
    const first = await imported('economist', csv(-400), more);
    const before = await amounts();
    const { import: head } = await imported('economist', csv(-600), more);
    expect(await amounts()).toHaveLength(3);
    expect((await takeBack('economist', first.import.id)).json<{ code: string }>().code).toBe('built-upon');
    expect((await takeBack('economist', head.id)).statusCode).toBe(200);
    expect(await amounts()).toEqual(before);
  });
});
