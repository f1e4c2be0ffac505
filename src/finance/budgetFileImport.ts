import { digestOf } from '../imports/digestOf.ts';
import type { Done, Given, ImportedRow, Importer, Looked } from '../imports/importer.ts';
import { NOTHING_LOOKED, readOnThread } from '../imports/readOnThread.ts';
import { workerTask } from '../platform/workers.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { budgetChanges, type BudgetChanges } from './budgetChanges.ts';
import { OFFICE_COLUMNS } from './budgetColumns.ts';
import type * as tasks from './budgetFileWorkerImport.ts';
import { budgetRow, budgetRows } from './budgetImportedRow.ts';
import {
  findBudgetVersion,
  listBudgetLines,
  listBudgetLineVersions,
  lockBudget,
  saveBudget,
  type StoredBudgetLine,
} from './budgetQueries.ts';
import { importedLines } from './importedLine.ts';

const readFile = workerTask<typeof tasks, 'readBudgetFile'>(new URL('./budgetFileWorkerImport.ts', import.meta.url), 'readBudgetFile');

/** A year's budget from a file that the economist brings in the browser. */
export const budgetImporter: Importer = {
  role: 'economist',
  types: ['csv', 'xlsx'],
  columns: OFFICE_COLUMNS,
  async look(given) {
    const { refused, planned, ...how } = await plan(given);
    if (!planned) return { ...NOTHING_LOOKED, faults: refused, ...how };
    return { counts: planned.counts, faults: [], rows: planned.rows, digest: digestOf(planned.rows), ...how };
  },
  async write(given, digest) {
    await lockBudget(given.tx.db);
    const { planned, mapped } = await plan(given);
    if (!planned || digestOf(planned.rows) !== digest) return 'changed';
    const { tx } = given;
    await saveBudget(tx.db, yearOf(given), planned.stored, planned.changes, { now: tx.now, name: tx.actor.name });
    return { counts: planned.counts, interventions: [], records: [], ...(mapped ? { mapped } : {}) };
  },
  takeBack,
  async rows({ tx, at, choices }: Done) {
    return budgetRows(await listBudgetLineVersions(tx.db, choices.year ?? 0), at);
  },
};

type Planned = Pick<Looked, 'notices' | 'mapped'> & {
  readonly refused: readonly RowFault[];
  readonly planned:
    | (Pick<Looked, 'counts'> & {
        readonly rows: readonly ImportedRow[];
        readonly stored: readonly StoredBudgetLine[];
        readonly changes: BudgetChanges;
      })
    | undefined;
};

async function plan(given: Given): Promise<Planned> {
  const { tx, file, choices } = given;
  const year = yearOf(given);
  const read = await readOnThread(readFile, { bytes: file.bytes, type: file.type, year, mapping: choices.mapping }, (fault) => [fault]);
  if (!read.ok) return { refused: read.error, planned: undefined, notices: [] };
  const { mapped, notices, rows: wanted } = read.value;
  const how = { notices, mapped: { ...mapped, interventions: [], intervention: '' } };
  if (!wanted.ok) return { refused: wanted.error, planned: undefined, ...how };
  const stored = await listBudgetLines(tx.db, year);
  const places = wanted.value.map(({ line }) => line);
  const lines = importedLines(
    wanted.value.map(({ line: _, ...row }) => row),
    stored,
  ).map(({ line, before }, place) => ({
    ...{ at: places[place] ?? null, before },
    line: { ...line, lineId: before?.lineId ?? crypto.randomUUID() },
  }));
  const changes = budgetChanges(
    stored,
    lines.map(({ line }) => line),
  );
  const written = new Set(changes.written.map(({ line }) => line.lineId));
  const kept = new Set(lines.map(({ line }) => line.lineId));
  const rows = [
    ...lines.map(({ at, before, line }) => budgetRow(at, written.has(line.lineId) ? before : line, line)),
    ...stored.flatMap((line) => (kept.has(line.lineId) ? [] : budgetRow(null, line, undefined))),
  ];
  const { added, changed, removed } = changes.counts;
  const counts = { added, changed, removed, same: lines.length - added - changed };
  return { refused: [], planned: { counts, rows, stored, changes }, ...how };
}

async function takeBack(done: Done): Promise<readonly string[]> {
  const { db, now, actor } = done.tx;
  const year = yearOf(done);
  await lockBudget(db);
  const latest = await findBudgetVersion(db, year);
  // An import that changed nothing made no version of its own.
  if (latest && latest.recordedAt > done.at) return [`Budgeten för ${year} har ändrats sedan dess, senast av ${latest.recordedBy}.`];
  const versions = await listBudgetLineVersions(db, year);
  const before = versions.filter(({ recordedFrom, endedAt }) => recordedFrom < done.at && (endedAt === null || endedAt >= done.at));
  const stored = await listBudgetLines(db, year);
  const wanted = before.toSorted((a, b) => a.position - b.position);
  await saveBudget(db, year, stored, budgetChanges(stored, wanted), { now, name: actor.name });
  return [];
}

function yearOf({ choices: { year } }: Pick<Given, 'choices'>): number {
  if (year === null) throw new Error('a budget file was brought without its year');
  return year;
}
