import { describe, expect, it } from 'vitest';
import {
  emptyRow,
  evenProfile,
  formRow,
  formSums,
  looksTurned,
  movedRow,
  profileSums,
  readBudgetForm,
  type BudgetFormRow,
} from './budgetForm.ts';

const row = (change: Partial<BudgetFormRow> = {}): BudgetFormRow => ({
  ...emptyRow('a'),
  name: 'Styrelse',
  yearAmount: '-408 000',
  ...change,
});

describe('a budget while it is written', () => {
  it('takes kronor as people write them, and gives them back the same', () => {
    const { lines, faults } = readBudgetForm([row({ lastYearOutcome: '−404 481,41' })], 2026);
    expect(faults).toEqual([]);
    expect(lines[0]).toMatchObject({ yearAmount: -408_000_00, lastYearOutcome: -404_481_41, profile: null });
    expect(formRow(lines[0] ?? (undefined as never))).toMatchObject({ yearAmount: '−408\u00a0000', lastYearOutcome: '−404\u00a0481,41' });
  });

  it('says what is no amount, and not also that months and year differ', () => {
    const codes = (change: Partial<BudgetFormRow>) => readBudgetForm([row(change)], 2026).faults.map(({ field, code }) => [field, code]);
    expect(codes({ yearAmount: '' })).toEqual([['yearAmount', 'kronor']]);
    expect(codes({ yearAmount: '12.50', profile: ['-1', ...Array<string>(11).fill('')] })).toEqual([['yearAmount', 'kronor']]);
    expect(codes({ profile: ['x', ...Array<string>(11).fill('')] })).toEqual([['profile', 'kronor']]);
    expect(codes({ profile: ['-408000', ...Array<string>(10).fill(''), '-1'] })).toEqual([['profile', 'profile']]);
    expect(codes({ name: '' })).toEqual([['name', 'no-name']]);
  });

  it('is summed as far as it can be read', () => {
    expect(formSums([row(), row({ kind: 'income', yearAmount: '1 000,50' }), row({ yearAmount: '-' })])).toEqual({
      income: 100_050,
      cost: -408_000_00,
    });
    expect(profileSums(row({ profile: ['-400 000', 'x'] }))).toEqual({ sum: -400_000_00, left: -8_000_00 });
  });

  it('begins a profile with an even spread over the running months, to the öre', () => {
    expect(evenProfile(row({ yearAmount: '-10', fromMonth: 3, toMonth: 5 }), 2026)).toEqual([
      '',
      '',
      '−3,34',
      '−3,33',
      '−3,33',
      ...Array<string>(7).fill(''),
    ]);
    expect(evenProfile(row({ yearAmount: '' }), 2026)).toEqual(Array<string>(12).fill(''));
  });

  it('wonders at a cost without minus, and at an income with one', () => {
    expect(
      [row(), row({ yearAmount: '408000' }), row({ kind: 'income', yearAmount: '-1' }), row({ yearAmount: '' })].map(looksTurned),
    ).toEqual([false, true, true, false]);
  });

  it('moves a row one step, and not past the ends', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id }));
    const ids = (id: string, by: -1 | 1) =>
      movedRow(rows, id, by)
        .map((one) => one.id)
        .join('');
    expect([ids('a', 1), ids('c', -1), ids('a', -1), ids('c', 1)]).toEqual(['bac', 'acb', 'abc', 'abc']);
  });
});
