import { readingFonts, rareFonts } from './documentFonts.ts';
import { withoutControls } from './escapeXml.ts';
import { fontAdvances } from './fontAdvances.ts';
import { isOrdinary } from './textMeasure.ts';

/** Replaces what none of the shipped fonts can show. */
export type PrintableText = {
  /** For running text: the reading font and the rare ones. */
  readonly text: (words: string) => string;
  /** For charts, which have the reading font alone. */
  readonly chart: (markup: string) => string;
};

/** Stands for a sign that no shipped font has: PDF/UA refuses a page with a missing glyph. */
const REPLACEMENT = '\u25a1';
/** Signs without a shape of their own that shaping takes care of: joiners, direction marks, variation selectors. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}/u;

let printable: Promise<PrintableText> | undefined;

/** What a PDF can show, by the fonts that are shipped: a rare sign in somebody's words must not stop a report. */
export const printableText = (): Promise<PrintableText> => (printable ??= load());

async function load(): Promise<PrintableText> {
  const [regular, ...cuts] = await readingFonts();
  const rare = await rareFonts();
  if (!regular) throw new Error('the reading font is missing');
  // Bold and italic text must be showable too, so a sign counts only when every cut has it.
  const others = cuts.map((font) => fontAdvances(font.bytes));
  const reading = new Set([...fontAdvances(regular.bytes).keys()].filter((code) => others.every((cut) => cut.has(code))));
  const all = rare.reduce((union, font) => union.union(fontAdvances(font.bytes)), reading);
  return { text: (words) => replace(words, all), chart: (markup) => replace(markup, reading) };
}

function replace(words: string, covered: ReadonlySet<number>): string {
  if (isOrdinary(words)) return words;
  const clean = withoutControls(words)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ');
  let shown = '';
  for (const sign of clean) {
    const code = sign.codePointAt(0) ?? 0;
    if (sign === '\n' || covered.has(code)) shown += sign;
    else if (!SHAPELESS.test(sign)) shown += REPLACEMENT;
  }
  return shown;
}
