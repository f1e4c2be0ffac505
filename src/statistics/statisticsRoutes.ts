import { listInterventions } from '../interventions/interventionQueries.ts';
import { listPersonNames } from '../participants/nameQueries.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Login, type Route } from '../platform/http/route.ts';
import { parsePeriod } from '../shared/period.ts';
import { parseAgeBands } from './bands.ts';
import { figureFilter } from './figureFilter.ts';
import { listCountedRows } from './figureRowsQueries.ts';
import { getFigureSettings, type FigureSettings } from './figureSettingQueries.ts';
import { parseKnownAt } from './knownAt.ts';
import { provenanceOf } from './provenance.ts';
import { getFigureRows, getStatistics, type StatisticsAnswer, type StatisticsQuery } from './statisticsApi.ts';
import { statisticsCharts } from './statisticsChartReport.ts';
import { statisticsJson } from './statisticsJson.ts';
import { computeStatistics } from './statisticsReport.ts';

export const statisticsRoutes: readonly Route[] = [
  route(getStatistics, ({ query, database, actor, operation, login }) => {
    const asked = readAsked(query);
    // An economist's figures are the association's, without detail of interventions.
    const withoutDetail = actor.role === 'economist';
    if (withoutDetail && query.intervention !== undefined)
      throw new HttpFault(403, 'no-detail', 'Som ekonom ser du förbundets siffror, inte en enskild insats. Ta bort valet av insats.');
    return database.read(actor, operation, async ({ db, noted }) => {
      noted({ ...asked.period, intervention: query.intervention ?? null });
      const request = { ...asked, ...chosen(query, await getFigureSettings(db)) };
      if (!(await mayAsk(login, query.intervention, db))) throw notFound('Insatsen');
      const computed = await computeStatistics(db, { ...request, intervention: query.intervention });
      if (!computed) throw notFound('Insatsen');
      const { tables, flow } = computed;
      const tabeller = statisticsJson(tables);
      const answer: StatisticsAnswer = {
        period: request.period,
        scope: await scopeOf(login, query.intervention, withoutDetail, db),
        knownAt: request.knownAt?.toISOString() ?? null,
        ageBands: request.ageBands.map(({ name }) => name).join(','),
        vocabulary: request.vocabulary.name,
        tabeller: withoutDetail ? { ...tabeller, per_insats: [] } : tabeller,
        exactMeans: tables.exactMeans,
        provenance: provenanceOf(tables),
        charts: statisticsCharts(tables, flow, query.language ?? 'sv'),
        rowsAllowed: actor.family === 'team',
      };
      return answer;
    });
  }),
  route(getFigureRows, async ({ query, database, actor, operation, login }) => {
    const asked = readAsked(query);
    const cipher = await database.cipher();
    return database.read(actor, operation, async ({ db, touched, noted }) => {
      noted({ ...asked.period, table: query.table, row: query.row ?? null });
      const request = { ...asked, ...chosen(query, await getFigureSettings(db)) };
      const filter = figureFilter({ table: query.table, row: query.row, column: query.column }, request);
      if (!filter) throw notFound('Siffran');
      const names = new Map((await listInterventions(db)).map(({ id, name }) => [id, name]));
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

type Db = Parameters<typeof listInterventions>[0];

const ownInterventions = (login: Login): string[] => login.roles.flatMap(({ interventionId }) => interventionId ?? []);

// A team asks for its own interventions alone; another team's is to it as if it did not exist.
async function mayAsk(login: Login, intervention: string | undefined, db: Db): Promise<boolean> {
  const own = ownInterventions(login);
  if (intervention === undefined || own.length === 0) return true;
  return (await listInterventions(db)).some(({ id, name }) => name === intervention && own.includes(id));
}

async function scopeOf(login: Login, intervention: string | undefined, withoutDetail: boolean, db: Db): Promise<StatisticsAnswer['scope']> {
  if (intervention !== undefined) return { kind: 'one', interventions: [intervention] };
  const own = ownInterventions(login);
  const all = withoutDetail ? [] : await listInterventions(db);
  if (own.length === 0) return { kind: 'all', interventions: all.map(({ name }) => name) };
  return { kind: 'own', interventions: all.filter(({ id }) => own.includes(id)).map(({ name }) => name) };
}

const refuse = (code: string, text: string): never => {
  throw new HttpFault(400, code, text);
};

function readAsked(query: StatisticsQuery) {
  const period = parsePeriod(query.from, query.to);
  const knownAt = query.knownAt === undefined ? { ok: true as const, value: undefined } : parseKnownAt(query.knownAt);
  return {
    period: period.ok ? period.value : refuse(period.error.code, period.error.text),
    knownAt: knownAt.ok ? knownAt.value : refuse('known-at', knownAt.error),
  };
}

/** The bands and the vocabulary that were asked for, or else those that the association usually goes by. */
function chosen(query: StatisticsQuery, usual: FigureSettings) {
  const ageBands = query.ageBands === undefined ? { ok: true as const, value: usual.ageBands } : parseAgeBands(query.ageBands);
  const wanted = query.vocabulary ?? usual.vocabulary.name;
  return {
    ageBands: ageBands.ok ? ageBands.value : refuse(ageBands.error.code, ageBands.error.text),
    vocabulary:
      usual.vocabularies.find(({ name }) => name === wanted) ??
      refuse('vocabulary', `Vokabulären finns inte. Välj ${usual.vocabularies.map(({ name }) => name).join(' eller ')}.`),
  };
}
