import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { ore, type Ore } from '../shared/money.ts';
import type { OutcomeRow } from './outcome.ts';

export type VoucherRow = {
  readonly voucherId: string;
  readonly series: string;
  readonly number: string;
  readonly date: LocalDate;
  readonly account: string;
  readonly project: string | null;
  /** Debit +. */
  readonly amount: Ore;
};

/** Rows of vouchers up to a day on some accounts and objects, the latest first, without texts: they may name persons. */
export async function listVoucherRows(
  db: ReadHandle,
  ledger: { readonly id: string; readonly startsOn: LocalDate; readonly per: LocalDate },
  places: readonly OutcomeRow[],
  page: { readonly offset: number; readonly limit: number },
): Promise<{ rows: VoucherRow[]; total: number }> {
  const pairs = JSON.stringify(places.map(({ account, project }) => ({ account, project })));
  const from = sql`from finance.voucher v join finance.voucher_row r on r.voucher_id = v.id
    join jsonb_to_recordset(${pairs}::jsonb) as p (account text, project text) on p.account = r.account and p.project is not distinct from r.project
    where v.financial_year_id = ${ledger.id} and v.recorded_to = 'infinity' and v.voucher_date between ${ledger.startsOn}::date and ${ledger.per}::date`;
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
  const { rows } = await sql<VoucherRow>`
    select v.id as "voucherId", v.series, v.number, v.voucher_date as date, r.account, r.project, r.amount ${from}
    order by v.voucher_date desc, v.series, length(v.number) desc, v.number desc, v.id, r.position limit ${page.limit} offset ${page.offset}`.execute(
    db,
  );
  return { rows: rows.map((row) => ({ ...row, amount: ore(Number(row.amount)) })), total: Number(counted.rows[0]?.total ?? 0) };
}
