import { teamInterventions } from '../access/roleTarget.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import type { Authorised, Login } from '../platform/http/route.ts';
import { parsePeriod } from '../shared/period.ts';
import { parseAgeBands } from './bands.ts';
import { getFigureSettings, type FigureSettings } from './figureSettingQueries.ts';
import { parseKnownAt } from './knownAt.ts';
import { provenanceOf } from './provenance.ts';
import type { ComparedQuery, StatisticsAnswer, StatisticsQuery } from './statisticsApi.ts';
import { statisticsCharts } from './statisticsChartReport.ts';
import { statisticsJson } from './statisticsJson.ts';
import { computeStatistics } from './statisticsReport.ts';

type Asker = Pick<Authorised, 'login' | 'actor'>;

/** What was asked for, read before anything is looked up. Throws what is to be mended, or that the role has no such detail. */
export function readQuestion(query: StatisticsQuery, { actor }: Asker) {
  const asked = readAsked(query);
  if (withoutDetail(actor) && query.intervention !== undefined)
    throw new HttpFault(403, 'no-detail', 'Som ekonom ser du förbundets siffror, inte en enskild insats. Ta bort valet av insats.');
  return { query, asked };
}
export type FigureQuestion = ReturnType<typeof readQuestion>;

/** The other question of a comparison: the same in all but its days or its intervention. */
function otherQuery({ compare, otherFrom = '', otherTo = '', otherIntervention, ...query }: ComparedQuery): StatisticsQuery | undefined {
  const { from, to, intervention, ageBands, vocabulary, knownAt, language } = query;
  if (compare === undefined) return undefined;
  const days = compare === 'period' ? { from: otherFrom, to: otherTo } : { from, to };
  const wanted = compare === 'period' ? intervention : otherIntervention;
  return {
    ...days,
    ...(wanted === undefined ? {} : { intervention: wanted }),
    ...(ageBands === undefined ? {} : { ageBands }),
    ...(vocabulary === undefined ? {} : { vocabulary }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(language === undefined ? {} : { language }),
  };
}

/** An economist's figures are the association's, without detail of interventions. */
export const withoutDetail = (actor: Asker['actor']): boolean => actor.role === 'economist';

/** One question, or the two of a comparison. */
export const readQuestions = (query: ComparedQuery, asker: Asker): FigureQuestion[] => {
  const other = otherQuery(query);
  return [query, ...(other === undefined ? [] : [other])].map((one) => readQuestion(one, asker));
};

/** What was asked for, for the audit log. */
export const notedQuestions = (questions: readonly FigureQuestion[]) =>
  questions.map(({ asked: { period }, query: { intervention } }) => ({ ...period, intervention: intervention ?? null }));

/** The answers of one question or two, at one moment when the transaction shows one. */
export async function answerQuestions(db: ReadHandle, questions: readonly FigureQuestion[], asker: Asker) {
  const answers: StatisticsAnswer[] = [];
  for (const question of questions) answers.push(await answerQuestion(db, question, asker, false));
  const [first, second] = answers;
  if (!first) throw new Error('nothing was asked');
  return { first, second };
}

/**
 * The figures that a question asks for, as its asker may see them.
 * @param withCharts whether the charts of flow and closing reasons are drawn too
 */
export async function answerQuestion(
  db: ReadHandle,
  { query, asked }: FigureQuestion,
  { login, actor }: Asker,
  withCharts = true,
): Promise<StatisticsAnswer> {
  const request = { ...asked, ...chosen(query, await getFigureSettings(db)) };
  if (!(await mayAsk(login, query.intervention, db))) throw notFound('Insatsen');
  const computed = await computeStatistics(db, { ...request, intervention: query.intervention });
  if (!computed) throw notFound('Insatsen');
  const { tables, flow } = computed;
  const tabeller = statisticsJson(tables);
  return {
    period: request.period,
    scope: await scopeOf(login, query.intervention, withoutDetail(actor), db),
    knownAt: request.knownAt?.toISOString() ?? null,
    ageBands: request.ageBands.map(({ name }) => name).join(','),
    vocabulary: request.vocabulary.name,
    tabeller: withoutDetail(actor) ? { ...tabeller, per_insats: [] } : tabeller,
    exactMeans: tables.exactMeans,
    provenance: provenanceOf(tables),
    charts: withCharts ? statisticsCharts(tables, flow, query.language ?? 'sv') : [],
    rowsAllowed: actor.family === 'team',
  };
}

const ownInterventions = (login: Login): string[] => teamInterventions(login.roles);

// A team asks for its own interventions alone; another team's is to it as if it did not exist.
export async function mayAsk(login: Login, intervention: string | undefined, db: ReadHandle): Promise<boolean> {
  const own = ownInterventions(login);
  if (intervention === undefined || own.length === 0) return true;
  return (await listInterventions(db)).some(({ id, name }) => name === intervention && own.includes(id));
}

async function scopeOf(
  login: Login,
  intervention: string | undefined,
  withoutDetail: boolean,
  db: ReadHandle,
): Promise<StatisticsAnswer['scope']> {
  if (intervention !== undefined) return { kind: 'one', interventions: [intervention] };
  const own = ownInterventions(login);
  const all = withoutDetail ? [] : await listInterventions(db);
  if (own.length === 0) return { kind: 'all', interventions: all.map(({ name }) => name) };
  return { kind: 'own', interventions: all.filter(({ id }) => own.includes(id)).map(({ name }) => name) };
}

const refuse = (code: string, text: string): never => {
  throw new HttpFault(400, code, text);
};

export function readAsked(query: StatisticsQuery) {
  const period = parsePeriod(query.from, query.to);
  const knownAt = query.knownAt === undefined ? { ok: true as const, value: undefined } : parseKnownAt(query.knownAt);
  return {
    period: period.ok ? period.value : refuse(period.error.code, period.error.text),
    knownAt: knownAt.ok ? knownAt.value : refuse('known-at', knownAt.error),
  };
}

/** The bands and the vocabulary that were asked for, or else those that the association usually goes by. */
export function chosen(query: StatisticsQuery, usual: FigureSettings) {
  const ageBands = query.ageBands === undefined ? { ok: true as const, value: usual.ageBands } : parseAgeBands(query.ageBands);
  const wanted = query.vocabulary ?? usual.vocabulary.name;
  return {
    ageBands: ageBands.ok ? ageBands.value : refuse(ageBands.error.code, ageBands.error.text),
    vocabulary:
      usual.vocabularies.find(({ name }) => name === wanted) ??
      refuse('vocabulary', `Vokabulären finns inte. Välj ${usual.vocabularies.map(({ name }) => name).join(' eller ')}.`),
  };
}
