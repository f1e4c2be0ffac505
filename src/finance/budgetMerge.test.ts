import { describe, expect, it } from 'vitest';
import { mergeBudgets } from './budgetMerge.ts';
import type { WrittenLine } from './writtenBudget.ts';

const line = (id: string, change: Partial<WrittenLine> = {}): WrittenLine => ({
  ...{ id, name: id, group: '', kind: 'cost', fromMonth: 1, toMonth: 12, yearAmount: -100, profile: null },
  ...{ lastYearOutcome: 0, rules: [], forecast: 0, plan: null },
  ...change,
});

describe('two who wrote the same budget', () => {
  const base = [line('a'), line('b'), line('c')];

  it('keep both changes of different fields and lines', () => {
    const mine = [line('a', { yearAmount: -200 }), line('b'), line('c')];
    const theirs = [line('a', { name: 'Styrelse' }), line('b', { rules: [{ project: '110', accounts: [] }] }), line('c')];
    expect(mergeBudgets(base, mine, theirs)).toEqual([
      line('a', { name: 'Styrelse', yearAmount: -200 }),
      line('b', { rules: [{ project: '110', accounts: [] }] }),
      line('c'),
    ]);
  });

  it('get mine where both changed the same field, once I have chosen it', () => {
    const [merged] = mergeBudgets(base, [line('a', { yearAmount: -200 })], [line('a', { yearAmount: -300, group: 'Insatser' })]);
    expect(merged).toEqual(line('a', { yearAmount: -200, group: 'Insatser' }));
  });

  it('give a line both’s rules, and take away those that one took away', () => {
    const rules = (...projects: string[]) => [line('a', { rules: projects.map((project) => ({ project, accounts: [] })) })];
    expect(mergeBudgets(rules('1', '2'), rules('1', '2', '3'), rules('1', '2', '4'))).toEqual(rules('1', '2', '4', '3'));
    expect(mergeBudgets(rules('1', '2'), rules('2', '3'), rules('1', '2', '3'))).toEqual(rules('2', '3'));
  });

  it('add and remove beside each other, and what one wrote in is not removed by the other', () => {
    const mine = [line('b', { name: 'B' }), line('x'), line('c')];
    const theirs = [line('a'), line('y')];
    expect(mergeBudgets(base, mine, theirs).map(({ id }) => id)).toEqual(['b', 'x', 'y']);
  });

  it('keep my order', () => {
    expect(mergeBudgets(base, base.toReversed(), [...base, line('d')]).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('see no change where the same was written in another order', () => {
    const staffed = (plan: WrittenLine['plan']) => [line('a', { plan })];
    const a = { method: 'fixed', reason: 'x', positions: [] } as const;
    const b = { positions: [], reason: 'x', method: 'fixed' } as const;
    expect(mergeBudgets(staffed(a), staffed(b), staffed(null))).toEqual(staffed(null));
  });
});
