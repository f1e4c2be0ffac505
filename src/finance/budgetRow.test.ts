import { describe, expect, it } from 'vitest';
import { faultsBetweenBudgetRows, parseKronor, readBudgetRow, type BudgetColumn, type BudgetRow } from './budgetRow.ts';

const LINE: Record<BudgetColumn, string> = {
  budgetpost: 'Styrelse',
  grupp: '',
  slag: 'kostnad',
  från: '2020-01-01',
  till: '2020-02-29',
  årsbudget_kr: '-408000',
  prognos_kr: '',
  bokslut_föregående_år_kr: '-404481,41',
  objekt: '110',
};
const read = (change: Partial<Record<BudgetColumn, string>> = {}, line = 2) =>
  readBudgetRow(line, (column) => ({ ...LINE, ...change })[column], 2020);
const columnsOf = (change: Partial<Record<BudgetColumn, string>>) => {
  const row = read(change);
  return row.ok ? [] : row.error.map(({ column }) => column);
};
const mustRead = (change: Partial<Record<BudgetColumn, string>>, line: number): BudgetRow => {
  const row = read(change, line);
  if (!row.ok) throw new Error('refused');
  return row.value;
};

describe('kronor as an economy office writes them', () => {
  it('have a decimal comma, spaces between thousands and any minus', () => {
    expect(['7504000', '-1 268 500', '7\u00a0800\u202f003,41', '−0,5', '–12,05', '+3', '0'].map(parseKronor)).toEqual([
      750_400_000, -126_850_000, 780_000_341, -50, -1205, 300, 0,
    ]);
  });

  it('are refused when they are anything else', () => {
    expect(['', '12.50', '1,234', '12 34', 'abc', '1e5', '--1', '1,2,3', '99999999999999999'].map(parseKronor)).toEqual(
      Array.from({ length: 9 }, () => undefined),
    );
  });
});

describe('a budget line', () => {
  it('is read with empty forecast as zero, its months whole also in a leap year', () => {
    const row = read();
    expect(row.ok && row.value).toMatchObject({
      kind: 'cost',
      yearAmount: -40_800_000,
      forecast: 0,
      lastYearOutcome: -40_448_141,
      project: '110',
      runs: { from: '2020-01-01', to: '2020-02-29' },
    });
  });

  it('is refused when its name or group holds an identity number, which would be printed in the report, and is not repeated', () => {
    for (const column of ['budgetpost', 'grupp'] as const) {
      const row = read({ [column]: 'Åtgärd 850101-2382' });
      expect(row.ok ? [] : row.error.map((fault) => fault.column)).toEqual([column]);
      expect(JSON.stringify(row)).not.toContain('2382');
    }
    expect(columnsOf({ budgetpost: 'Konto 850101-2383' })).toEqual([]);
  });

  it('is refused with every fault at once', () => {
    expect(columnsOf({ budgetpost: '', slag: 'utgift', från: '2020-01-02', till: '2020-02-28', årsbudget_kr: '' })).toEqual([
      'budgetpost',
      'slag',
      'från',
      'till',
      'årsbudget_kr',
    ]);
    expect(columnsOf({ från: '2019-01-01' })).toEqual(['från']);
    expect(columnsOf({ från: '2020-05-01', till: '2020-02-29' })).toEqual(['till']);
    expect(columnsOf({ från: '2020-02-30', prognos_kr: 'x' })).toEqual(['från', 'prognos_kr']);
  });

  it('has a name and an object of its own, but many may have none', () => {
    const rows = [
      mustRead({}, 2),
      mustRead({ objekt: '' }, 3),
      mustRead({ budgetpost: 'A', objekt: '' }, 4),
      mustRead({ budgetpost: 'B' }, 5),
    ];
    expect(faultsBetweenBudgetRows(rows).map(({ line, column }) => [line, column])).toEqual([
      [3, 'budgetpost'],
      [5, 'objekt'],
    ]);
  });
});
