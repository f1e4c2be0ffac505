import { emWidth } from '../textMeasure.ts';

/** How wide a text may become, in the unit of `size`, when a page falls back to a wider font than Source Sans 3. */
export const textWidth = (text: string, size: number): number => emWidth(text) * size * 1.12;

/** Breaks a text between words so that no line is wider than `width`, where words allow it. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
