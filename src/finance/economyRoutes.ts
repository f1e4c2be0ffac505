import { findUserNames } from '../access/userQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { parseLocalDate } from '../shared/localDate.ts';
import { roundTo } from '../shared/fraction.ts';
import { ore, sumOre, toThousands } from '../shared/money.ts';
import { takenRows } from './budgetMapping.ts';
import { forecastOf } from './forecast.ts';
import { isResultAccount } from './outcome.ts';
import { getEconomy, listEconomyYears } from './economyApi.ts';
import { costsByMonth, type CostsByMonth } from './costsByMonth.ts';
import { economyCharts } from './economyChartReport.ts';
import { economyJson } from './economyJson.ts';
import { listYears, sumVoucherMonths } from './economyQueries.ts';
import { computeEconomy, type ComputedEconomy } from './economyReport.ts';

/** How costs grow month by month, where a calendar year's ledger has vouchers. */
async function monthsOf(db: ReadHandle, { ledger, booked, lines, accountTypes, per }: ComputedEconomy): Promise<CostsByMonth | null> {
  if (!ledger || booked.length === 0 || !ledger.startsOn.endsWith('-01-01')) return null;
  const rows = await sumVoucherMonths(db, ledger.id, ledger.startsOn, per);
  return costsByMonth(
    lines,
    rows.filter(({ account }) => isResultAccount(account, accountTypes.get(account) ?? null)),
    per,
  );
}

/** Why a ledger that has outcome has none by month; null where it has, or where there is nothing at all. */
function noMonths({ ledger, booked, stated }: ComputedEconomy): 'no-vouchers' | 'broken-year' | null {
  if (!ledger || booked.length + stated.length === 0) return null;
  if (booked.length === 0) return 'no-vouchers';
  return ledger.startsOn.endsWith('-01-01') ? null : 'broken-year';
}

export const economyRoutes: readonly Route[] = [
  route(getEconomy, ({ query, database, actor, operation }) => {
    const per = parseLocalDate(query.per);
    if (per === undefined) throw new HttpFault(400, 'per', `Dagen "${query.per}" finns inte i kalendern. Skriv ÅÅÅÅ-MM-DD.`);
    return database.read(actor, operation, async ({ db, noted }) => {
      noted({ year: query.year, per });
      const computed = await computeEconomy(db, query.year, per);
      if (!computed.ok) throw new HttpFault(400, 'per', computed.error);
      const { economy, accountNames, settings, lines, booked, stated } = computed.value;
      const { taken } = takenRows(lines, [...booked, ...stated]);
      const outcomes = taken.map((rows) => sumOre(rows.map(({ amount }) => amount)));
      const months = await monthsOf(db, computed.value);
      const names = await findUserNames(
        db,
        lines.map(({ forecastBy }) => forecastBy),
      );
      return {
        ekonomi: economyJson(economy),
        lines: lines.map((line, place) => ({
          id: line.lineId,
          outcome: outcomes[place] ?? 0,
          forecast: roundTo(forecastOf(line, per, outcomes[place] ?? ore(0)), 1, 0),
          method: line.plan?.method ?? null,
          forecastAt: line.forecastAt.toISOString(),
          // An import keeps the address of who ran it; people are shown by name.
          forecastBy: names.get(line.forecastBy) ?? line.forecastBy,
        })),
        unmapped: economy.unmapped.map(({ account, project, amount }) => ({
          account,
          accountName: accountNames.get(account) ?? null,
          object: project,
          amount: toThousands(amount),
        })),
        roundingNote: economy.isRounded,
        signs: settings.signs,
        equityAccounts: { from: settings.equityFrom, to: settings.equityTo },
        noMonths: noMonths(computed.value),
        months: months && { budget: [...months.budget], outcome: [...months.outcome] },
        charts: economyCharts(economy, months, query.language ?? 'sv'),
      };
    });
  }),
  route(listEconomyYears, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => ({ years: await listYears(db) })),
  ),
];
