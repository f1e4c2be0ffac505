import { readFileSync } from 'node:fs';
import { fontFile } from './documentFonts.ts';
import { fontAdvances } from './fontAdvances.ts';

export type TextCut = 'regular' | 'semibold';

/** An emoji or a sign that the reading font lacks takes about a square. */
const FOREIGN = 1.1;

const advances: Partial<Record<TextCut, Map<number, number>>> = {};

/**
 * How wide a text is in Source Sans 3 as a multiple of its type size, read from the font itself: there is no canvas
 * to measure with on a server. Kerning, which mostly takes away a little, is not counted.
 */
export function emWidth(text: string, cut: TextCut = 'regular'): number {
  const known = (advances[cut] ??= fontAdvances(readFileSync(fontFile(cut === 'regular' ? '400Regular' : '600SemiBold'))));
  let sum = 0;
  for (const sign of text) sum += known.get(sign.codePointAt(0) ?? 0) ?? FOREIGN;
  return sum;
}

/** Words and figures of European languages, which every cut of the reading font has: nothing that joins, turns or comes from another font. */
export const isOrdinary = (text: string): boolean => /^[\n -~\u00a0-\u00ac\u00ae-\u017e–—’”…\u2212]*$/u.test(text);
