import { sql } from 'kysely';
import { inBatches } from '../platform/database/batches.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import type { Period } from '../shared/period.ts';
import type { StatedAmount } from './ledgerAmounts.ts';
import type { LedgerAccount, LedgerKind } from './ledgerFile.ts';
import type { OrganisationNumber } from '../shared/organisationNumber.ts';

export type FinancialYear = {
  readonly id: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly ledgerKind: Exclude<LedgerKind, '4I'> | null;
};
/** A voucher as it is stored: `key` is what makes two vouchers the same, `occurrence` counts those of the same key. */
export type StoredVoucher = {
  readonly yearId: string;
  readonly key: string;
  readonly occurrence: number;
  readonly series: string;
  readonly number: string;
  readonly date: LocalDate;
  readonly text: string;
  readonly rows: readonly {
    readonly account: string;
    readonly objects: readonly (readonly [string, string])[];
    readonly project: string | null;
    readonly amount: Ore;
    readonly text: string;
  }[];
};
export type By = { readonly now: Date; readonly name: string };

/** Only one ledger import at a time, so that two of the same file become one and "nothing changed". */
export async function lockLedger(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(7265303)`.execute(db);
}

export async function findLedgerOwner(db: ReadHandle): Promise<OrganisationNumber | null> {
  const row = await db.selectFrom('finance.ledger_owner').select('organisation_number').executeTakeFirst();
  // The table's check constraint allows the shape alone.
  return (row?.organisation_number ?? null) as OrganisationNumber | null;
}

export async function insertLedgerOwner(db: WriteHandle, number: OrganisationNumber): Promise<void> {
  await db
    .insertInto('finance.ledger_owner')
    .values({ id: 1, organisation_number: number })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** All years that the ledger has something of, oldest first. */
export async function listFinancialYears(db: ReadHandle): Promise<FinancialYear[]> {
  const { rows } = await sql<FinancialYear>`
    select id, starts_on as "startsOn", ends_on as "endsOn", ledger_kind as "ledgerKind" from finance.financial_year order by starts_on`.execute(
    db,
  );
  return rows;
}

export async function insertFinancialYear(db: WriteHandle, period: Period, kind: FinancialYear['ledgerKind']): Promise<string> {
  const { id } = await db
    .insertInto('finance.financial_year')
    .values({ starts_on: period.from, ends_on: period.to, ledger_kind: kind })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateFinancialYear(
  db: WriteHandle,
  id: string,
  endsOn: LocalDate,
  kind: FinancialYear['ledgerKind'],
): Promise<void> {
  await db.updateTable('finance.financial_year').set({ ends_on: endsOn, ledger_kind: kind }).where('id', '=', id).execute();
}

/** The year's chart of accounts: replaced by a whole file, only added to by an import file. */
export async function saveAccounts(db: WriteHandle, yearId: string, accounts: readonly LedgerAccount[], replace: boolean): Promise<void> {
  if (replace) await db.deleteFrom('finance.ledger_account').where('financial_year_id', '=', yearId).execute();
  for (const batch of inBatches(accounts)) {
    await db
      .insertInto('finance.ledger_account')
      .values(batch.map(({ number, name, type }) => ({ financial_year_id: yearId, number, name, account_type: type })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * Adds those of the vouchers that are not there.
 * @returns keys of the rows of all of them, those that were there too.
 */
export async function insertNewVouchers(
  db: WriteHandle,
  vouchers: readonly StoredVoucher[],
  by: By,
): Promise<{ ids: string[]; added: number }> {
  if (vouchers.length === 0) return { ids: [], added: 0 };
  const heads = vouchers.map(({ rows: _, ...head }, position) => ({ ...head, position }));
  const { rows: placed } = await sql<{ id: string; position: number; fresh: boolean }>`
    with given as (
      select (v->>'yearId')::uuid as year_id, sha256(convert_to(v->>'key', 'UTF8')) as content_key, (v->>'occurrence')::integer as occurrence, (v->>'position')::integer as position,
        v->>'series' as series, v->>'number' as number, (v->>'date')::date as voucher_date, v->>'text' as text
      from jsonb_array_elements(${JSON.stringify(heads)}::jsonb) v
    ), added as (
      insert into finance.voucher (financial_year_id, content_key, occurrence, series, number, voucher_date, text, recorded_from, recorded_by)
      select year_id, content_key, occurrence, series, number, voucher_date, text, ${by.now}, ${by.name} from given
      on conflict (financial_year_id, content_key, occurrence) where recorded_to = 'infinity' do nothing
      returning id, financial_year_id, content_key, occurrence
    )
    select coalesce(a.id, v.id) as id, g.position, a.id is not null as fresh from given g
    left join added a on a.financial_year_id = g.year_id and a.content_key = g.content_key and a.occurrence = g.occurrence
    left join finance.voucher v on v.financial_year_id = g.year_id and v.content_key = g.content_key and v.occurrence = g.occurrence and v.recorded_to = 'infinity'`.execute(
    db,
  );
  const rows = placed
    .filter(({ fresh }) => fresh)
    .flatMap(({ id, position }) => (vouchers[position]?.rows ?? []).map((row, at) => ({ ...row, voucherId: id, position: at + 1 })));
  for (const batch of inBatches(rows)) {
    await db
      .insertInto('finance.voucher_row')
      .values(
        batch.map((row) => ({
          voucher_id: row.voucherId,
          position: row.position,
          account: row.account,
          objects: JSON.stringify(row.objects),
          project: row.project,
          amount: row.amount,
          text: row.text,
        })),
      )
      .execute();
  }
  return { ids: placed.map(({ id }) => id), added: placed.filter(({ fresh }) => fresh).length };
}

/** Ends the year's vouchers that are not among the kept ones. */
export async function endOtherVouchers(db: WriteHandle, yearId: string, keptIds: readonly string[], by: By): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update finance.voucher set recorded_to = greatest(recorded_from, ${by.now}::timestamptz), ended_by = ${by.name}
    where financial_year_id = ${yearId} and recorded_to = 'infinity' and not (id = any (${[...keptIds]}::uuid[])) returning id`.execute(db);
  return rows.length;
}

/** Makes the year's stated amounts what the file says: ends those that are gone, adds those that are new. */
export async function replaceStatedAmounts(db: WriteHandle, yearId: string, amounts: readonly StatedAmount[], by: By): Promise<number> {
  const numbered = numberRepeats(amounts);
  const { rows } = await sql<{ changed: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as g (kind text, account text, project text, "hasObjects" boolean, month date, amount bigint, repeat integer)
    ), stored as (
      select id, kind, account, project, has_objects, month, amount, row_number() over (partition by kind, account, project, has_objects, month, amount order by id) as repeat
      from finance.ledger_amount where financial_year_id = ${yearId} and recorded_to = 'infinity'
    ), gone as (
      update finance.ledger_amount set recorded_to = greatest(recorded_from, ${by.now}::timestamptz), ended_by = ${by.name} where id in (
        select s.id from stored s where not exists (select 1 from given g where g.kind = s.kind and g.account = s.account and g.project is not distinct from s.project
          and g."hasObjects" = s.has_objects and g.month is not distinct from s.month and g.amount = s.amount and g.repeat = s.repeat)
      ) returning 1
    ), added as (
      insert into finance.ledger_amount (financial_year_id, kind, account, project, has_objects, month, amount, recorded_from, recorded_by)
      select ${yearId}, g.kind, g.account, g.project, g."hasObjects", g.month, g.amount, ${by.now}, ${by.name} from given g
      where not exists (select 1 from stored s where g.kind = s.kind and g.account = s.account and g.project is not distinct from s.project
        and g."hasObjects" = s.has_objects and g.month is not distinct from s.month and g.amount = s.amount and g.repeat = s.repeat)
      returning 1
    )
    select (select count(*) from gone) + (select count(*) from added) as changed`.execute(db);
  return rows[0]?.changed ?? 0;
}

/** A voucher that an import added or ended, without its text: that is not the economist's to read. */
export type VoucherChange = { readonly series: string; readonly number: string; readonly day: LocalDate; readonly isAdded: boolean };

/** What changed in the years at the instant of an import, in the order of the vouchers. */
export async function listVoucherChanges(db: ReadHandle, yearIds: readonly string[], at: Date): Promise<VoucherChange[]> {
  const { rows } = await sql<VoucherChange>`
    select series, number, voucher_date as day, recorded_from = ${at}::timestamptz as "isAdded" from finance.voucher
    where financial_year_id = any (${[...yearIds]}::uuid[]) and (recorded_from = ${at}::timestamptz) <> (recorded_to = ${at}::timestamptz)
    order by voucher_date, series, length(number), number`.execute(db);
  return rows;
}

/** How many vouchers and stated amounts of the years have changed since an instant. */
export async function countLedgerChangesSince(db: ReadHandle, yearIds: readonly string[], at: Date): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select (select count(*) from finance.voucher where financial_year_id = any (${[...yearIds]}::uuid[])
        and (recorded_from > ${at}::timestamptz or (recorded_to > ${at}::timestamptz and recorded_to <> 'infinity')))
      + (select count(*) from finance.ledger_amount where financial_year_id = any (${[...yearIds]}::uuid[])
        and (recorded_from > ${at}::timestamptz or (recorded_to > ${at}::timestamptz and recorded_to <> 'infinity'))) as changed`.execute(
    db,
  );
  return rows[0]?.changed ?? 0;
}

/** Makes the years what they were before the import of an instant. */
export async function takeBackLedger(
  db: WriteHandle,
  yearIds: readonly string[],
  doneAt: Date,
  by: By,
  forgetOwner: boolean,
): Promise<void> {
  await sql`select finance.take_back_ledger(${[...yearIds]}::uuid[], ${doneAt}::timestamptz, ${by.now}::timestamptz, ${by.name}, ${forgetOwner})`.execute(
    db,
  );
}

// Two rows that say the same are two rows: the n-th in the file answers to the n-th that is stored.
function numberRepeats(amounts: readonly StatedAmount[]): (StatedAmount & { repeat: number })[] {
  const seen = new Map<string, number>();
  return amounts.map((amount) => {
    const key = JSON.stringify([amount.kind, amount.account, amount.project, amount.hasObjects, amount.month, amount.amount]);
    const repeat = (seen.get(key) ?? 0) + 1;
    seen.set(key, repeat);
    return { ...amount, repeat };
  });
}
