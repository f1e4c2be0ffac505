import { beforeAll, describe, expect, it } from 'vitest';
import { haveShared, sharedFile, sharedJson } from '../../test/sharedFolder.ts';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import { localDate } from '../shared/localDate.ts';
import { importBudget } from './budgetImport.ts';
import { economyJson } from './economyJson.ts';
import { computeEconomy } from './economyReport.ts';
import { listYears } from './economyQueries.ts';
import { importLedger } from './ledgerImport.ts';
import { listEconomySources, listVoucherHeads } from './sourceQueries.ts';

const { database, asOwner } = await testAssociation();
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const HEAD =
  '#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#ORGNR 999901-0003\n#RAR 0 20200101 20201231\n#KONTO 4000 "K"\n#KTYP 4000 K\n#KONTO 1930 "B"\n#KTYP 1930 T\n#IB 0 2010 -1000.00\n#IB 0 1930 1000.00\n';
const voucher = (number: number, day: string, project: string, kronor: string): string =>
  `#VER A ${number} ${day} "V${number}"\n{\n#TRANS 4000 {6 "${project}"} ${kronor}\n#TRANS 1930 {} -${kronor}\n}\n`;
const importFile = (text: string, name = 'x.se') => importLedger(database, operator, ascii(text), name);
const outcome = async (per = '2020-12-31') => {
  const computed = await database.read(operator, operation, ({ db }) => computeEconomy(db, 2020, localDate(per)));
  if (!computed.ok) throw new Error(computed.error);
  return computed.value.economy;
};
const BUDGET =
  'budgetpost;grupp;slag;från;till;årsbudget_kr;prognos_kr;bokslut_föregående_år_kr;objekt\nAlfa;;kostnad;2020-01-01;2020-12-31;-1200;;;11\nBeta;;kostnad;2020-01-01;2020-12-31;-600;;;12\n';

beforeAll(async () => {
  expect((await importBudget(database, operator, ascii(BUDGET), 2020)).ok).toBe(true);
});

describe('a ledger file', () => {
  it('is the outcome of its budget lines up to a day, what no line takes apart', async () => {
    const result = await importFile(
      HEAD +
        voucher(1, '20200131', '11', '100.00') +
        voucher(2, '20200831', '12', '50.50') +
        voucher(3, '20200901', '11', '7.00') +
        voucher(4, '20200215', '99', '3000.00'),
    );
    expect(result).toMatchObject({ ok: true, value: { vouchers: 4, added: 4, removed: 0 } });
    const economy = await outcome('2020-08-31');
    expect(economy.rows.map((row) => row.outcomeToDate)).toEqual([-0.1, -0.1]);
    expect(economy.unmappedSum).toBe(-3);
    expect(economy.equity?.opening).toBe(1000);
  });

  it('twice changes nothing, and a later one replaces the year voucher by voucher', async () => {
    const same =
      HEAD +
      voucher(1, '20200131', '11', '100.00') +
      voucher(2, '20200831', '12', '50.50') +
      voucher(3, '20200901', '11', '7.00') +
      voucher(4, '20200215', '99', '3000.00');
    expect(await importFile(same)).toMatchObject({ value: { added: 0, removed: 0, changedAmounts: 0 } });
    const later =
      HEAD +
      voucher(1, '20200131', '11', '100.00') +
      voucher(2, '20200831', '12', '60.00') +
      voucher(3, '20200901', '11', '7.00') +
      voucher(5, '20201001', '11', '9000.00');
    expect(await importFile(later)).toMatchObject({ value: { added: 2, removed: 2 } });
    expect((await outcome()).rows.map((row) => row.outcomeToDate)).toEqual([-9.1, -0.1]);
    expect((await outcome()).unmappedSum).toBe(0);
  });

  it('of type 4I adds its vouchers once, its year taken from the voucher day', async () => {
    const added = `#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#ORGNR 999901-0003\n${voucher(90, '20200505', '12', '500.00')}`;
    expect(await importFile(added, 'x.si')).toMatchObject({ value: { kind: '4I', added: 1 } });
    expect(await importFile(added, 'x.si')).toMatchObject({ value: { kind: '4I', added: 0 } });
    expect((await outcome()).rows[1]?.outcomeToDate).toBe(-0.6);
    const elsewhere = `#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#ORGNR 999901-0003\n${voucher(1, '20210505', '12', '500.00')}`;
    expect(await importFile(elsewhere, 'x.si')).toMatchObject({ value: { years: [{ from: '2021-01-01', to: '2021-12-31' }] } });
  });

  it('of another organisation is refused, and nothing is stored', async () => {
    const before = await database.read(operator, operation, ({ db }) => listEconomySources(db, 2020, localDate('2020-12-31')));
    const result = await importFile(HEAD.replace('999901-0003', '556036-0793') + voucher(70, '20200131', '11', '100.00'));
    expect(result).toMatchObject({
      ok: false,
      error: { faults: [{ code: 'other-organisation', mend: expect.stringContaining('#ORGNR') }] },
    });
    expect(await database.read(operator, operation, ({ db }) => listEconomySources(db, 2020, localDate('2020-12-31')))).toEqual(before);
  });

  it('that is faulty anywhere is refused whole', async () => {
    const before = (await outcome()).rows;
    for (const [text, code] of [
      [
        HEAD + voucher(71, '20200131', '11', '1.00') + '#VER A 72 20200131 "X"\n{\n#TRANS 4000 {} 5.00\n#TRANS 1930 {} -4.00\n}\n',
        'unbalanced',
      ],
      [HEAD + '#VER A 72 20200131 "X"\n{\n#TRANS 4000 {} 5.00\n', 'truncated'],
      [HEAD.replace('#FORMAT', '#KSUMMA\n#FORMAT') + voucher(71, '20200131', '11', '1.00'), 'truncated'],
      [HEAD.replace('#FORMAT', '#KSUMMA\n#FORMAT') + voucher(71, '20200131', '11', '1.00') + '#KSUMMA 12345\n', 'wrong-checksum'],
      ['', 'empty'],
      ['<!DOCTYPE html><html></html>', 'web-page'],
    ] as const) {
      const result = await importFile(text);
      expect(result.ok ? 'read' : result.error.faults.map((fault) => fault.code), code).toContain(code);
    }
    expect((await outcome()).rows).toEqual(before);
    const { rows } = await asOwner((client) =>
      client.query(`select 1 from access.audit_entry where action = 'import ledger' and outcome = 'refused'`),
    );
    expect(rows.length).toBeGreaterThanOrEqual(6);
  });

  it('tells of each voucher when it came and went, without its texts', async () => {
    const heads = await database.read(operator, operation, async ({ db }) =>
      listVoucherHeads(
        db,
        (await listEconomySources(db, 2020, localDate('2020-12-31'))).filter(({ source }) => source === 'voucher').map(({ id }) => id),
      ),
    );
    expect(heads.map(({ series, number }) => `${series}${number}`)).toEqual(['A1', 'A90', 'A2', 'A3', 'A5']);
    expect(heads.every(({ endedAt, rows }) => endedAt === null && rows.length === 2)).toBe(true);
    expect(JSON.stringify(heads)).not.toContain('V90');
  });

  it('and a budget make the years that can be asked for', async () => {
    expect(await database.read(operator, operation, ({ db }) => listYears(db))).toEqual([
      { year: 2021, ledgerUntil: '2021-05-05' },
      { year: 2020, ledgerUntil: '2020-10-01' },
    ]);
  });
});

describe('a budget', () => {
  it('imported again replaces the lines by name, and the same twice changes nothing', async () => {
    expect(await importBudget(database, operator, ascii(BUDGET), 2020)).toMatchObject({
      value: { added: 0, changed: 0, removed: 0, same: 2 },
    });
    const changed = BUDGET.replace('-600;;;12', '-900;;;12').replace(/^Alfa.*\n/m, '') + 'Gamma;;kostnad;2020-01-01;2020-12-31;-1;;;\n';
    expect(await importBudget(database, operator, ascii(changed), 2020)).toMatchObject({ value: { added: 1, removed: 1 } });
    expect((await outcome()).rows.map(({ name, yearBudget }) => [name, yearBudget])).toEqual([
      ['Beta', -0.9],
      ['Gamma', 0],
    ]);
  });

  it('with a heading alone is refused, so that it does not empty the year', async () => {
    const headingOnly = BUDGET.slice(0, BUDGET.indexOf('\n') + 1);
    expect(await importBudget(database, operator, ascii(headingOnly), 2020)).toMatchObject({ ok: false, error: { total: 1 } });
    expect((await outcome()).rows).toHaveLength(2);
  });

  it('with faults is refused whole', async () => {
    const result = await importBudget(database, operator, ascii(BUDGET.replace('kostnad', 'utgift').replace(';12', ';11')), 2020);
    expect(result.ok ? [] : result.error.faults.map(({ line, column }) => `${line} ${column}`)).toEqual(['2 slag']);
    expect((await outcome()).rows.map(({ name }) => name)).toEqual(['Beta', 'Gamma']);
  });
});

describe.skipIf(!haveShared)('the golden set of the interim report', () => {
  it('gives its economy', async () => {
    const golden = await testAssociation();
    await importLedger(golden.database, operator, sharedFile('golden/nv-2018/huvudbok.se'), 'huvudbok.se');
    await importBudget(golden.database, operator, sharedFile('golden/nv-2018/budget.csv'), 2018);
    const expected = sharedJson<{ ekonomi: { år: number; per: string }[] }>('golden/nv-2018/expected.json').ekonomi;
    expect(expected.length).toBeGreaterThan(0);
    for (const one of expected) {
      const computed = await golden.database.read(operator, operation, ({ db }) => computeEconomy(db, one.år, localDate(one.per)));
      expect(computed.ok && economyJson(computed.value.economy)).toEqual(one);
    }
  });
});
