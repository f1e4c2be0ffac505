import { describe, expect, it } from 'vitest';
import { addCounts, countsOf, splitCodes, type Cell } from './cell.ts';

const cells: Cell[] = [
  { dimension: 'new_incomes', key: 'studiestöd|försörjningsstöd', sex: 'K', count: 2 },
  { dimension: 'new_incomes', key: 'studiestöd', sex: 'M', count: 3 },
  { dimension: 'new_incomes', key: '', sex: 'M', count: 1 },
  { dimension: 'new_education', key: 'studiestöd', sex: 'K', count: 9 },
];

describe('cells', () => {
  it('add up by key and sex within their own dimension', () => {
    expect(countsOf(cells, 'new_incomes').get('studiestöd')).toEqual({ total: 3, women: 0, men: 3 });
  });

  it('count a participation once for each of its incomes, and as missing when it has none', () => {
    const counts = countsOf(cells, 'new_incomes', splitCodes);
    expect([...counts]).toEqual([
      ['studiestöd', { total: 5, women: 2, men: 3 }],
      ['försörjningsstöd', { total: 2, women: 2, men: 0 }],
      [null, { total: 1, women: 0, men: 1 }],
    ]);
  });

  it('keep women and men apart when added', () => {
    expect(addCounts({ total: 3, women: 1, men: 2 }, { total: 4, women: 4, men: 0 })).toEqual({ total: 7, women: 5, men: 2 });
  });
});
