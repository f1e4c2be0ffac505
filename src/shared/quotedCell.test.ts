import { describe, expect, it } from 'vitest';
import { mayBeRepeated, quotedCell } from './quotedCell.ts';

describe('a cell that a message repeats', () => {
  it('is shown in quotes, shortened when long', () => {
    expect(quotedCell('2018-02-30')).toBe('"2018-02-30"');
    expect(quotedCell('x'.repeat(100))).toBe(`"${'x'.repeat(60)}…"`);
  });

  it('is never shown when it may hold an identity number, however that is written', () => {
    for (const text of [
      '199306152381',
      '930615-2381',
      '19930615 2381',
      '1993-06-15-2381',
      '930615–2381',
      '900101-T220',
      '930615-238',
      'se 9306152381 ovan',
      '٩٣٠٦١٥٢٣٨١',
    ]) {
      expect(mayBeRepeated(text), text).toBe(false);
      expect(quotedCell(text)).not.toMatch(/\p{Nd}/u);
    }
  });
});
