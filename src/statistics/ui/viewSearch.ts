import type { LocalDate } from '../../shared/localDate.ts';
import { PERIOD_CHOICES, periodChoices, type PeriodChoice } from '../periodChoices.ts';
import type { ViewQuery } from '../savedViewsApi.ts';
import { USUAL_FIGURES } from '../usualFigures.ts';
import { formOf, readFigureSearch, type FigureSearch } from './figureSearch.ts';

/** The address that a saved view opens: a period that follows the day is said in days, so that the address can be shared. */
export function searchOfView({ period, ...query }: ViewQuery, today: LocalDate): FigureSearch {
  return readFigureSearch({ ...query, ...(period === undefined ? {} : periodChoices(today)[period]) });
}

/** The usual period that is shown, which a saved view may follow: "this year" stays this year. */
export function followedPeriod(search: FigureSearch, today: LocalDate): PeriodChoice | undefined {
  const { from, to } = formOf(search, today, USUAL_FIGURES);
  const choices = periodChoices(today);
  return PERIOD_CHOICES.find((choice) => choices[choice].from === from && choices[choice].to === to);
}

/** What a view of an address keeps. @param period follows the day instead of the address's own days */
export function viewOfSearch(search: FigureSearch, today: LocalDate, period: PeriodChoice | undefined): ViewQuery {
  const { from, to } = formOf(search, today, USUAL_FIGURES);
  const { from: _, to: __, ...rest } = search;
  return period === undefined ? { ...rest, from, to } : { ...rest, period };
}
