import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberText, percentText } from './numberText.ts';

describe('a number', () => {
  it.each([
    [3127340, 0, '3\u00a0127\u00a0340'],
    [-1268.5, 1, '−1\u00a0268,5'],
    [0, 1, '0,0'],
    [-0.04, 1, '0,0'],
    [null, 0, '–'],
    [undefined, 1, '–'],
  ])('%j with %i decimals is written %s in Swedish', (value, decimals, text) => {
    expect(numberText(value, 'sv', decimals)).toBe(text);
  });

  it.each([
    [57.8, '+57,8'],
    [-2.9, '−2,9'],
    [0, '0,0'],
  ])('%j is written %s where its sign matters', (value, text) => {
    expect(numberText(value, 'sv', 1, true)).toBe(text);
  });

  it('is written with commas and point in English', () => {
    expect(numberText(-1268.5, 'en', 1)).toBe('−1,268.5');
  });
});

describe('any number', () => {
  const AMOUNTS = fc.oneof(
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    fc.integer().map((hundredths) => hundredths / 100),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0.5, 1.005, -0.005, 999.995, 1e-7, -5e-7, 0.1 + 0.2),
  );
  it.each([
    ['sv', 'sv-SE'],
    ['en', 'en-GB'],
  ] as const)('is written in %s as the platform writes it, with a true minus sign', (language, locale) => {
    fc.assert(
      fc.property(AMOUNTS, fc.integer({ min: 0, max: 3 }), fc.boolean(), (value, decimals, signed) => {
        const platform = new Intl.NumberFormat(locale, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
          signDisplay: signed ? 'exceptZero' : 'negative',
        });
        expect(numberText(value, language, decimals, signed)).toBe(platform.format(value).replace('-', '\u2212'));
      }),
    );
  });
});

describe('a share', () => {
  it.each([
    [56, 0, '56\u00a0%', '56%'],
    [24.9, 1, '24,9\u00a0%', '24.9%'],
    [null, 0, '–', '–'],
  ])('of %j is written %s', (percent, decimals, swedish, english) => {
    expect([percentText(percent, 'sv', decimals), percentText(percent, 'en', decimals)]).toEqual([swedish, english]);
  });
});
