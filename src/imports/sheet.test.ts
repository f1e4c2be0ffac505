import { describe, expect, it } from 'vitest';
import { locateColumns, readSheet } from './sheet.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const reasons = (result: { ok: boolean; error?: { reason: string }[] }): string => (result.ok ? '' : (result.error ?? []).map((fault) => fault.reason).join('; '));

describe('a sheet saved as CSV', () => {
  it('is read with or without BOM, with its line numbers, also after a cell with a line break', () => {
    const result = readSheet(bytes('\uFEFFa;b\r\n1;"två\nrader"\r\n\r\n3;å\r\n'));
    expect(result).toEqual({ ok: true, value: { header: ['a', 'b'], rows: [{ line: 2, cells: ['1', 'två\nrader'] }, { line: 5, cells: ['3', 'å'] }] } });
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
});
