import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { ore, type Ore } from '../shared/money.ts';
import type { MonthOutcome } from './costsByMonth.ts';
import type { AccountType } from './ledgerFile.ts';
import type { MonthRow, OutcomeRow } from './outcome.ts';

/** A year's accounts by number. */
export async function listAccounts(db: ReadHandle, yearId: string): Promise<Map<string, { name: string; type: AccountType | null }>> {
  const rows = await db
    .selectFrom('finance.ledger_account')
    .select(['number', 'name', 'account_type'])
    .where('financial_year_id', '=', yearId)
    .execute();
  // The table's check constraint allows the types alone.
  return new Map(rows.map((row) => [row.number, { name: row.name, type: row.account_type as AccountType | null }]));
}

/** Sums of the vouchers' rows by account and project, of the days from–to, both included. Debit +. */
export async function sumVouchers(db: ReadHandle, yearId: string, from: LocalDate, to: LocalDate): Promise<OutcomeRow[]> {
  const { rows } = await sql<{ account: string; project: string | null; amount: string }>`
    select r.account, r.project, sum(r.amount) as amount from finance.voucher v join finance.voucher_row r on r.voucher_id = v.id
    where v.financial_year_id = ${yearId} and v.recorded_to = 'infinity' and v.voucher_date between ${from}::date and ${to}::date
    group by r.account, r.project order by r.account, r.project`.execute(db);
  return rows.map(({ account, project, amount }) => ({ account, project, amount: ore(Number(amount)) }));
}

/** Sums of the vouchers' rows by month of the year, account and project, of the days from–to, both included. Debit +. */
export async function sumVoucherMonths(db: ReadHandle, yearId: string, from: LocalDate, to: LocalDate): Promise<MonthOutcome[]> {
  const { rows } = await sql<{ account: string; project: string | null; amount: string; monthOfYear: number }>`
    select r.account, r.project, sum(r.amount) as amount, extract(month from v.voucher_date)::integer as "monthOfYear"
    from finance.voucher v join finance.voucher_row r on r.voucher_id = v.id
    where v.financial_year_id = ${yearId} and v.recorded_to = 'infinity' and v.voucher_date between ${from}::date and ${to}::date
    group by r.account, r.project, 4`.execute(db);
  return rows.map((row) => ({ ...row, amount: ore(Number(row.amount)) }));
}

/** What types 2 and 3 state for the months that begin up to a day, and type 1 for the whole year. Debit +. */
export async function listStatedOutcome(
  db: ReadHandle,
  yearId: string,
  to: LocalDate,
): Promise<{ months: MonthRow[]; results: OutcomeRow[] }> {
  const { rows } = await sql<{
    kind: string;
    account: string;
    project: string | null;
    month: string | null;
    hasObjects: boolean;
    amount: number;
  }>`
    select kind, account, project, month, has_objects as "hasObjects", amount from finance.ledger_amount
    where financial_year_id = ${yearId} and recorded_to = 'infinity' and (kind = 'result' or (kind = 'month' and month <= ${to}::date)) order by id`.execute(
    db,
  );
  const months = rows.flatMap(({ kind, account, project, month, hasObjects, amount }) =>
    kind === 'month' && month !== null ? [{ account, project, month, hasObjects, amount: ore(amount) }] : [],
  );
  return {
    months,
    results: rows.filter(({ kind }) => kind === 'result').map(({ account, amount }) => ({ account, project: null, amount: ore(amount) })),
  };
}

/** Opening balance of the accounts from–to (as numbers of four digits), null when the year has none on them. Debit +. */
export async function sumOpening(
  db: ReadHandle,
  yearId: string,
  accounts: { readonly from: string; readonly to: string },
): Promise<Ore | null> {
  const { rows } = await sql<{ amount: string | null }>`
    select sum(amount) as amount from finance.ledger_amount
    where financial_year_id = ${yearId} and recorded_to = 'infinity' and kind = 'opening' and length(account) = 4 and account between ${accounts.from} and ${accounts.to}`.execute(
    db,
  );
  const amount = rows[0]?.amount ?? null;
  return amount === null ? null : ore(Number(amount));
}

/** Years that have a budget or a ledger, newest first, with the last day on which a voucher stands. */
export async function listYears(db: ReadHandle): Promise<{ year: number; ledgerUntil: LocalDate | null }[]> {
  const { rows } = await sql<{ year: number; ledgerUntil: LocalDate | null }>`
    select years.year, max(latest.day) as "ledgerUntil" from (
      select distinct year::integer as year from finance.budget_line where recorded_to = 'infinity'
      union select extract(year from starts_on)::integer from finance.financial_year
    ) years
    left join finance.financial_year f on extract(year from f.starts_on) = years.year
    left join lateral (select v.voucher_date as day from finance.voucher v where v.financial_year_id = f.id and v.recorded_to = 'infinity'
      order by v.voucher_date desc limit 1) latest on true
    group by years.year order by years.year desc`.execute(db);
  return rows;
}
