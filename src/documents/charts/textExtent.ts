/**
 * Roughly how wide a text is, in the unit of `size`. Deliberately generous: the page may fall back to a font that is
 * wider than Source Sans 3, and there is no canvas to measure with on the server.
 */
export const textWidth = (text: string, size: number): number => [...text].length * size * 0.54;

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
