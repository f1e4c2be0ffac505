import type { EconomyFigure } from '../finance/economyParts.ts';
import type { LivePart } from './liveEconomy.ts';

/** An amount in a text that can not be what the economy says. */
export type AmountContradiction = {
  /** The words as they stand: "1 250 tkr". */
  readonly words: string;
  /** Thousands of kronor, without sign. */
  readonly says: number;
  readonly is: number;
  readonly figure: EconomyFigure;
  /** The budget line or group; '' for the sum of all. */
  readonly part: string;
};

const AMOUNT =
  /(?<![\d.,:/§–-]|\d[ \u00a0\u202f])(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:,(\d{1,3}))?[ \u00a0]?(tkr|tusen kronor|mnkr|mkr|miljoner kronor|kronor|kr)(?![\p{L}\d])/giu;
/** How many thousands of kronor one of each unit is. */
const UNIT: Readonly<Record<string, number>> = { tkr: 1, 'tusen kronor': 1, mnkr: 1000, mkr: 1000, 'miljoner kronor': 1000 };
const KRONA = 0.001;
const ABOUT =
  /(?:cirka|ca|ungefär|omkring|drygt|nästan|knappt|runt|närmare|över|under|minst|högst|mer än|mindre än|upp till)\.?\s*[-−–+]?$/iu;

/** The words by which a sentence says which figure it means, the figure of the whole year first. */
const KINDS: readonly { readonly words: RegExp; readonly figures: readonly EconomyFigure[] }[] = [
  { words: /prognos(?!metod)\p{L}*/giu, figures: ['forecast'] },
  { words: /(?<!\p{L})(?:års)?budget(?:en|erat|erade|erad)?(?!\p{L})/giu, figures: ['year-budget', 'budget-to-date', 'period-budget'] },
  { words: /(?<!\p{L})(?:utfall(?:et)?|kostade|kostat)(?!\p{L})/giu, figures: ['outcome-to-date', 'period-outcome', 'last-year'] },
  { words: /avvik\p{L}*|(?:över|under)skott\p{L}*/giu, figures: ['forecast-variance', 'variance-to-date', 'period-variance'] },
];
/** As near as this an amount is taken for the figure itself; what is further off may be a part of it or something else. */
const NEAR = 0.8;
/** Half of what a printed figure in tkr with one decimal is rounded by. */
const HALF_TENTH = 0.05;

/**
 * Amounts that a sentence gives as the budget, outcome, forecast or variance of a line, a group or the sum, and that are near the
 * figure but not it, in the precision that they are written with. An amount that is any figure of its kind is no contradiction, nor
 * is its sign. Without a name, a sentence is about the sum.
 */
export function amountContradictions(paragraphs: readonly string[], parts: readonly LivePart[]): AmountContradiction[] {
  return paragraphs.flatMap((text) => text.split(/(?<=[.!?])\s+(?=\p{Lu})/u).flatMap((sentence) => inSentence(sentence, parts)));
}

function inSentence(sentence: string, parts: readonly LivePart[]): AmountContradiction[] {
  const kinds = KINDS.flatMap(({ words, figures }) => [...sentence.matchAll(words)].map(({ index }) => ({ at: index, figures })));
  const named = placesOfNames(sentence, parts);
  return [...sentence.matchAll(AMOUNT)].flatMap((found): AmountContradiction[] => {
    const [words, number = '', decimals = '', unit = ''] = found;
    const kind = meantAt(kinds, found.index);
    const part = meantAt(named, found.index)?.part ?? parts.find(({ of }) => of === 'total');
    if (!kind || !part || ABOUT.test(sentence.slice(0, found.index))) return [];
    const size = UNIT[unit.toLowerCase()] ?? KRONA;
    const says = Number(`${number.replaceAll(/\D/g, '')}.${decimals || '0'}`) * size;
    const slack = Math.max(HALF_TENTH, (size * 10 ** -decimals.length) / 2) + 1e-9;
    const of = (one: LivePart) => one.figures.filter(({ figure }) => kind.figures.includes(figure));
    if (parts.some((one) => of(one).some(({ tkr }) => Math.abs(Math.abs(tkr) - says) <= slack))) return [];
    const meant = of(part).find(({ tkr }) => says >= Math.abs(tkr) * NEAR && says * NEAR <= Math.abs(tkr) && tkr !== 0);
    return meant ? [{ words, says, is: meant.tkr, figure: meant.figure, part: part.name }] : [];
  });
}

/** The last that stands before a place, else the first after it. */
const meantAt = <T extends { readonly at: number }>(places: readonly T[], at: number): T | undefined =>
  places.filter((one) => one.at < at).toSorted((a, b) => b.at - a.at)[0] ?? places.toSorted((a, b) => a.at - b.at)[0];

/** Where a sentence names lines and groups, whole words; a name within a longer one is not meant. */
function placesOfNames(sentence: string, parts: readonly LivePart[]): { at: number; part: LivePart }[] {
  const lower = sentence.toLowerCase();
  const taken: { at: number; end: number; part: LivePart }[] = [];
  for (const part of parts.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length)) {
    const name = part.name.toLowerCase();
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      const end = at + name.length;
      const isWhole = !/[\p{L}\d]/u.test(lower.at(at - 1) ?? '') || at === 0;
      const isEnded = !/\d|(?!s)\p{L}/u.test(lower[end] ?? '');
      if (isWhole && isEnded && !taken.some((one) => at < one.end && end > one.at)) taken.push({ at, end, part });
    }
  }
  return taken;
}
