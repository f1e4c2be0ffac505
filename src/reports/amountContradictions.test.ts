import { describe, expect, it } from 'vitest';
import { economy } from '../finance/economy.ts';
import { localDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import type { BudgetLine } from '../finance/budgetLine.ts';
import { amountContradictions } from './amountContradictions.ts';
import { liveEconomy } from './liveEconomy.ts';

const line = (name: string, group: string, budget: number, forecast: number): BudgetLine => ({
  ...{ name, group, kind: 'cost', runs: { from: localDate('2018-01-01'), to: localDate('2018-12-31') } },
  ...{ yearAmount: ore(Math.round(budget * 100_000)), forecast: ore(Math.round(forecast * 100_000)), lastYearOutcome: ore(0) },
  ...{ rules: [{ project: name, accounts: [] }], profile: null, plan: null },
});
const computed = economy({
  year: 2018,
  per: localDate('2018-08-31'),
  lines: [line('Navet', 'Team', -1500, -1261.4), line('Kansli', '', -600, -620)],
  outcome: [{ account: '5010', project: 'Navet', amount: ore(810_050 * 100) }],
  openingEquity: null,
});
const parts = liveEconomy({
  economy: computed,
  lineIds: ['0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a01', '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a02'],
  signs: 'signed',
});
const said = (text: string): string[] =>
  amountContradictions([text], parts).map(({ words, is, figure, part }) => `${words} ≠ ${is} (${part} ${figure})`);

describe('an amount in a text', () => {
  it.each([
    ['Prognosen för Navet är 1 250 tkr.', '1 250 tkr ≠ -1261.4 (Navet forecast)'],
    ['Prognosen för Navet är −1 261,4 tkr.', undefined],
    ['Prognosen för Navet är 1 261 tkr.', undefined],
    ['Prognosen för Navet är 1 260 tkr.', '1 260 tkr ≠ -1261.4 (Navet forecast)'],
    ['Navets prognos är 1 261 400 kronor.', undefined],
    ['Navets prognos är 1 271 400 kr.', '1 271 400 kr ≠ -1261.4 (Navet forecast)'],
    ['Navets prognos är 1,3 mnkr.', undefined],
    ['Navets prognos är 1,4 mnkr.', '1,4 mnkr ≠ -1261.4 (Navet forecast)'],
    ['Utfallet i Navet blev 800 tkr.', '800 tkr ≠ -810.1 (Navet outcome-to-date)'],
    ['Budgeten är 2 000 tkr.', '2 000 tkr ≠ -2100 (total year-budget)'],
    ['Budgeten är 2 100 tkr.', undefined],
    ['Kansliet fick 90 tkr mer. Budgeten för Kansli är 600 tkr, prognosen 625 tkr.', '625 tkr ≠ -620 (Kansli forecast)'],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected === undefined ? [] : [expected.replace('(total ', '( ')]));

  it.each([
    'Vi köpte möbler för 1 250 tkr.',
    'Av prognosen för Navet är 300 tkr lokaler.',
    'Prognosen för Navet är omkring 1 250 tkr.',
    'Budgeten antogs § 45 och 2018-02-03.',
    'Prognosen för Navet är 620 tkr bättre.',
    'Navetföreningen kostade 640 tkr.',
  ])('that is said of something else, or about so much, is none: %s', (text) => expect(said(text)).toEqual([]));
});
