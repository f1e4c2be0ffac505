import { expect, it } from 'vitest';
import { decimal, percent, signed, whole } from './blocks.ts';
import { cellText } from './cellText.ts';

it.each([
  ['Sala', 'Sala'],
  [whole(3127340), '3\u00a0127\u00a0340'],
  [decimal(-1268.5, 1), '−1\u00a0268,5'],
  [percent(24.9, 1), '24,9\u00a0%'],
  [signed(57.8, 1), '+57,8'],
  [percent(null), '–'],
])('the cell %j shows %s', (cell, text) => {
  expect(cellText(cell, 'sv')).toBe(text);
});
