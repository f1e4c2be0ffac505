import { lineTaker } from '../../finance/budgetMapping.ts';
import { listBudgetLines } from '../../finance/budgetQueries.ts';
import type { AccountType } from '../../finance/ledgerFile.ts';
import { isResultAccount } from '../../finance/outcome.ts';
import { listAmountHeads, listLineHeads, listVoucherHeads } from '../../finance/sourceQueries.ts';
import { findInterventionNames } from '../../interventions/interventionQueries.ts';
import type { ReadHandle } from '../../platform/database/transaction.ts';
import { yearOf } from '../../shared/localDate.ts';
import type { Period } from '../../shared/period.ts';
import { changedFigures } from '../../statistics/changedFigures.ts';
import { getFigureSettings } from '../../statistics/figureSettingQueries.ts';
import { countCells, listCurrentHeads, type VersionHead } from '../../statistics/statisticsQueries.ts';
import { statisticsJson } from '../../statistics/statisticsJson.ts';
import { statisticsTables } from '../../statistics/statisticsTables.ts';
import { setDifference, type Difference } from '../difference.ts';
import { findReport, listAdoptedSources, type Source } from '../reportQueries.ts';
import { interimSources } from './interimSourceReport.ts';

/** What was registered since the report was adopted, entry by entry, with the figures it changes. Oldest first. */
export async function interimDifferences(db: ReadHandle, reportId: string, period: Period): Promise<Difference[]> {
  const [then, now] = [await listAdoptedSources(db, reportId), await interimSources(db, period)];
  const differences = [
    ...(await participationDifferences(db, reportId, then, now, period)),
    ...(await economyDifferences(db, then, now, period)),
  ];
  return differences.sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
}

async function participationDifferences(
  db: ReadHandle,
  reportId: string,
  then: readonly Source[],
  now: readonly Source[],
  period: Period,
): Promise<Difference[]> {
  const versions = (sources: readonly Source[]) =>
    new Map(sources.filter(({ source }) => source === 'participation').map(({ sourceId, version }) => [sourceId, version]));
  const [old, current] = [versions(then), versions(now)];
  const ids = [...new Set([...old.keys(), ...current.keys()])].filter((id) => old.get(id) !== current.get(id));
  const interventionNames = await findInterventionNames(db);
  // The tables are the adopted report's, whatever bands and rows the association has decided on since.
  const { ageBands, vocabulary } = await getFigureSettings(db, (await findReport(db, reportId))?.adoptedAt ?? undefined);
  const figuresOf = async (participationId: string, version: number | undefined) => {
    const cells = version === undefined ? [] : await countCells(db, { period, only: { participationId, version } });
    return statisticsJson(statisticsTables(cells, { period, ageBands, vocabulary, interventionNames }));
  };
  const differences: Difference[] = [];
  for (const head of await listCurrentHeads(db, ids)) {
    const [before, after] = [old.get(head.participationId), current.get(head.participationId)];
    const figures = changedFigures(await figuresOf(head.participationId, before), await figuresOf(head.participationId, after));
    if (figures.length === 0) continue;
    const what = `${participationWhat(head, before, after)} (${interventionNames.get(head.interventionId) ?? ''})`;
    differences.push({ what, recordedAt: head.recordedFrom, recordedBy: head.recordedBy, figures });
  }
  return differences;
}

function participationWhat(head: VersionHead, before: number | undefined, after: number | undefined): string {
  if (head.wrongRegistration) return 'Inskrivning rättad till felregistrering';
  if (after === undefined) return 'Inskrivning som inte längre hör till perioden';
  if (before !== undefined) return 'Rättad inskrivning';
  return head.version > 1
    ? 'Rättad inskrivning som nu hör till perioden'
    : head.closed
      ? 'Sent registrerad inskrivning, redan avslutad'
      : 'Sent registrerad inskrivning';
}

async function economyDifferences(db: ReadHandle, then: readonly Source[], now: readonly Source[], period: Period): Promise<Difference[]> {
  const idsOf = (sources: readonly Source[], wanted: Source['source']) =>
    new Set(sources.filter(({ source }) => source === wanted).map(({ sourceId }) => sourceId));
  const changed = (wanted: Source['source']) => setDifference(idsOf(then, wanted), idsOf(now, wanted));
  const [vouchers, amounts, lines] = [changed('voucher'), changed('ledger_amount'), changed('budget_line')];
  const budget = await listBudgetLines(db, yearOf(period.to));
  const taker = lineTaker(budget);
  const figureOf = (account: string, project: string | null): string =>
    `ekonomi: ${budget[taker(account, project) ?? -1]?.name ?? 'utan_budgetpost'}`;
  const differences: Difference[] = [];
  for (const head of await listVoucherHeads(db, [...vouchers.added, ...vouchers.removed])) {
    const resultRows = head.rows.filter(({ account, type }) => isResultAccount(account, type as AccountType | null));
    if (resultRows.length === 0) continue;
    const figures = [...new Set(resultRows.map(({ account, project }) => figureOf(account, project)))];
    const what = `${head.endedAt === null ? 'Ny verifikation' : 'Utgången verifikation'} ${head.series} ${head.number}, ${head.date}`;
    differences.push({ what, recordedAt: head.endedAt ?? head.recordedFrom, recordedBy: head.endedBy ?? head.recordedBy, figures });
  }
  for (const head of await listAmountHeads(db, [...amounts.added, ...amounts.removed])) {
    const figures = [head.kind === 'opening' ? 'ekonomi: eget_kapital' : 'ekonomi: utfall'];
    differences.push({
      what: `${head.endedAt === null ? 'Nytt' : 'Utgånget'} saldo på konto ${head.account}`,
      recordedAt: head.endedAt ?? head.recordedFrom,
      recordedBy: head.endedBy ?? head.recordedBy,
      figures,
    });
  }
  for (const head of await listLineHeads(db, [...lines.added, ...lines.removed])) {
    const what = `${head.endedAt === null ? 'Ny lydelse av budgetposten' : 'Tidigare lydelse av budgetposten'} ${head.name}`;
    differences.push({
      what,
      recordedAt: head.endedAt ?? head.recordedFrom,
      recordedBy: head.endedBy ?? head.recordedBy,
      figures: [`ekonomi: ${head.name}`],
    });
  }
  return differences;
}
