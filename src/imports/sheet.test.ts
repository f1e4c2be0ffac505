import { describe, expect, it } from 'vitest';
import { locateColumns, placeColumns, readSheet, rowLengthFault } from './sheet.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const reasons = (result: { ok: boolean; error?: { reason: string }[] }): string =>
  result.ok ? '' : (result.error ?? []).map((fault) => fault.reason).join('; ');

describe('a sheet saved as CSV', () => {
  it('is read with or without BOM, with its line numbers, also after a cell with a line break', () => {
    const result = readSheet(bytes('\uFEFFa;b\r\n1;"två\nrader"\r\n\r\n3;å\r\n'));
    expect(result).toEqual({
      ok: true,
      value: {
        header: ['a', 'b'],
        rows: [
          { line: 2, cells: ['1', 'två\nrader'] },
          { line: 5, cells: ['3', 'å'] },
        ],
      },
    });
  });

  it('may mix line ends of different systems, also inside a cell, and have spaces of any kind around its cells', () => {
    const result = readSheet(bytes('a;b\r\n1;"två\r\nrader"\n2; x \r3;"\u00a0y "\r\n'));
    expect(result.ok && result.value.rows).toEqual([
      { line: 2, cells: ['1', 'två\nrader'] },
      { line: 4, cells: ['2', 'x'] },
      { line: 5, cells: ['3', 'y'] },
    ]);
  });

  it('gives å as one letter, whichever way it was typed', () => {
    const result = readSheet(bytes('a\nA\u030Asa\n'));
    expect(result.ok && result.value.rows[0]?.cells).toEqual(['\u00c5sa']);
  });

  it('says where an open quote begins to hurt', () => {
    const result = readSheet(bytes('a;b\n1;2\n3;4"5\n'));
    expect(!result.ok && result.error[0]?.line).toBe(3);
  });

  it('is refused when empty, in Latin-1, binary, without header, with commas or with an open quote', () => {
    expect(reasons(readSheet(bytes('')))).toContain('tom');
    expect(reasons(readSheet(Uint8Array.of(0x61, 0x3b, 0xe5, 0x0a)))).toContain('UTF-8');
    expect(reasons(readSheet(bytes('PK\u0000')))).toContain('textfil');
    expect(reasons(readSheet(bytes(';;\n1;2;3\n')))).toContain('rubrikraden');
    expect(reasons(readSheet(bytes('a,b\n1,2\n')))).toContain('semikolon');
    expect(reasons(readSheet(bytes('a;b\n1;"2\n')))).toContain('citattecken');
  });

  it('names every unknown, doubled and missing column, and every row that is too long or cut off', () => {
    const sheet = readSheet(bytes('rad;rad;fel\n1;2;3;4\n1;2\n'));
    if (!sheet.ok) throw new Error('not read');
    const result = locateColumns(sheet.value, ['rad', 'saknas'], []);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.error.map((fault) => [fault.line, fault.column])).toEqual([
        [1, 'rad'],
        [1, 'fel'],
        [1, 'saknas'],
        [2, ''],
        [3, ''],
      ]);
    }
  });

  it('takes a first row that is no header for what it is, without repeating whose it is', () => {
    const sheet = readSheet(bytes('KR-1;199306152381;Åsa\nKR-2;198012302389;Bo\n'));
    if (!sheet.ok) throw new Error('not read');
    const result = placeColumns(sheet.value, ['rad'], []);
    expect(!result.ok && result.error.map(({ column }) => column)).toEqual(['KR-1', 'kolumn 2', 'Åsa', 'rad']);
  });

  it('passes over empty columns without a name, and cells without content beyond the last column', () => {
    const sheet = readSheet(bytes('Rad;;\n1;;;;\n'));
    if (!sheet.ok) throw new Error('not read');
    expect(locateColumns(sheet.value, ['rad'], [])).toEqual({ ok: true, value: new Map([['rad', 0]]) });
  });

  it('tells rows that are too long or cut off one by one, so that the others can be read', () => {
    const sheet = readSheet(bytes('a;b\n1;2\n1;2;3\n1\n'));
    if (!sheet.ok) throw new Error('not read');
    expect(sheet.value.rows.map((row) => rowLengthFault(sheet.value, row)?.line)).toEqual([undefined, 3, 4]);
  });
});
