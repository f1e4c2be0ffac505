import type { LocalDate } from '../../shared/localDate.ts';
import { shortPeriodName } from '../../shared/shortPeriodName.ts';
import type { Language } from '../../web/ui-kit/language.ts';
import type { StatisticsQuery } from '../statisticsApi.ts';
import { USUAL_FIGURES } from '../usualFigures.ts';
import { comparedBy, formOf, type Compared, type FigureSearch } from './figureSearch.ts';
import { parsePeriod } from '../../shared/period.ts';

/** What is asked of the server for an address: one question, or two that differ in period or intervention. */
export type FigureQuestions = {
  readonly first: StatisticsQuery;
  readonly second: StatisticsQuery | undefined;
  readonly compared: Compared | undefined;
};

export function questionsOf(search: FigureSearch, today: LocalDate, language: Language): FigureQuestions {
  const form = formOf(search, today, USUAL_FIGURES);
  const { intervention, ageBands, vocabulary, knownAt } = search;
  const first = asked({ from: form.from, to: form.to, intervention, ageBands, vocabulary, knownAt }, language);
  const compared = comparedBy(form);
  if (compared === undefined) return { first, second: undefined, compared };
  const second =
    compared.by === 'period'
      ? { ...first, ...compared.period }
      : asked({ from: form.from, to: form.to, intervention: compared.intervention, ageBands, vocabulary, knownAt }, language);
  return { first, second, compared };
}

type Wanted = { readonly [F in Exclude<keyof StatisticsQuery, 'language'>]: string | undefined } & {
  readonly from: string;
  readonly to: string;
};

/** A question without what is not asked. */
function asked({ from, to, intervention, ageBands, vocabulary, knownAt }: Wanted, language: Language): StatisticsQuery {
  return {
    from,
    to,
    ...(intervention === undefined ? {} : { intervention }),
    ...(ageBands === undefined ? {} : { ageBands }),
    ...(vocabulary === undefined ? {} : { vocabulary }),
    ...(knownAt === undefined ? {} : { knownAt }),
    language,
  };
}

/** What the two sides of a comparison are called over their columns. @param all what to call all interventions together */
export function sideNames({ first, second, compared }: FigureQuestions, language: Language, all: string): readonly [string, string] {
  const name = (question: StatisticsQuery): string => {
    if (compared?.by === 'intervention') return question.intervention ?? all;
    const period = parsePeriod(question.from, question.to);
    return period.ok ? shortPeriodName(period.value, language) : `${question.from} – ${question.to}`;
  };
  return [name(first), second === undefined ? '' : name(second)];
}
