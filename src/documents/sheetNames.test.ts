import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetNames } from './sheetNames.ts';

it('keeps a good name', () => {
  expect(sheetNames(['Tabell 1 Deltagare'])).toEqual(['Tabell 1 Deltagare']);
});

it('takes away what a workbook refuses', () => {
  expect(sheetNames(["'a/b\\c?d*e[f]g:h'", '', "'''", 'History'])).toEqual(['a b c d e f g h', 'Tabell', 'Tabell (2)', 'History (2)']);
});

it('tells equal names apart, also in length and letter case', () => {
  const long = 'x'.repeat(40);
  expect(sheetNames(['Sala', 'SALA', long, long])).toEqual(['Sala', 'SALA (2)', 'x'.repeat(31), `${'x'.repeat(27)} (2)`]);
});

it('always gives names that a workbook accepts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (wished) => {
      const names = sheetNames(wished);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wished.length);
      for (const name of names) expect(name).toMatch(/^(?!')[^\\/?*[\]:\p{Cc}]{1,31}(?<!')$/u);
      expect(names.filter((name) => !name.isWellFormed() || /[\ufffe\uffff]/.test(name))).toEqual([]);
    }),
  );
});
