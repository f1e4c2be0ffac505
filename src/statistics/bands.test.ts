import { describe, expect, it } from 'vitest';
import { bandOf, DEFAULT_AGE_BANDS, parseAgeBands, SUPPORT_BANDS } from './bands.ts';

const names = (text: string): string => {
  const bands = parseAgeBands(text);
  return bands.ok ? bands.value.map(({ name }) => name).join(' ') : bands.error.code;
};

describe('bands of age', () => {
  it('are read in the order given, with spaces and gaps, one age wide too', () => {
    expect(names('16-29,30-45,46-64')).toBe('16-29 30-45 46-64');
    expect(names(' 46-64 , 18-18')).toBe('46-64 18-18');
  });

  it('are refused when they overlap or can not be read', () => {
    expect([names('16-29,29-45'), names('20-30,10-50'), names('16-29,16-29')]).toEqual(['overlapping', 'overlapping', 'overlapping']);
    expect(['', '16', '29-16', '16-29,', 'a-b', '16–29', '-5-9', '16-29;30-45', '1000-1001'].map(names)).toEqual(
      Array(9).fill('malformed'),
    );
  });

  it('hold both their ends, and leave other ages to no band', () => {
    expect([15, 16, 29, 30, 64, 65].map((age) => bandOf(DEFAULT_AGE_BANDS, age)?.name)).toEqual([
      undefined,
      '16-29',
      '16-29',
      '30-45',
      '46-64',
      undefined,
    ]);
  });
});

describe('bands of months in public support', () => {
  it('change with the year: 11 months is under one, 12 is one to three', () => {
    expect([0, 11, 12, 47, 48, 83, 84, 119, 120, 1200].map((months) => bandOf(SUPPORT_BANDS, months)?.name)).toEqual([
      'under 1 år',
      'under 1 år',
      '1-3 år',
      '1-3 år',
      '4-6 år',
      '4-6 år',
      '7-9 år',
      '7-9 år',
      'mer än 9 år',
      'mer än 9 år',
    ]);
  });
});
