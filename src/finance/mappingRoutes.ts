import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { parseLocalDate } from '../shared/localDate.ts';
import { ore, sumOre } from '../shared/money.ts';
import { lineTaker, takenRows } from './budgetMapping.ts';
import { loadEconomy, type LoadedEconomy } from './economyReport.ts';
import { economySettingsKept } from './economySettingQueries.ts';
import { dimensionBefore } from './economySettings.ts';
import { getMapping, listVouchers } from './mappingApi.ts';
import type { OutcomeRow } from './outcome.ts';
import { VOUCHER_PAGE } from './voucherPage.ts';
import { listVoucherRows } from './voucherQueries.ts';

export const mappingRoutes: readonly Route[] = [
  route(getMapping, ({ query, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, noted }) => {
      const loaded = await loadAsked(db, query);
      noted({ year: loaded.year, per: loaded.per });
      const { taken, unmapped } = takenRows(loaded.lines, summed([...loaded.booked, ...loaded.stated]));
      const shown = (row: OutcomeRow) => shownRow(loaded, row);
      const sum = (rows: readonly OutcomeRow[]) => sumOre(rows.map(({ amount }) => amount));
      const earlier = dimensionBefore(await economySettingsKept.versions(db));
      return {
        year: loaded.year,
        per: loaded.per,
        dimension: loaded.settings.dimension,
        earlierDimension: earlier && { dimension: earlier.dimension, until: earlier.until.toISOString() },
        lines: loaded.lines.map(({ lineId }, place) => {
          const rows = taken[place] ?? [];
          return { id: lineId, rows: rows.map(shown), sum: sum(rows) };
        }),
        unmapped: unmapped.map(shown),
        unmappedSum: sum(unmapped),
      };
    }),
  ),
  route(listVouchers, ({ query, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched, noted }) => {
      const loaded = await loadAsked(db, query);
      const place = query.line === undefined ? undefined : loaded.lines.findIndex(({ lineId }) => lineId === query.line);
      if (place === -1) throw notFound('Budgetposten');
      const taker = lineTaker(loaded.lines);
      const isAsked = ({ account, project }: OutcomeRow): boolean =>
        taker(account, project) === place &&
        (query.account === undefined || account === query.account) &&
        (query.object === undefined || project === query.object) &&
        (query.withoutObject !== true || project === null);
      const [booked, stated] = [loaded.booked.filter(isAsked), loaded.stated.filter(isAsked)];
      const page = { offset: query.offset ?? 0, limit: VOUCHER_PAGE };
      const { rows, total } = loaded.ledger ? await listVoucherRows(db, { ...loaded.ledger, per: loaded.per }, booked, page) : NONE;
      touched(new Set(rows.map(({ voucherId }) => voucherId)));
      noted({ year: loaded.year, per: loaded.per, rows: rows.length });
      const line = place === undefined ? undefined : loaded.lines[place];
      const sum = (of: readonly OutcomeRow[]) => ore(-sumOre(of.map(({ amount }) => amount)));
      return {
        line: line ? { id: line.lineId, name: line.name } : null,
        sum: ore(sum(booked) + sum(stated)),
        statedSum: sum(stated),
        total,
        rows: rows.map(({ voucherId, series, number, date, ...row }) => ({
          ...{ voucherId, series, number, date },
          ...shownRow(loaded, { ...row, amount: ore(-row.amount) }),
        })),
      };
    }),
  ),
];

const NONE = { rows: [], total: 0 };

async function loadAsked(db: ReadHandle, query: { readonly year: number; readonly per: string }): Promise<LoadedEconomy> {
  const per = parseLocalDate(query.per);
  if (per === undefined) throw new HttpFault(400, 'per', `Dagen "${query.per}" finns inte i kalendern. Skriv ÅÅÅÅ-MM-DD.`);
  const loaded = await loadEconomy(db, query.year, per);
  if (!loaded.ok) throw new HttpFault(400, 'per', loaded.error);
  return loaded.value;
}

const shownRow = ({ accountNames }: LoadedEconomy, { account, project, amount }: OutcomeRow) => ({
  account,
  accountName: accountNames.get(account) ?? null,
  object: project,
  amount,
});

/** One row for each account and object, in order of account; months of a ledger without vouchers become one. */
function summed(rows: readonly OutcomeRow[]): OutcomeRow[] {
  const sums = new Map<string, OutcomeRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.account, row.project]);
    sums.set(key, { ...row, amount: ore((sums.get(key)?.amount ?? 0) + row.amount) });
  }
  return [...sums.values()].sort((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0));
}
