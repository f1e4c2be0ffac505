import { yearOf } from '../../shared/localDate.ts';
import type { Period } from '../../shared/period.ts';
import type { ReadHandle } from '../../platform/database/transaction.ts';
import { listEconomySources } from '../../finance/sourceQueries.ts';
import { listCountedVersions } from '../../statistics/statisticsQueries.ts';
import type { Source } from '../reportQueries.ts';

/** Keys and versions of everything that the report's figures are computed from, as it holds now. */
export async function interimSources(db: ReadHandle, period: Period): Promise<Source[]> {
  const participations = await listCountedVersions(db, period);
  const economy = await listEconomySources(db, yearOf(period.to), period.to);
  return [
    ...participations.map(({ participationId, version }): Source => ({ source: 'participation', sourceId: participationId, version })),
    ...economy.map(({ source, id }): Source => ({ source, sourceId: id, version: 1 })),
  ];
}
