import { localDate } from '../shared/localDate.ts';
import { shortPeriodName } from '../shared/shortPeriodName.ts';
import { figureWords } from './figureWords.ts';
import type { FigureWords } from './figureWordsShape.ts';
import type { Figures } from './shownTable.ts';

/** What the figures of one question are about, beside the figures. */
export type AnsweredFigures = Figures & {
  readonly period: { readonly from: string; readonly to: string };
  readonly scope: { readonly kind: 'all' | 'own' | 'one'; readonly interventions: readonly string[] };
};
/** One answer, or two to be shown side by side, in a language. */
export type ComparedContent<A extends AnsweredFigures = AnsweredFigures> = {
  readonly first: A;
  readonly second: A | undefined;
  readonly language: 'sv' | 'en';
};

/** Whether two answers differ in days, and not in interventions. */
export const isByPeriod = ({ first, second }: Pick<ComparedContent, 'first' | 'second'>): boolean =>
  second !== undefined && (first.period.from !== second.period.from || first.period.to !== second.period.to);

/** What the two sides are called over their columns. */
export function sidesOf(content: ComparedContent): [string, string] {
  const { first, second, language } = content;
  const words = figureWords(language);
  const name = (answer: AnsweredFigures): string => {
    if (!isByPeriod(content)) return answer.scope.kind === 'one' ? scopeWords(answer, words) : wholeScope(answer, words);
    return shortPeriodName({ from: localDate(answer.period.from), to: localDate(answer.period.to) }, language);
  };
  return [name(first), second === undefined ? '' : name(second)];
}

/** Which interventions an answer is about, by name where they are told. */
export const scopeWords = (answer: AnsweredFigures, words: FigureWords): string =>
  answer.scope.interventions.length === 0 ? wholeScope(answer, words) : answer.scope.interventions.join(', ');

const wholeScope = ({ scope }: AnsweredFigures, words: FigureWords): string =>
  scope.kind === 'own' ? words.ownInterventions : words.allInterventions;
