import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import type { BudgetLine } from './budgetLine.ts';
import { economy } from './economy.ts';
import { economyJson } from './economyJson.ts';
import { isResultAccount, outcomeOfMonths } from './outcome.ts';

const line = (name: string, kronor: number, change: Partial<BudgetLine> = {}): BudgetLine => ({
  name,
  group: '',
  kind: 'cost',
  runs: { from: localDate('2018-01-01'), to: localDate('2018-12-31') },
  yearAmount: ore(kronor * 100),
  forecast: ore(kronor * 100),
  lastYearOutcome: ore(0),
  rules: [{ project: name, accounts: [] }],
  profile: null,
  plan: null,
  ...change,
});
const august = localDate('2018-08-31');
const compute = (
  lines: readonly BudgetLine[],
  outcome: { account: string; project: string | null; amount: number }[] = [],
  per = august,
  openingEquity: number | null = null,
) =>
  economy({
    year: 2018,
    per,
    lines,
    outcome: outcome.map((row) => ({ ...row, amount: ore(row.amount) })),
    openingEquity: openingEquity === null ? null : ore(openingEquity),
  });

describe('the economy of a year', () => {
  it('spreads the budget evenly over the running months, the month of the day counting whole', () => {
    const rows = compute([
      line('hela året', -1_200_000),
      line('mars–december', -1_200_000, { runs: { from: localDate('2018-03-01'), to: localDate('2018-12-31') } }),
      line('jan–feb', -280_000, { runs: { from: localDate('2018-01-01'), to: localDate('2018-02-28') } }),
    ]).rows;
    expect(rows.map((row) => row.budgetToDate)).toEqual([-800, -720, -280]);
    expect(compute([line('hela året', -1_200_000)], [], localDate('2018-08-01')).rows[0]?.budgetToDate).toBe(-800);
    expect(
      compute([line('höst', -100_000, { runs: { from: localDate('2018-09-01'), to: localDate('2018-12-31') } })]).rows[0]?.budgetToDate,
    ).toBe(0);
  });

  it("turns the ledger's sign, prints an underspend as a negative variance and rounds half away from zero", () => {
    const [row] = compute([line('Styrelse', -408_000)], [{ account: '5010', project: 'Styrelse', amount: 16_585_000 + 5_000 }]).rows;
    expect(row).toMatchObject({ outcomeToDate: -165.9, varianceToDate: -106.1 });
  });

  it('lists and sums what no budget line takes, apart from the total', () => {
    const result = compute(
      [line('A', -100), line('B', -100, { rules: [] })],
      [
        { account: '4000', project: 'A', amount: 10_000 },
        { account: '4000', project: 'okänt', amount: 123_456 },
        { account: '3000', project: null, amount: -50_000 },
      ],
    );
    expect(result.unmapped.map(({ account, project, amount }) => [account, project, amount])).toEqual([
      ['4000', 'okänt', -123_456],
      ['3000', null, 50_000],
    ]);
    expect(result.unmappedSum).toBe(-0.7);
    expect(result.total.outcomeToDate).toBe(-0.1);
  });

  it('says when a printed total is not the sum of its printed rows', () => {
    expect(compute([line('A', -1_049), line('B', -1_049)]).isRounded).toBe(true);
    expect(compute([line('A', -1_200), line('B', -2_400)]).isRounded).toBe(false);
  });

  it('follows equity from the opening balance, its share of the member money with one decimal', () => {
    const lines = [
      line('Medel', 7_504_000, { kind: 'income', rules: [{ project: '100', accounts: [] }] }),
      line('Kostnader', -9_218_500, { forecast: ore(-876_540_000) }),
    ];
    expect(compute(lines, [], august, -312_734_000).equity).toEqual({
      opening: 3_127_340,
      budgetedChange: -1_714_500,
      forecastChange: -1_261_400,
      closingForecast: 1_865_940,
      sharePercent: 24.9,
    });
    expect(compute(lines).equity).toBeNull();
    expect(economyJson(compute(lines))).not.toHaveProperty('eget_kapital');
    expect(compute([line('A', -1)], [], august, 0).equity?.sharePercent).toBeNull();
  });

  it('sums the lines of a group as one area, exactly and rounded once', () => {
    const lines = [
      line('A', -1_049, { group: 'Utbildning' }),
      line('B', -1_049, { group: 'Utbildning' }),
      line('Medel', 5_000, { kind: 'income' }),
    ];
    expect(
      compute(lines, [], localDate('2018-12-31')).areas.map(({ name, isIncome, budgetToDate }) => [name, isIncome, budgetToDate]),
    ).toEqual([
      ['Utbildning', false, -2.1],
      ['Medel', true, 5],
    ]);
  });

  it('is empty for a year without budget and ledger', () => {
    expect(economyJson(compute([]))).toMatchObject({ rader: [], utan_budgetpost: 0, summa: { årsbudget: 0, utfall_hittills: 0 } });
  });

  it('agrees with plain arithmetic for any amounts and months', () => {
    const amount = fc.integer({ min: -50_000_000_00, max: 50_000_000_00 });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ budget: amount, outcome: amount, from: fc.integer({ min: 1, max: 12 }), length: fc.integer({ min: 1, max: 12 }) }),
          { maxLength: 6 },
        ),
        fc.integer({ min: 1, max: 12 }),
        (given, month) => {
          const two = (n: number): string => String(n).padStart(2, '0');
          const lines = given.map(({ budget, from, length }, i) => {
            const last = Math.min(12, from + length - 1);
            const to = new Date(Date.UTC(2018, last, 0)).toISOString().slice(0, 10);
            return line(`L${i}`, 0, { yearAmount: ore(budget), runs: { from: localDate(`2018-${two(from)}-01`), to: localDate(to) } });
          });
          const rows = compute(
            lines,
            given.map(({ outcome }, i) => ({ account: '4000', project: `L${i}`, amount: outcome })),
            localDate(`2018-${two(month)}-15`),
          ).rows;
          rows.forEach((row, i) => {
            const { budget = 0, outcome = 0, from = 1, length = 1 } = given[i] ?? {};
            const months = Math.min(12, from + length - 1) - from + 1;
            const passed = Math.max(0, Math.min(month - from + 1, months));
            expect(Math.abs(row.budgetToDate * 100_000 - (budget * passed) / months)).toBeLessThanOrEqual(5_000.001);
            expect(Math.abs(row.outcomeToDate * 100_000 + outcome)).toBeLessThanOrEqual(5_000.001);
            expect(Math.abs(row.varianceToDate * 100_000 - ((budget * passed) / months + outcome))).toBeLessThanOrEqual(5_000.001);
          });
        },
      ),
    );
  });
});

describe('the outcome', () => {
  it('counts result accounts alone: type I or K, without type account class 3–8', () => {
    expect(
      [
        ['3500', null],
        ['8999', null],
        ['1930', null],
        ['2010', null],
        ['9000', null],
        ['1930', 'K'],
        ['4000', 'T'],
        ['2990', 'I'],
      ].map(([account, type]) => isResultAccount(account ?? '', type as 'I' | 'K' | 'T' | null)),
    ).toEqual([true, true, false, false, false, true, false, true]);
  });

  it('of month balances counts object rows under their objects and the rest of each total without', () => {
    const months = [
      { account: '4000', project: null, month: '2018-01-01', hasObjects: false, amount: ore(1000) },
      { account: '4000', project: '110', month: '2018-01-01', hasObjects: true, amount: ore(700) },
      { account: '4000', project: null, month: '2018-02-01', hasObjects: false, amount: ore(500) },
      { account: '5000', project: '120', month: '2018-01-01', hasObjects: true, amount: ore(90) },
    ];
    expect(outcomeOfMonths(months)).toEqual([
      { account: '4000', project: '110', amount: 700 },
      { account: '5000', project: '120', amount: 90 },
      { account: '4000', project: null, amount: 300 },
      { account: '4000', project: null, amount: 500 },
    ]);
  });
});
