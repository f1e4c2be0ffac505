import { describe, expect, it } from 'vitest';
import { fileTypeOf } from './fileType.ts';

const of = (text: string): string => fileTypeOf(new TextEncoder().encode(text));

describe('what a file is', () => {
  it('is told by its content, whatever its name says (V5.2.2)', () => {
    expect(of('rad_id;insats\n1;Kraften\n')).toBe('csv');
    expect(of('\ufeffrad_id;insats\n')).toBe('csv');
    expect(of('#FLAGGA 0\n#PROGRAM "Ekonomi" 1\n')).toBe('sie');
    expect(of('\ufeff  \n#FLAGGA\t0\n')).toBe('sie');
    expect(of('#1;personnummer\n')).toBe('csv');
    expect(of('<!DOCTYPE html><title>Logga in</title>')).toBe('web-page');
    expect(of('%PDF-1.7')).toBe('pdf');
    expect(of('')).toBe('empty');
    expect(of('a\u0000b')).toBe('binary');
    expect(of('PK\u0003\u0004 … [Content_Types].xml … xl/workbook.xml')).toBe('xlsx');
    expect(of('PK\u0003\u0004 … deltagare.csv')).toBe('zip');
    expect(fileTypeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe('old-excel');
  });
});
