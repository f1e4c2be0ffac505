import { createContext } from 'react';
import { apiPaths, withQuery } from '../../web/paths.ts';
import type { ShownName } from '../shownTable.ts';
import type { FigureFileQuery } from '../statisticsApi.ts';
import type { FigureQuestions } from './figureQuestions.ts';

/** Where a table is fetched as a file, or all of them; given by the page. */
export type FileAddress = (format: FigureFileQuery['format'], table?: ShownName) => string;
export const FileAddressContext = createContext<FileAddress>(() => '');

/** What the server is asked of both sides at once: the first question, and in what the second differs. */
export function comparedQuery({ first, second, compared }: FigureQuestions): Omit<FigureFileQuery, 'format'> {
  if (second === undefined || compared === undefined) return first;
  if (compared.by === 'period') return { ...first, compare: 'period', otherFrom: second.from, otherTo: second.to };
  return {
    ...first,
    compare: 'intervention',
    ...(compared.intervention === undefined ? {} : { otherIntervention: compared.intervention }),
  };
}

export const fileAddressOf =
  (questions: FigureQuestions): FileAddress =>
  (format, table) =>
    withQuery(apiPaths.figureFile(), { ...comparedQuery(questions), format, table });
