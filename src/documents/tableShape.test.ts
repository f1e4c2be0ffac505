import { describe, expect, it } from 'vitest';
import { sampleEconomyTable } from '../../test/documents/sampleEconomy.ts';
import type { Table } from './blockDocument.ts';
import { decimal, row, whole } from './blocks.ts';
import { LANDSCAPE_WIDTH, TABLE_TEXT, tableShape, TEXT_WIDTH, wordTableShape } from './tableShape.ts';

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
const small: Table = {
  kind: 'table',
  id: 'a',
  caption: 'A',
  columns: [
    { header: 'Kommun', kind: 'text' },
    { header: 'Antal', kind: 'number' },
  ],
  rows: [row('Sala', whole(34))],
};
const numbers = (count: number): Table => ({
  ...small,
  columns: Array.from({ length: count }, (_, index) => ({ header: `Kolumn ${index}`, kind: 'number' as const })),
  rows: [{ kind: 'row', cells: Array.from({ length: count }, () => decimal(-1_234_567.5, 1)) }],
});

describe('how a table is laid on the page', () => {
  it('a small one keeps its type and does not spread over the whole page', () => {
    const shape = tableShape(small, 'sv');
    expect(shape).toMatchObject({ textSize: TABLE_TEXT, landscape: false, keepTogether: true });
    expect(sum(shape.widths)).toBeLessThan(TEXT_WIDTH * 0.7);
  });
  it('the economy table of an interim report fits upright in smaller type, on one page', () => {
    const shape = tableShape(sampleEconomyTable, 'sv');
    expect(shape).toMatchObject({ landscape: false, keepTogether: true });
    expect(shape.textSize).toBeGreaterThanOrEqual(8);
    expect(sum(shape.widths)).toBeLessThanOrEqual(TEXT_WIDTH + 0.01);
  });
  it('one that fits nowhere upright is turned', () => {
    const shape = tableShape(numbers(12), 'sv');
    expect(shape.landscape).toBe(true);
    expect(sum(shape.widths)).toBeLessThanOrEqual(LANDSCAPE_WIDTH + 0.01);
  });
  it('one that fits nowhere at all still stays inside the page', () => {
    expect(sum(tableShape(numbers(40), 'sv').widths)).toBeLessThanOrEqual(LANDSCAPE_WIDTH + 0.01);
  });
  it('one longer than a page may be broken', () => {
    expect(tableShape({ ...small, rows: Array.from({ length: 60 }, () => row('Sala', whole(1))) }, 'sv').keepTogether).toBe(false);
  });
  it('gives number columns some to spare in Word, where the page has room', () => {
    expect(wordTableShape(small, 'sv').widths[1]).toBeGreaterThan((tableShape(small, 'sv').widths[1] ?? 0) * 1.2);
    expect(sum(wordTableShape(sampleEconomyTable, 'sv').widths)).toBeLessThanOrEqual(TEXT_WIDTH + 0.01);
  });
  it('divides words only in a column that a word does not fit', () => {
    expect(tableShape(sampleEconomyTable, 'sv').dividesWords).not.toContain(true);
    const narrow = (width: number): readonly boolean[] => {
      const columns = small.columns.map((column, index) => ({ ...column, width: index === 0 ? width : 9 }));
      return tableShape({ ...small, columns, rows: [row('Verksamhetsutvecklingsprojekt i Sala', whole(34))] }, 'sv').dividesWords;
    };
    expect([narrow(1), narrow(9)]).toEqual([
      [true, false],
      [false, false],
    ]);
  });
  it('follows widths that are asked for', () => {
    const asked: Table = {
      ...small,
      columns: [
        { header: 'A', kind: 'text', width: 3 },
        { header: 'B', kind: 'text', width: 1 },
      ],
      rows: [],
    };
    expect(tableShape(asked, 'sv').widths).toEqual([TEXT_WIDTH * 0.75, TEXT_WIDTH * 0.25]);
  });
});
