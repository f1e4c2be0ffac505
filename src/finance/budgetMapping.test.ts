import { describe, expect, it } from 'vitest';
import { ore } from '../shared/money.ts';
import { accountRangesText, readAccountRanges } from './accountRanges.ts';
import { lineTaker, linesThatMeet, takenRows, type MappingRule } from './budgetMapping.ts';

const rule = (project: string | null, accounts = ''): MappingRule => ({ project, accounts: readAccountRanges(accounts) ?? [] });
const line = (project: string | null, accounts = '') => ({ rules: [rule(project, accounts)] });
const none = { rules: [] };

describe('accounts as they are written', () => {
  it('are single ones and ranges, in any order, with any dash', () => {
    expect(readAccountRanges(' 5010, 4000 – 4999;6000-6099 ')).toEqual([
      { from: '4000', to: '4999' },
      { from: '5010', to: '5010' },
      { from: '6000', to: '6099' },
    ]);
    expect(readAccountRanges('')).toEqual([]);
    expect(accountRangesText(readAccountRanges('5010, 4000-4999') ?? [])).toBe('4000–4999, 5010');
  });

  it('are refused when turned round, of different length, meeting each other or no number', () => {
    for (const text of ['4999-4000', '400-4999', '4000-4999, 4500', '4000-5000, 5000', 'hyra', '4000-', '4']) {
      expect(readAccountRanges(text), text).toBeUndefined();
    }
  });
});

describe('which budget line takes a ledger row', () => {
  const lines = [line('110'), line('110', '5000-5999'), line(null, '4000-4999, 8300'), none, line('120', '4000-4099')];
  const taker = lineTaker(lines);

  it('is the one with its object and account before the one with its object, and both before the one with its account', () => {
    expect(taker('6010', '110')).toBe(0);
    expect(taker('5010', '110')).toBe(1);
    expect(taker('4500', '110')).toBe(0);
    expect(taker('4500', '999')).toBe(2);
    expect(taker('4500', null)).toBe(2);
    expect(taker('8300', null)).toBe(2);
  });

  it('is none when object and account are nobody’s', () => {
    expect(taker('6010', null)).toBeUndefined();
    expect(taker('6010', '120')).toBeUndefined();
    expect(taker('4050', '120')).toBe(4);
    // Not an account of that many digits.
    expect(taker('40001', null)).toBeUndefined();
    expect(lineTaker([none])('4000', null)).toBeUndefined();
  });

  it('includes the first and the last account of a range', () => {
    expect(['3999', '4000', '4999', '5000'].map((account) => taker(account, null))).toEqual([undefined, 2, 2, undefined]);
  });
});

describe('a line with several rules', () => {
  const lines = [{ rules: [rule('110'), rule(null, '8300')] }, { rules: [rule('120'), rule('110', '5010')] }];

  it('takes what any of them takes, each as strongly as it says', () => {
    const taker = lineTaker(lines);
    expect([taker('6010', '110'), taker('5010', '110'), taker('8300', null), taker('8300', '120'), taker('8300', '999')]).toEqual([
      0, 1, 0, 1, 0,
    ]);
    expect(linesThatMeet(lines)).toEqual([]);
    expect(linesThatMeet([...lines, { rules: [rule('130'), rule(null, '8000-8999')] }])).toEqual([
      { first: 0, second: 2, what: 'accounts' },
    ]);
  });

  it('shares out the outcome with the signs of the table, and leaves what nobody takes', () => {
    const row = (account: string, project: string | null, amount: number) => ({ account, project, amount: ore(amount) });
    const { taken, unmapped } = takenRows(lines, [
      row('8300', null, -215),
      row('6010', '110', 40),
      row('6010', null, 3),
      row('6890', null, 0),
    ]);
    expect(taken).toEqual([[row('8300', null, 215), row('6010', '110', -40)], []]);
    expect(unmapped).toEqual([row('6010', null, -3)]);
  });
});

describe('lines that would take the same row', () => {
  it('have the same object without accounts, or accounts that meet', () => {
    expect(linesThatMeet([line('1'), line('1')])).toEqual([{ first: 0, second: 1, what: 'project' }]);
    expect(linesThatMeet([line('1', '4000-4999'), line('1', '4999')])).toEqual([{ first: 0, second: 1, what: 'accounts' }]);
    expect(linesThatMeet([line(null, '4000'), line('2'), line(null, '3000-5000')])).toEqual([{ first: 0, second: 2, what: 'accounts' }]);
  });

  it('are not those of different objects, of an object and its accounts, or without any', () => {
    expect(linesThatMeet([line('1'), line('2'), line('1', '4000'), line('1', '4001'), line(null, '4000'), none, none])).toEqual([]);
  });
});
