import { crc32 } from '../platform/crc32.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { localDate, yearOf, type LocalDate } from '../shared/localDate.ts';
import type { Period } from '../shared/period.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { getEconomySettings } from './economySettingQueries.ts';
import { statedAmounts } from './ledgerAmounts.ts';
import { ledgerFault, type LedgerFaults } from './ledgerFault.ts';
import type { LedgerFile, Voucher } from './ledgerFile.ts';
import {
  endOtherVouchers,
  findLedgerOwner,
  insertFinancialYear,
  insertLedgerOwner,
  insertNewVouchers,
  listFinancialYears,
  lockLedger,
  replaceStatedAmounts,
  saveAccounts,
  updateFinancialYear,
  type By,
  type FinancialYear,
  type StoredVoucher,
} from './ledgerQueries.ts';
import { ledgerOwner } from './ledgerOwner.ts';
import { projectOf } from './project.ts';
import { readSie, sieReader } from './sieReader.ts';
import { voucherKey } from './voucherKey.ts';

export type LedgerImportResult = {
  readonly kind: LedgerFile['kind'];
  readonly years: readonly Period[];
  readonly vouchers: number;
  readonly added: number;
  readonly removed: number;
  /** Stated amounts (balances, months, results) that came or went. */
  readonly changedAmounts: number;
  readonly warnings: readonly string[];
};

const CHUNK = 1 << 20;

/**
 * Imports a ledger file, all or nothing. A whole file (types 1–4E) replaces what the association had of that financial year –
 * what is the same stays as it was –, an import file (4I) adds its vouchers. The same file twice changes nothing.
 */
export async function importLedger(
  database: AssociationDatabase,
  actor: Actor,
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<LedgerImportResult, LedgerFaults>> {
  const operation = { action: 'import ledger', reason: 'ekonomikontorets huvudbok', purpose: 'import' } as const;
  const refuse = async (faults: LedgerFaults): Promise<Result<never, LedgerFaults>> => {
    await database.refuse(actor, operation, 'refused');
    return err(faults);
  };
  // First the whole file is checked, then it is read again and stored in batches: a large ledger is never held in memory.
  const checked = readSie(bytes, { sink: () => undefined, crc32, fileName });
  if (!checked.ok) return refuse(checked.error);
  try {
    return ok(await database.write(actor, operation, async (tx) => (await storeLedger(tx, checked.value, bytes, fileName)).result));
  } catch (error) {
    if (error instanceof LedgerRefused) return refuse({ faults: [ledgerFault(error.code, null, error.message)], count: 1 });
    throw error;
  }
}

/** Carries a refusal out of the transaction so that it rolls back. */
export class LedgerRefused extends Error {
  readonly code: 'other-organisation' | 'other-year';
  constructor(code: LedgerRefused['code'], text: string) {
    super(text);
    this.code = code;
  }
}

/** What the ledger was before an import, so that it can be taken back. */
export type LedgerBefore = {
  readonly years: readonly { readonly id: string; readonly endsOn: LocalDate; readonly ledgerKind: FinancialYear['ledgerKind'] }[];
  readonly isOwnerNew: boolean;
};

/** Stores a ledger file that was checked. Throws `LedgerRefused` where it can't be this association's, or is another year's. */
export async function storeLedger(
  tx: Transaction<WriteHandle>,
  file: LedgerFile,
  bytes: Uint8Array,
  fileName: string,
): Promise<{ readonly result: LedgerImportResult; readonly before: LedgerBefore }> {
  const { db } = tx;
  await lockLedger(db);
  const kept = await findLedgerOwner(db);
  const owner = ledgerOwner(kept, file.organisationNumber);
  if (!owner.ok) throw new LedgerRefused('other-organisation', owner.error);
  if (owner.value.number !== null) await insertLedgerOwner(db, owner.value.number);
  const by: By = { now: tx.now, name: tx.actor.name };
  const known = await listFinancialYears(db);
  const years = new Years(db, known);
  const wholeYear = file.kind === '4I' ? undefined : await years.ofFile(file);
  if (wholeYear) await saveAccounts(db, wholeYear.id, file.accounts, true);
  const { dimension } = await getEconomySettings(db);
  const { ids, added } = await storeVouchers(db, { years, wholeYear, dimension, by }, bytes, fileName);
  if (!wholeYear) for (const year of years.touched()) await saveAccounts(db, year.id, file.accounts, false);
  const removed = wholeYear ? await endOtherVouchers(db, wholeYear.id, ids, by) : 0;
  const changedAmounts = wholeYear ? await replaceStatedAmounts(db, wholeYear.id, statedAmounts(file, dimension), by) : 0;
  tx.noted({ kind: file.kind, vouchers: file.voucherCount, added, removed, changedAmounts });
  const warnings = [
    ...(owner.value.warning === null ? [] : [owner.value.warning]),
    ...file.warnings.filter(({ code }) => code !== 'no-organisation-number').map(({ text }) => text),
  ];
  const touched = wholeYear ? [wholeYear] : years.touched();
  return {
    result: {
      kind: file.kind,
      years: touched.map(({ startsOn, endsOn }) => ({ from: startsOn, to: endsOn })),
      vouchers: file.voucherCount,
      added,
      removed,
      changedAmounts,
      warnings,
    },
    before: {
      // A year that was not there is kept, empty: what was known of it in between stays known.
      years: touched.map(({ id, endsOn }) => {
        const old = known.find((year) => year.id === id);
        return { id, endsOn: old?.endsOn ?? endsOn, ledgerKind: old?.ledgerKind ?? null };
      }),
      isOwnerNew: kept === null && owner.value.number !== null,
    },
  };
}

async function storeVouchers(
  db: WriteHandle,
  {
    years,
    wholeYear,
    dimension,
    by,
  }: { readonly years: Years; readonly wholeYear: FinancialYear | undefined; readonly dimension: string; readonly by: By },
  bytes: Uint8Array,
  fileName: string,
): Promise<{ ids: string[]; added: number }> {
  const pending: Voucher[] = [];
  const occurrences = new Map<string, number>();
  const ids: string[] = [];
  let added = 0;
  const flush = async (): Promise<void> => {
    const stored: StoredVoucher[] = [];
    for (const voucher of pending.splice(0)) {
      const year = wholeYear ?? (await years.ofDay(voucher.date));
      const key = voucherKey(voucher);
      const occurrence = (occurrences.get(key) ?? 0) + 1;
      occurrences.set(key, occurrence);
      stored.push({
        yearId: year.id,
        key,
        occurrence,
        series: voucher.series,
        number: voucher.number,
        date: voucher.date,
        text: voucher.text,
        rows: voucher.rows.map((row) => ({
          account: row.account,
          objects: row.objects.map(({ dimension, object }) => [dimension, object] as const),
          project: projectOf(row.objects, dimension),
          amount: row.amount,
          text: row.text,
        })),
      });
    }
    const done = await insertNewVouchers(db, stored, by);
    ids.push(...done.ids);
    added += done.added;
  };
  const reader = sieReader({ fileName, crc32, sink: (batch) => void pending.push(...batch) });
  for (let at = 0; at < bytes.length; at += CHUNK) {
    reader.push(bytes.subarray(at, at + CHUNK));
    if (pending.length >= 500) await flush();
  }
  reader.end();
  await flush();
  return { ids, added };
}

/** The financial years that an import touches, made when they are missing. */
class Years {
  readonly #db: WriteHandle;
  readonly #known: FinancialYear[];
  readonly #touched = new Map<string, FinancialYear>();

  constructor(db: WriteHandle, known: readonly FinancialYear[]) {
    this.#db = db;
    this.#known = [...known];
  }

  touched(): FinancialYear[] {
    return [...this.#touched.values()];
  }

  async ofFile(file: LedgerFile): Promise<FinancialYear> {
    const own = file.years.find(({ index }) => index === 0);
    if (!own || file.kind === '4I') throw new Error('a whole ledger file without its year was not refused');
    const { kind } = file;
    const same = this.#known.find(({ startsOn }) => startsOn === own.from);
    const clash = this.#known.find((year) => year !== same && year.startsOn <= own.to && own.from <= year.endsOn);
    if (clash)
      throw new LedgerRefused(
        'other-year',
        `Filens räkenskapsår (${own.from}–${own.to}) går in i ett som redan finns (${clash.startsOn}–${clash.endsOn}).`,
      );
    if (!same) return this.#add(own, kind);
    await updateFinancialYear(this.#db, same.id, own.to, kind);
    return { ...same, endsOn: own.to, ledgerKind: kind };
  }

  /** An import file's vouchers belong to the year of their day; where there is none, the calendar year. */
  async ofDay(day: LocalDate): Promise<FinancialYear> {
    const known = this.#known.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
    const year =
      known ??
      (await this.#add(
        { from: localDate(`${day.slice(0, 4)}-01-01`), to: localDate(`${yearOf(day).toString().padStart(4, '0')}-12-31`) },
        null,
      ));
    this.#touched.set(year.id, year);
    return year;
  }

  async #add(period: Period, ledgerKind: FinancialYear['ledgerKind']): Promise<FinancialYear> {
    const year = { id: await insertFinancialYear(this.#db, period, ledgerKind), startsOn: period.from, endsOn: period.to, ledgerKind };
    this.#known.push(year);
    return year;
  }
}
