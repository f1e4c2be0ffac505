import { describe, expect, it } from 'vitest';
import { Tables } from './statisticsApi.ts';
import { SECTIONS, TABLE_NAMES } from './figureTables.ts';

describe('the tables on the page of figures', () => {
  it('are those of the answer', () => {
    expect(TABLE_NAMES).toEqual(expect.arrayContaining(Object.keys(Tables.properties)));
    expect(TABLE_NAMES).toHaveLength(Object.keys(Tables.properties).length);
  });

  it('are all shown, each in one section or in the summary', () => {
    const summary = ['flöde', 'deltagare', 'personer', 'nya', 'avslutade'];
    expect([...summary, ...SECTIONS.flatMap(({ tables }) => tables)].toSorted()).toEqual([...TABLE_NAMES].toSorted());
  });
});
