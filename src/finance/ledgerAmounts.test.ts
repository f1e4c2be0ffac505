import { describe, expect, it } from 'vitest';
import { crc32 } from '../platform/crc32.ts';
import { statedAmounts } from './ledgerAmounts.ts';
import { readSie } from './sieReader.ts';

const HEAD = ['#FLAGGA 0', '#SIETYP 3', '#ORGNR 999901-0003', '#RAR 0 20180101 20181231'];
/** The months of a type 3 file as [project, kronor]. */
const months = (...lines: string[]): [string | null, number][] => {
  const read = readSie(new TextEncoder().encode([...HEAD, ...lines, ''].join('\n')), { sink: () => undefined, crc32 });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return statedAmounts(read.value, '6').map(({ project, amount }) => [project, amount / 100]);
};

describe('a month that is stated for several objects at once', () => {
  it('counts under its project when the project has no row of its own', () => {
    expect(
      months(
        '#PSALDO 0 201801 5010 {} 900.00',
        '#PSALDO 0 201801 5010 {1 "9" 6 "110"} 500.00',
        '#PSALDO 0 201801 5010 {1 "8" 6 "110"} 400.00',
      ),
    ).toEqual([
      [null, 900],
      ['110', 500],
      ['110', 400],
    ]);
  });

  it('is part of the row of the project alone where there is one, in that month and account', () => {
    expect(
      months(
        '#PSALDO 0 201801 5010 {1 "9" 6 "110"} 500.00',
        '#PSALDO 0 201801 5010 {6 "110"} 900.00',
        '#PSALDO 0 201802 5010 {1 "9" 6 "110"} 70.00',
        '#PSALDO 0 201801 5010 {1 "9"} 500.00',
      ),
    ).toEqual([
      ['110', 900],
      ['110', 70],
    ]);
  });
});
