import { describe, expect, it } from 'vitest';
import { sampleEconomyTable } from '../../test/documents/sampleEconomy.ts';
import type { Table } from './blockDocument.ts';
import { percent, row, whole } from './blocks.ts';
import { csvTable } from './csvTable.ts';

const lines = (table: Table, mark?: string): string[] =>
  csvTable(table, { language: 'sv', mark }).replace('\ufeff', '').trimEnd().split('\r\n');
const table: Table = {
  kind: 'table',
  id: 'a',
  caption: 'A',
  columns: [
    { header: 'Namn', kind: 'text' },
    { header: 'Antal', kind: 'number' },
    { header: 'Andel', kind: 'number' },
  ],
  rows: [row('Sala', whole(34), percent(31)), row('Å; "b"\nc', whole(null), percent(null))],
};

describe('a table as CSV', () => {
  it('opens in a Swedish Excel: byte order mark, semicolons, CRLF', () => {
    expect(csvTable(table, { language: 'sv' }).startsWith('\ufeffNamn;Antal;Andel\r\nSala;34;31\r\n')).toBe(true);
  });
  it('quotes what would break a line or a column, and leaves no value empty', () => {
    expect(csvTable(table, { language: 'sv' })).toContain('"Å; ""b""\nc";;\r\n');
  });
  it('writes amounts with decimal comma and nothing else, so that they add up', () => {
    const summa = lines(sampleEconomyTable).at(-1);
    expect(summa).toBe(';Summa;-1714,5;-1261,4;-453,1;-591,0;-1094,7;-44,6;-1050,1');
  });
  it('names group and common heading in every row and column', () => {
    expect(lines(sampleEconomyTable)[0]).toContain('Grupp;Tkr;Helår – Budget 2018');
    expect(lines(sampleEconomyTable).find((line) => line.includes('Kurator'))).toMatch(/^Individinriktade insatser;/);
    expect(lines(sampleEconomyTable).find((line) => line.includes('Ofördelade'))).toMatch(/^;/);
  });
  it('says in its first line that it is not for publication', () => {
    expect(lines(table, 'Innehåller små tal')[0]).toBe('Innehåller små tal');
  });
});

describe('a text that a spreadsheet would calculate', () => {
  it.each(['=1+1', '+46', '-1', '@SUM(A1)', '\t=1', ' =1', '\u2212x', '＝1'])('%j gets an apostrophe first', (text) => {
    expect(csvTable({ ...table, rows: [row(text, whole(1), whole(1))] }, { language: 'sv' })).toContain(`'${text}`);
  });
  it('a dash for nothing stays a dash', () => {
    expect(lines({ ...table, rows: [row('–', '-', '–')] })[1]).toBe('–;-;–');
  });
});
