import type { ReadHandle } from '../platform/database/transaction.ts';
import { yearOf, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { listBudgetLines } from './budgetQueries.ts';
import { economy, type Economy } from './economy.ts';
import { getEconomySettings } from './economySettingQueries.ts';
import type { EconomySettings } from './economySettings.ts';
import { listAccounts, listStatedOutcome, sumOpening, sumVouchers } from './economyQueries.ts';
import { listFinancialYears } from './ledgerQueries.ts';
import { isResultAccount, outcomeOfMonths } from './outcome.ts';

export type ComputedEconomy = {
  readonly economy: Economy;
  readonly accountNames: ReadonlyMap<string, string>;
  /** What it was computed by. */
  readonly settings: EconomySettings;
};

/** The economy of a year up to a day, from the budget and the ledger as they are now. */
export async function computeEconomy(db: ReadHandle, year: number, per: LocalDate): Promise<Result<ComputedEconomy, string>> {
  const financialYear = (await listFinancialYears(db)).find(
    ({ startsOn, endsOn }) => yearOf(startsOn) === year && startsOn <= per && per <= endsOn,
  );
  if (!financialYear && yearOf(per) !== year)
    return err(`Dagen ${per} ligger inte i året ${year}. Ange en dag i året, till exempel ${year}-08-31.`);
  const lines = await listBudgetLines(db, year);
  const settings = await getEconomySettings(db);
  if (!financialYear)
    return ok({ economy: economy({ year, per, lines, outcome: [], openingEquity: null }), accountNames: new Map(), settings });
  const { id, startsOn, ledgerKind } = financialYear;
  const accounts = await listAccounts(db, id);
  const stated = await listStatedOutcome(db, id, per);
  const outcome = [
    ...(await sumVouchers(db, id, startsOn, per)),
    ...(ledgerKind === '2' || ledgerKind === '3' ? outcomeOfMonths(stated.months) : []),
    ...(ledgerKind === '1' ? stated.results : []),
  ].filter(({ account }) => isResultAccount(account, accounts.get(account)?.type ?? null));
  const openingEquity = await sumOpening(db, id, { from: settings.equityFrom, to: settings.equityTo });
  return ok({
    economy: economy({ year, per, lines, outcome, openingEquity }),
    accountNames: new Map([...accounts].map(([number, { name }]) => [number, name])),
    settings,
  });
}
