import { listInterventions } from '../interventions/interventionQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { Period } from '../shared/period.ts';
import type { Band } from './bands.ts';
import type { ClosingVocabulary } from './closingVocabulary.ts';
import { flowOverTime, type FlowOverTime } from './flowOverTime.ts';
import { countCells, countMonths } from './statisticsQueries.ts';
import { statisticsTables, type StatisticsTables } from './statisticsTables.ts';

export type StatisticsRequest = {
  readonly period: Period;
  /** Name of one intervention; all that the asker may see when absent. */
  readonly intervention?: string | undefined;
  readonly ageBands: readonly Band[];
  readonly vocabulary: ClosingVocabulary;
  readonly knownAt?: Date | undefined;
};

export type ComputedStatistics = { readonly tables: StatisticsTables; readonly flow: FlowOverTime };

/** All tables of a period for who asks: row security decides which participations are counted. Undefined when the intervention is unknown. */
export async function computeStatistics(db: ReadHandle, request: StatisticsRequest): Promise<ComputedStatistics | undefined> {
  const interventions = await listInterventions(db);
  const chosen = request.intervention === undefined ? undefined : interventions.find(({ name }) => name === request.intervention);
  if (request.intervention !== undefined && chosen === undefined) return undefined;
  const selection = { period: request.period, interventionId: chosen?.id, knownAt: request.knownAt };
  const cells = await countCells(db, selection);
  const months = await countMonths(db, selection);
  const interventionNames = new Map(interventions.map(({ id, name }) => [id, name]));
  const tables = statisticsTables(cells, { ...request, interventionNames });
  return { tables, flow: flowOverTime(request.period, tables.flow.inAtStart, months) };
}
