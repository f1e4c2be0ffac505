import { computeEconomy } from '../../finance/economyReport.ts';
import type { ReadHandle } from '../../platform/database/transaction.ts';
import { yearOf } from '../../shared/localDate.ts';
import type { Period } from '../../shared/period.ts';
import { getFigureSettings } from '../../statistics/figureSettingQueries.ts';
import { computeStatistics } from '../../statistics/statisticsReport.ts';
import { listSectionTexts } from '../reportQueries.ts';
import type { Adoption, InterimContent } from './interimContent.ts';
import { parseInterimSection, type InterimSection } from './interimSections.ts';

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
  const economy = await computeEconomy(db, yearOf(period.to), period.to);
  // The day is in its own year and no intervention is named, so that neither can be refused.
  if (!statistics || !economy.ok) throw new Error('the figures of a report could not be computed');
  const texts: { [S in InterimSection]?: string } = {};
  for (const { section, markdown } of await listSectionTexts(db, report.id)) {
    const key = parseInterimSection(section);
    if (key) texts[key] = markdown;
  }
  return {
    association: report.association,
    period,
    adoption,
    takenAt: now.toISOString(),
    texts,
    statistics: { ...statistics, ageBands, vocabulary: vocabulary.name },
    economy: {
      economy: economy.value.economy,
      accountNames: [...economy.value.accountNames],
      signs: economy.value.settings.signs,
      equityAccounts: { from: economy.value.settings.equityFrom, to: economy.value.settings.equityTo },
    },
  };
}
