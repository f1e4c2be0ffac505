import { describe, expect, it } from 'vitest';
import { changedTables } from './figureNames.ts';

describe('the figures that an entry changed', () => {
  it('are gathered by table, in the order they were told', () => {
    expect(changedTables(['flöde', 'per_kommun: Sala', 'remittent_nya: AF', 'per_kommun: Heby', 'ekonomi: Kurs: fortsättning'])).toEqual([
      { table: 'flöde', rows: [] },
      { table: 'per_kommun', rows: ['Sala', 'Heby'] },
      { table: 'remittent_nya', rows: ['AF'] },
      { table: 'ekonomi', rows: ['Kurs: fortsättning'] },
    ]);
  });

  it('are shown as told when nobody knows the table', () => {
    expect(changedTables(['mål: 3'])).toEqual([{ table: undefined, rows: ['mål: 3'] }]);
  });
});
