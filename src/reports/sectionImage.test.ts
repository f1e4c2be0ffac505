import { expect, it } from 'vitest';
import { imageLimit, MOST_IMAGES } from './sectionImage.ts';

const photo = { width: 4000, height: 3000, bytes: new Uint8Array(1000) };
const none = { images: 0, bytes: 0, pixels: 0 };

it('a report takes images until they are too many, too heavy or too large together, and says which', () => {
  expect(imageLimit({ images: 39, bytes: MOST_IMAGES.bytes - 1000, pixels: 108_000_000 }, photo)).toBeUndefined();
  expect(imageLimit({ ...none, images: 40 }, photo)).toContain('40 bilder');
  expect(imageLimit({ ...none, bytes: MOST_IMAGES.bytes - 999 }, photo)).toContain('40 MB');
  expect(imageLimit({ ...none, pixels: 108_000_001 }, photo)).toContain('bildpunkter');
});
