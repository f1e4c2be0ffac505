import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';

/** Keys of everything that the economy of a year up to a day is computed from, as it holds now. */
export async function listEconomySources(
  db: ReadHandle,
  year: number,
  per: LocalDate,
): Promise<{ source: 'voucher' | 'ledger_amount' | 'budget_line'; id: string }[]> {
  const { rows } = await sql<{ source: 'voucher' | 'ledger_amount' | 'budget_line'; id: string }>`
    select 'voucher' as source, v.id::text as id from finance.voucher v join finance.financial_year f on f.id = v.financial_year_id
    where extract(year from f.starts_on) = ${year} and v.recorded_to = 'infinity' and v.voucher_date <= ${per}::date
    union all
    select 'ledger_amount', a.id::text from finance.ledger_amount a join finance.financial_year f on f.id = a.financial_year_id
    where extract(year from f.starts_on) = ${year} and a.recorded_to = 'infinity' and (a.month is null or a.month <= ${per}::date)
    union all
    select 'budget_line', id::text from finance.budget_line where year = ${year} and recorded_to = 'infinity'`.execute(db);
  return rows;
}

export type VoucherHead = {
  readonly id: string;
  readonly series: string;
  readonly number: string;
  readonly date: LocalDate;
  readonly recordedFrom: Date;
  readonly recordedBy: string;
  /** Null while it holds. */
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly rows: readonly { readonly account: string; readonly project: string | null; readonly type: string | null }[];
};

/** Vouchers by key, with accounts and projects but without texts, which may name persons. */
export async function listVoucherHeads(db: ReadHandle, ids: readonly string[]): Promise<VoucherHead[]> {
  const { rows } = await sql<VoucherHead>`
    select v.id, v.series, v.number, v.voucher_date as date, v.recorded_from as "recordedFrom", v.recorded_by as "recordedBy",
      nullif(v.recorded_to, 'infinity') as "endedAt", v.ended_by as "endedBy",
      (select jsonb_agg(jsonb_build_object('account', r.account, 'project', r.project, 'type', a.account_type))
        from finance.voucher_row r left join finance.ledger_account a on a.financial_year_id = v.financial_year_id and a.number = r.account where r.voucher_id = v.id) as rows
    from finance.voucher v where v.id = any (${[...ids]}::uuid[]) order by v.voucher_date, v.series, v.number, v.id`.execute(db);
  return rows.map((row) => ({ ...row, rows: row.rows ?? [] }));
}

export type AmountHead = {
  readonly id: string;
  readonly kind: string;
  readonly account: string;
  readonly recordedFrom: Date;
  readonly recordedBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
};

export async function listAmountHeads(db: ReadHandle, ids: readonly string[]): Promise<AmountHead[]> {
  const { rows } = await sql<AmountHead>`
    select id::text as id, kind, account, recorded_from as "recordedFrom", recorded_by as "recordedBy", nullif(recorded_to, 'infinity') as "endedAt", ended_by as "endedBy"
    from finance.ledger_amount where id = any (${[...ids]}::bigint[]) order by id`.execute(db);
  return rows;
}

export type LineHead = {
  readonly id: string;
  readonly name: string;
  readonly project: string | null;
  readonly recordedFrom: Date;
  readonly recordedBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
};

export async function listLineHeads(db: ReadHandle, ids: readonly string[]): Promise<LineHead[]> {
  const { rows } = await sql<LineHead>`
    select id::text as id, name, project, recorded_from as "recordedFrom", recorded_by as "recordedBy", nullif(recorded_to, 'infinity') as "endedAt", ended_by as "endedBy"
    from finance.budget_line where id = any (${[...ids]}::uuid[]) order by position, id`.execute(db);
  return rows;
}
