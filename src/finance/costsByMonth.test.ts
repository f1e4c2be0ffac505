import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import type { BudgetLine } from './budgetLine.ts';
import { costsByMonth } from './costsByMonth.ts';
import { economy } from './economy.ts';

const line = (name: string, kind: 'income' | 'cost', kronor: number): BudgetLine => ({
  ...{ name, group: '', kind, yearAmount: ore(kronor * 100), forecast: ore(0), lastYearOutcome: ore(0), profile: null, plan: null },
  ...{ runs: { from: localDate('2018-01-01'), to: localDate('2018-12-31') }, rules: [{ project: name, accounts: [] }] },
});
const lines = [line('1', 'income', 5_000), line('2', 'cost', -1_200_000), line('3', 'cost', -60_000)];
const row = (monthOfYear: number, project: string | null, kronor: number) => ({
  account: '4000',
  project,
  amount: ore(kronor * 100),
  monthOfYear,
});
const rows = [row(1, '2', 90_000), row(2, '2', 10_000), row(2, '3', 1_000), row(2, '1', -9), row(2, null, 77), row(3, '2', -100)];

describe('costs month by month', () => {
  const per = localDate('2018-03-15');
  const { budget, outcome } = costsByMonth(lines, rows, per);

  it('grow from the year’s start, costs alone and above zero', () => {
    expect(budget.slice(0, 3)).toEqual([105, 210, 315]);
    expect(budget.at(-1)).toBe(1260);
    expect(outcome.slice(0, 3)).toEqual([90, 101, 100.9]);
  });

  it('have no outcome after the month of the day', () => {
    expect(outcome.slice(3)).toEqual(Array(9).fill(null));
  });

  it('come in the day’s month to what the table sums', () => {
    const { areas } = economy({ year: 2018, per, lines, outcome: rows, openingEquity: null });
    const sum = (key: 'budgetToDate' | 'outcomeToDate') =>
      areas.filter(({ isIncome }) => !isIncome).reduce((total, area) => total - area[key], 0);
    expect([budget[2], outcome[2]]).toEqual([sum('budgetToDate'), expect.closeTo(sum('outcomeToDate'), 1)]);
  });
});
