/** Widths in Source Sans 3 as shares of the type size, by kind of sign: there is no canvas to measure with here. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\u200b-\u200f]/u, 0],
  [/[ \u00a0\u202f.,:;'|!ijlI]/u, 0.26],
  [/[()[\]/\\frt-]/u, 0.34],
  [/\p{Nd}|[+\u2212=–]/u, 0.5],
  [/[mwMW%—@]/u, 0.8],
  [/\p{Lu}/u, 0.6],
  [/\p{Extended_Pictographic}|\p{Script=Han}/u, 1.1],
];
const OTHER = 0.51;

const KNOWN = new Map<string, number>();

/** How wide a text is as a multiple of its type size, within a few percent in Source Sans 3. */
export function emWidth(text: string): number {
  let sum = 0;
  for (const sign of text) {
    let width = KNOWN.get(sign);
    if (width === undefined) {
      width = WIDTHS.find(([kind]) => kind.test(sign))?.[1] ?? OTHER;
      KNOWN.set(sign, width);
    }
    sum += width;
  }
  return sum;
}

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
