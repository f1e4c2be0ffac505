import { computeEconomy } from '../../finance/economyReport.ts';
import type { ReadHandle } from '../../platform/database/transaction.ts';
import { yearOf } from '../../shared/localDate.ts';
import { imageKeysIn } from '../../shared/markdownImage.ts';
import type { Period } from '../../shared/period.ts';
import { getFigureSettings } from '../../statistics/figureSettingQueries.ts';
import { computeStatistics, type StatisticsRequest } from '../../statistics/statisticsReport.ts';
import { listInterventions } from '../../interventions/interventionQueries.ts';
import { listSectionTexts } from '../reportQueries.ts';
import { teamPartKey } from '../sectionKey.ts';
import { listImages } from '../sectionImageQueries.ts';
import { listPlans } from '../sectionPlanQueries.ts';
import type { Adoption, InterimContent, TeamPart } from './interimContent.ts';
import { INTERIM_SECTIONS, type InterimSection } from './interimSections.ts';

/** Computes what an interim report says now, from figures, economy and the texts of its sections. */
export async function interimContent(
  db: ReadHandle,
  report: { readonly id: string; readonly period: Period; readonly association: string },
  adoption: Adoption | null,
  now: Date,
): Promise<InterimContent> {
  const { period } = report;
  const { ageBands, vocabulary } = await getFigureSettings(db);
  const statistics = await computeStatistics(db, { period, ageBands, vocabulary });
  const economy = await reportEconomy(db, period);
  // No intervention is named, so that it can't be refused.
  if (!statistics) throw new Error('the figures of a report could not be computed');
  const written = new Map((await listSectionTexts(db, report.id)).map(({ section, markdown }) => [section, markdown]));
  const texts: { [S in InterimSection]?: string } = {};
  for (const { key } of INTERIM_SECTIONS) {
    const markdown = written.get(key);
    if (markdown !== undefined) texts[key] = markdown;
  }
  return {
    association: report.association,
    period,
    adoption,
    takenAt: now.toISOString(),
    texts,
    images: (await listImages(db, report.id)).filter(({ section, key }) => imageKeysIn(written.get(section) ?? '').includes(key)),
    teamParts: await teamPartsOf(db, report.id, written, { period, ageBands, vocabulary }),
    statistics: { ...statistics, ageBands, vocabulary: vocabulary.name },
    economy,
  };
}

/** The economy of a report's period, and of its year up to the period's end. */
export async function reportEconomy(db: ReadHandle, { from, to }: Period): Promise<InterimContent['economy']> {
  const computed = await computeEconomy(db, yearOf(to), to, from);
  if (!computed.ok) throw new Error('a day is not in its own year');
  const { economy, lines, accountNames, settings } = computed.value;
  return {
    economy,
    lineIds: lines.map(({ lineId }) => lineId),
    plans: lines.map(({ plan }) => plan),
    accountNames: [...accountNames],
    signs: settings.signs,
    equityAccounts: { from: settings.equityFrom, to: settings.equityTo },
  };
}

/** The parts of the teams that are asked for one, each with the figures of its own intervention. */
async function teamPartsOf(
  db: ReadHandle,
  reportId: string,
  written: ReadonlyMap<string, string>,
  request: Omit<StatisticsRequest, 'intervention'>,
): Promise<TeamPart[]> {
  const asked = new Set((await listPlans(db, reportId)).map(({ section }) => section));
  const parts: TeamPart[] = [];
  for (const { id, name } of (await listInterventions(db)).filter((one) => asked.has(teamPartKey(one.id)))) {
    const statistics = await computeStatistics(db, { ...request, intervention: name });
    if (!statistics) throw new Error('an intervention that was just listed is not there');
    parts.push({ interventionId: id, name, markdown: written.get(teamPartKey(id)) ?? '', statistics });
  }
  return parts;
}
