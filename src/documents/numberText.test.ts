import { expect, it } from 'vitest';
import { decimal, percent, signed, whole } from './blocks.ts';
import { numberText } from './numberText.ts';

it.each([
  [whole(3127340), '3\u00a0127\u00a0340'],
  [decimal(-1268.5, 1), '−1\u00a0268,5'],
  [decimal(0, 1), '0,0'],
  [decimal(-0.04, 1), '0,0'],
  [whole(null), '–'],
  [percent(56), '56\u00a0%'],
  [percent(24.9, 1), '24,9\u00a0%'],
  [percent(null), '–'],
  [signed(57.8, 1), '+57,8'],
  [signed(-2.9, 1), '−2,9'],
  [signed(0, 1), '0,0'],
])('%j is written %s in Swedish', (cell, text) => {
  expect(numberText(cell, 'sv')).toBe(text);
});

it('is written with commas and point in English', () => {
  expect(numberText(decimal(-1268.5, 1), 'en')).toBe('−1,268.5');
  expect(numberText(percent(56), 'en')).toBe('56%');
});
