import { digestOf } from '../imports/digestOf.ts';
import type { Counts, Done, Given, ImportedRow, Importer } from '../imports/importer.ts';
import { tried } from '../platform/database/tried.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { NOTHING_LOOKED, readOnThread } from '../imports/readOnThread.ts';
import { workerTask } from '../platform/workers.ts';
import type { RowFault } from '../shared/rowFault.ts';
import type * as tasks from './ledgerFileWorkerImport.ts';
import { ledgerFault, type LedgerFault } from './ledgerFault.ts';
import type { LedgerFile } from './ledgerFile.ts';
import { LedgerRefused, storeLedger, type LedgerBefore } from './ledgerImport.ts';
import {
  countLedgerChangesSince,
  listVoucherChanges,
  lockLedger,
  takeBackLedger,
  updateFinancialYear,
  type VoucherChange,
} from './ledgerQueries.ts';

const checkFile = workerTask<typeof tasks, 'checkLedgerFile'>(new URL('./ledgerFileWorkerImport.ts', import.meta.url), 'checkLedgerFile');

/** The ledger from a SIE file that the economist brings in the browser. */
export const ledgerImporter: Importer = {
  role: 'economist',
  types: ['sie'],
  columns: [],
  async look(given) {
    const checked = await check(given);
    if ('faults' in checked) return { ...NOTHING_LOOKED, notices: [], faults: checked.faults };
    // What it would do is seen by doing it and undoing it.
    const done = await tried(given.tx.db, () => store(given, checked.file));
    if ('faults' in done) return { ...NOTHING_LOOKED, notices: [], faults: done.faults };
    const { counts, rows, warnings } = done;
    return { counts, faults: [], rows, notices: warnings, digest: digestOf([counts, rows]) };
  },
  async write(given, digest) {
    const checked = await check(given);
    const done = 'faults' in checked ? checked : await store(given, checked.file);
    if ('faults' in done) return 'changed';
    const { counts, rows, before } = done;
    // Thrown away with the transaction: the answer to "changed" is a refusal.
    if (digestOf([counts, rows]) !== digest) return 'changed';
    return { counts, interventions: [], records: [], undo: before };
  },
  takeBack,
  rows: async ({ tx, at, undo }: Done) => (await listVoucherChanges(tx.db, yearIdsOf(undo), at)).map(shownVoucher),
};

type Stored = {
  readonly counts: Counts;
  readonly rows: readonly ImportedRow[];
  readonly warnings: readonly string[];
  readonly before: LedgerBefore;
};

async function check({ file }: Given): Promise<{ readonly file: LedgerFile } | { readonly faults: readonly RowFault[] }> {
  const checked = await readOnThread(checkFile, { bytes: file.bytes, fileName: file.name }, ({ reason }) => ({
    faults: [ledgerFault('too-large', null, reason)],
    count: 1,
  }));
  return checked.ok ? { file: checked.value } : { faults: checked.error.faults.map(shownFault) };
}

async function store({ tx, file }: Given, checked: LedgerFile): Promise<Stored | { readonly faults: readonly RowFault[] }> {
  try {
    // What is only tried leaves no note in the audit log of having been done.
    const quiet: Transaction<WriteHandle> = { ...tx, noted: () => undefined };
    const { result, before } = await storeLedger(quiet, checked, file.bytes, file.name);
    const changes = await listVoucherChanges(
      tx.db,
      before.years.map(({ id }) => id),
      tx.now,
    );
    const { added, removed, changedAmounts: changed, vouchers, warnings } = result;
    return { counts: { added, changed, same: vouchers - added, removed }, rows: changes.map(shownVoucher), warnings, before };
  } catch (error) {
    if (error instanceof LedgerRefused) return { faults: [shownFault(ledgerFault(error.code, null, error.message))] };
    throw error;
  }
}

async function takeBack({ tx, at, undo }: Done): Promise<readonly string[]> {
  const { db, now, actor } = tx;
  const years = yearIdsOf(undo);
  await lockLedger(db);
  const changed = await countLedgerChangesSince(db, years, at);
  if (changed > 0)
    return [
      changed === 1
        ? 'En verifikation eller ett saldo har ändrats sedan dess.'
        : `${changed} verifikationer eller saldon har ändrats sedan dess.`,
    ];
  const { isOwnerNew, years: before } = beforeOf(undo);
  await takeBackLedger(db, years, at, { now, name: actor.name }, isOwnerNew);
  for (const { id, endsOn, ledgerKind } of before) await updateFinancialYear(db, id, endsOn, ledgerKind);
  return [];
}

// It was written by `write` above.
const beforeOf = (undo: unknown): LedgerBefore => undo as LedgerBefore;
const yearIdsOf = (undo: unknown): string[] => beforeOf(undo).years.map(({ id }) => id);

const shownFault = ({ line, reason, mend }: LedgerFault): RowFault => ({ line: line ?? 1, column: '', reason, mend });

const shownVoucher = ({ series, number, day, isAdded }: VoucherChange): ImportedRow => ({
  line: null,
  kind: isAdded ? 'added' : 'removed',
  what: [`${series} ${number}`.trim(), day].filter((part) => part !== '').join(' · '),
  record: null,
  changes: [],
});
