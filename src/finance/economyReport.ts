import type { ReadHandle } from '../platform/database/transaction.ts';
import { addDays, localDate, yearOf, type LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { listBudgetLines, type StoredBudgetLine } from './budgetQueries.ts';
import { economy, type Economy, type EconomyInput } from './economy.ts';
import { getEconomySettings } from './economySettingQueries.ts';
import type { EconomySettings } from './economySettings.ts';
import { listAccounts, listStatedOutcome, sumOpening, sumVouchers } from './economyQueries.ts';
import type { AccountType } from './ledgerFile.ts';
import { listFinancialYears } from './ledgerQueries.ts';
import { isResultAccount, outcomeOfMonths, type OutcomeRow } from './outcome.ts';

/** What the economy of a year up to a day is computed from, as it is now. */
export type LoadedEconomy = {
  readonly year: number;
  readonly per: LocalDate;
  /** The financial year in the ledger and its first day, null while there is none. */
  readonly ledger: { readonly id: string; readonly startsOn: LocalDate } | null;
  readonly lines: readonly StoredBudgetLine[];
  /** Result accounts alone, debit +: out of vouchers, and as a ledger file states it without vouchers. */
  readonly booked: readonly OutcomeRow[];
  readonly stated: readonly OutcomeRow[];
  readonly openingEquity: Ore | null;
  readonly accountNames: ReadonlyMap<string, string>;
  readonly accountTypes: ReadonlyMap<string, AccountType | null>;
  readonly settings: EconomySettings;
};

export type ComputedEconomy = LoadedEconomy & { readonly economy: Economy };

export async function loadEconomy(db: ReadHandle, year: number, per: LocalDate): Promise<Result<LoadedEconomy, string>> {
  const financialYear = (await listFinancialYears(db)).find(
    ({ startsOn, endsOn }) => yearOf(startsOn) === year && startsOn <= per && per <= endsOn,
  );
  if (!financialYear && yearOf(per) !== year)
    return err(`Dagen ${per} ligger inte i året ${year}. Ange en dag i året, till exempel ${year}-08-31.`);
  const known = { year, per, lines: await listBudgetLines(db, year), settings: await getEconomySettings(db) };
  if (!financialYear)
    return ok({ ...known, ledger: null, booked: [], stated: [], openingEquity: null, accountNames: new Map(), accountTypes: new Map() });
  const { id, startsOn, ledgerKind } = financialYear;
  const accounts = await listAccounts(db, id);
  const isResult = ({ account }: OutcomeRow): boolean => isResultAccount(account, accounts.get(account)?.type ?? null);
  const stated = await listStatedOutcome(db, id, per);
  return ok({
    ...known,
    ledger: { id, startsOn },
    booked: (await sumVouchers(db, id, startsOn, per)).filter(isResult),
    stated: [
      ...(ledgerKind === '2' || ledgerKind === '3' ? outcomeOfMonths(stated.months) : []),
      ...(ledgerKind === '1' ? stated.results : []),
    ].filter(isResult),
    openingEquity: await sumOpening(db, id, { from: known.settings.equityFrom, to: known.settings.equityTo }),
    accountNames: new Map([...accounts].map(([number, { name }]) => [number, name])),
    accountTypes: new Map([...accounts].map(([number, { type }]) => [number, type])),
  });
}

/**
 * The economy of a year up to a day, from the budget and the ledger as they are now.
 * @param from first day of a period that ends on `per`: where it begins within the year, its own figures are computed too
 */
export async function computeEconomy(
  db: ReadHandle,
  year: number,
  per: LocalDate,
  from?: LocalDate,
): Promise<Result<ComputedEconomy, string>> {
  const loaded = await loadEconomy(db, year, per);
  if (!loaded.ok) return loaded;
  const { lines, booked, stated, openingEquity } = loaded.value;
  const before = from === undefined ? undefined : await outcomeBefore(db, loaded.value, from);
  return ok({ ...loaded.value, economy: economy({ year, per, lines, outcome: [...booked, ...stated], openingEquity, before }) });
}

/** What was booked before a period that begins after the year does; undefined where it begins with the year or earlier. */
async function outcomeBefore(db: ReadHandle, { year, ledger }: LoadedEconomy, from: LocalDate): Promise<EconomyInput['before']> {
  if (from <= (ledger?.startsOn ?? localDate(`${year}-01-01`))) return undefined;
  const per = addDays(from, -1);
  const earlier = await loadEconomy(db, year, per);
  return earlier.ok ? { per, outcome: [...earlier.value.booked, ...earlier.value.stated] } : undefined;
}
