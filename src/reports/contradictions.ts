import { roundFraction } from '../shared/rounding.ts';
import type { StatisticsTables } from '../statistics/statisticsTables.ts';

/** A number in a text that can not be what the figures say. */
export type Contradiction = {
  /** The words as they stand: "82 deltagare". */
  readonly words: string;
  readonly says: number;
  readonly figure: ContradictedFigure;
  readonly is: number;
};
export const CONTRADICTED_FIGURES = ['worked-with', 'persons', 'new', 'closed', 'women', 'men'] as const;
export type ContradictedFigure = (typeof CONTRADICTED_FIGURES)[number];

const NUMBER = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+`;
const BETWEEN = 'nya|nyinskrivna|inskrivna|registrerade|avslutade|olika|unika|aktiva|våra|dessa|av|dem|deltagarna';
// Not a part of a date, a decision, an amount, a decimal, a range or another number; and not said to be about so many.
const COUNTED = new RegExp(
  String.raw`(?<![\d.,:/§–-]|[§] ?|\d[ \u00a0\u202f])(${NUMBER})(?![.,:/–-]?\d) ((?:(?:${BETWEEN}) ){0,2})(deltagare|deltagarna|personer|människor|nya|nyinskrivna|avslutade|avslut)(?![\p{L}-])`,
  'giu',
);
const SHARE = /(?<![\d.,–-])(\d{1,3})[ \u00a0]?(?:%|procent) (?:var |är |av dem var )?(kvinnor|män)(?!\p{L})/giu;
const ABOUT =
  /(?:cirka|ca|ungefär|omkring|drygt|nästan|knappt|runt|närmare|över|under|minst|högst|mer än|fler än|färre än|upp till)\.?\s*$/iu;
/** A number this much below the whole is taken for the whole; a smaller one may be a part of it, which the figures say nothing of. */
const NEAR = 0.8;

/**
 * Numbers beside words that are counted (deltagare, personer, nya, avslutade; percent of women and men) which the figures
 * contradict: more than there are, or so near that they must mean the same and are not. A number that stands for any group of
 * the report – the association, one of its interventions, women or men among them – is no contradiction.
 * @param paragraphs the text as it is read, without figures that follow by themselves
 * @param groups the figures that the text is about first, then those of parts of it
 */
export function contradictions(paragraphs: readonly string[], groups: readonly StatisticsTables[]): Contradiction[] {
  const [about] = groups;
  if (!about) return [];
  return paragraphs.flatMap((text) => [...countsIn(text, about, groups), ...sharesIn(text, about, groups)]);
}

function countsIn(text: string, about: StatisticsTables, groups: readonly StatisticsTables[]): Contradiction[] {
  return [...text.matchAll(COUNTED)].flatMap((found) => {
    const [words, number = '', between = '', noun = ''] = found;
    const says = Number(number.replaceAll(/\D/g, ''));
    if (ABOUT.test(text.slice(0, found.index)) || isYear(number, says)) return [];
    const figure = figureOf(`${between}${noun}`.toLowerCase());
    const is = countsOf(figure, about)[0] ?? 0;
    const isKnown = groups.some((group) => countsOf(figure, group).includes(says));
    return isKnown || (says < is && says < is * NEAR) ? [] : [{ words, says, figure, is }];
  });
}

function sharesIn(text: string, about: StatisticsTables, groups: readonly StatisticsTables[]): Contradiction[] {
  return [...text.matchAll(SHARE)].flatMap(([words, number = '', noun = '']) => {
    const says = Number(number);
    const sex = noun.toLowerCase() === 'kvinnor' ? 'women' : 'men';
    const shares = (group: StatisticsTables): (number | null)[] =>
      [group.workedWith, group.persons, group.newOnes, group.closedOnes].map((count) =>
        count.total === 0 ? null : roundFraction(count[sex] * 100, count.total, 0),
      );
    const is = shares(about)[0] ?? null;
    return is === null || groups.some((group) => shares(group).includes(says)) ? [] : [{ words, says, figure: sex, is }];
  });
}

const figureOf = (words: string): ContradictedFigure => {
  if (/^(.* )?(nya|nyinskrivna)\b/.test(words)) return 'new';
  if (/avslut/.test(words)) return 'closed';
  return /personer|människor/.test(words) ? 'persons' : 'worked-with';
};

/** What may be said of it, the whole first: all, women, men; of people also the participations, which many mean. */
function countsOf(
  figure: ContradictedFigure,
  { workedWith, persons, newOnes, closedOnes, flow, measurableClosings, byIntervention }: StatisticsTables,
): number[] {
  const all = ({ total, women, men }: { total: number; women: number; men: number }): number[] => [total, women, men];
  switch (figure) {
    case 'new':
      return all(newOnes);
    case 'closed':
      return [...all(closedOnes), measurableClosings.count];
    case 'persons':
      return [...all(persons), ...all(workedWith)];
    default:
      return [
        ...all(workedWith),
        ...all(persons),
        ...all(newOnes),
        ...all(closedOnes),
        flow.inAtStart,
        flow.leftAtEnd,
        ...byIntervention.rows.flatMap(all),
      ];
  }
}

const isYear = (written: string, value: number): boolean => /^\d{4}$/.test(written) && value >= 1990 && value <= 2100;
