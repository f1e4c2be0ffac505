import { findShownName } from '../association/associationSettingQueries.ts';
import { findInterventionNames } from '../interventions/interventionQueries.ts';
import { listPersonNames } from '../participants/nameQueries.ts';
import { notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { figureFile, figureFileName } from './figureFileReport.ts';
import { figureFilter } from './figureFilter.ts';
import { listCountedRows } from './figureRowsQueries.ts';
import { getFigureSettings } from './figureSettingQueries.ts';
import { SHOWN_NAMES } from './shownTable.ts';
import {
  answerQuestion,
  answerQuestions,
  chosen,
  mayAsk,
  notedQuestions,
  readAsked,
  readQuestion,
  readQuestions,
  withoutDetail,
} from './statisticsAnswerReport.ts';
import { downloadFigures, getFigureRows, getStatistics, listTableCharts } from './statisticsApi.ts';
import { tableCharts } from './tableChartReport.ts';

export const statisticsRoutes: readonly Route[] = [
  route(getStatistics, ({ query, database, actor, operation, login }) => {
    const question = readQuestion(query, { login, actor });
    return database.read(actor, operation, async ({ db, noted }) => {
      noted({ ...question.asked.period, intervention: query.intervention ?? null });
      return answerQuestion(db, question, { login, actor });
    });
  }),
  route(downloadFigures, async ({ query, database, actor, operation, login }) => {
    const { table: wanted, format, language = 'sv' } = query;
    const table = wanted === undefined ? undefined : SHOWN_NAMES.find((name) => name === wanted);
    if (wanted !== undefined && (table === undefined || (table === 'per_insats' && withoutDetail(actor)))) throw notFound('Tabellen');
    const questions = readQuestions(query, { login, actor });
    const { answers, association, now } = await database.read(actor, operation, async ({ db, now, noted }) => {
      noted({ asked: notedQuestions(questions), format, table: table ?? null });
      const association = (await findShownName(db)) ?? database.entry.name;
      return { answers: await answerQuestions(db, questions, { login, actor }), association, now };
    });
    const content = { ...answers, table, language };
    const { bytes, mediaType, ending } = await figureFile({ ...content, association, now }, format);
    return { bytes, contentType: mediaType, fileName: `${figureFileName(content)}${ending}`, inline: false };
  }),
  route(listTableCharts, async ({ query, database, actor, operation, login }) => {
    const questions = readQuestions(query, { login, actor });
    const answers = await database.read(actor, operation, async ({ db, noted }) => {
      noted({ asked: notedQuestions(questions) });
      return answerQuestions(db, questions, { login, actor });
    });
    return { charts: tableCharts({ ...answers, language: query.language ?? 'sv' }) };
  }),
  route(getFigureRows, async ({ query, database, actor, operation, login }) => {
    const asked = readAsked(query);
    const cipher = await database.cipher();
    return database.read(actor, operation, async ({ db, touched, noted }) => {
      noted({ ...asked.period, table: query.table, row: query.row ?? null });
      const request = { ...asked, ...chosen(query, await getFigureSettings(db)) };
      const filter = figureFilter({ table: query.table, row: query.row, column: query.column }, request);
      if (!filter) throw notFound('Siffran');
      const names = await findInterventionNames(db);
      const idOf = (name: string): string => [...names].find(([, known]) => known === name)?.[0] ?? '00000000-0000-0000-0000-000000000000';
      if (!(await mayAsk(login, query.intervention, db))) throw notFound('Insatsen');
      const counted = await listCountedRows(
        db,
        {
          period: request.period,
          knownAt: request.knownAt,
          interventionId: query.intervention === undefined ? undefined : idOf(query.intervention),
          interventionOfRow: filter.value?.of === 'intervention' ? idOf(filter.value.is) : undefined,
        },
        filter,
      );
      const people = await listPersonNames(
        db,
        cipher,
        counted.flatMap(({ personId }) => personId ?? []),
      );
      touched(counted.map(({ participationId }) => participationId));
      const rows = counted.map(({ personId, interventionId, ...row }) => ({
        ...row,
        municipality: row.protected ? null : row.municipality,
        name: personId === null || row.protected ? null : (people.get(personId) ?? null),
        intervention: names.get(interventionId) ?? '',
      }));
      return { count: rows.length, rows };
    });
  }),
];
