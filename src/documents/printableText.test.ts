import { expect, it } from 'vitest';
import { rareFonts, readingFonts } from './documentFonts.ts';
import { fontAdvances } from './fontAdvances.ts';
import { printableText } from './printableText.ts';

it('knows what a font can show', async () => {
  const [reading] = await readingFonts();
  const covered = fontAdvances(reading?.bytes ?? Buffer.alloc(0));
  for (const sign of 'AZazåäöÅÄÖé0–−…§”\u00a0') expect(covered.has(sign.codePointAt(0) ?? 0), sign).toBe(true);
  for (const sign of '漢😊ש') expect(covered.has(sign.codePointAt(0) ?? 0), sign).toBe(false);
  expect(fontAdvances((await rareFonts())[0]?.bytes ?? Buffer.alloc(0)).has(0x1f60a)).toBe(true);
});

it('keeps Swedish, emoji, Arabic and Hebrew as they are', async () => {
  const words = 'Åsa 😊 سلام שלום − ½ §';
  expect((await printableText()).text(words)).toBe(words);
});

it('marks what no font has with a box, and drops what has no shape', async () => {
  const printable = await printableText();
  expect(printable.text('漢字\u0007\uD800')).toBe('□□□');
  expect(printable.chart('<text>😊</text>')).toBe('<text>□</text>');
});

it('makes one kind of line break of all', async () => {
  expect((await printableText()).text('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd e');
});
