import { describe, expect, it } from 'vitest';
import type { RowFault } from '../shared/rowFault.ts';
import { capFaults, faultLines } from './faults.ts';

const fault = (line: number, column = 'kön'): RowFault => ({ line, column, reason: 'kön saknas', mend: 'skriv K eller M' });

describe('the faults of a file', () => {
  it('are told line by line in the order of the file, with where, what and how to mend', () => {
    expect(faultLines(capFaults([fault(7), fault(3, '')]))).toEqual([
      'rad 3: kön saknas – skriv K eller M',
      'rad 7, kolumn kön: kön saknas – skriv K eller M',
    ]);
  });

  it('are cut short when they are very many, and the count is still of all', () => {
    const capped = capFaults(Array.from({ length: 2_500 }, (_, index) => fault(2_501 - index)));
    expect([capped.total, capped.faults.length, capped.faults[0]?.line]).toEqual([2_500, 1_000, 2]);
    expect(faultLines(capped).at(-1)).toBe('… och 1500 fel till (2500 i allt)');
  });
});
