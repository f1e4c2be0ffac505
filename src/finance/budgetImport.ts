import { capFaults, type ImportFaults } from '../imports/faults.ts';
import { locateColumns, readSheet } from '../imports/sheet.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { budgetChanges } from './budgetChanges.ts';
import { listBudgetLines, lockBudget, saveBudget } from './budgetQueries.ts';
import { BUDGET_COLUMNS, faultsBetweenBudgetRows, readBudgetRow, type BudgetColumn, type BudgetRow } from './budgetRow.ts';
import { importedLines } from './importedLine.ts';

export type BudgetImportResult = { readonly added: number; readonly changed: number; readonly removed: number; readonly same: number };

/** Reads a year's budget: every faulty row with its line, or all rows. Nothing is stored. */
export function readBudgetSheet(bytes: Uint8Array, year: number): Result<BudgetRow[], ImportFaults> {
  const sheet = readSheet(bytes);
  if (!sheet.ok) return err(capFaults(sheet.error));
  const places = locateColumns<BudgetColumn>(sheet.value, BUDGET_COLUMNS, []);
  if (!places.ok) return err(capFaults(places.error));
  // The file becomes the year's budget: one without rows would silently take all lines away.
  if (sheet.value.rows.length === 0)
    return err(capFaults([{ line: 1, column: '', reason: 'filen har inga rader under rubriken', mend: 'lägg till årets budgetposter' }]));
  const rows: BudgetRow[] = [];
  const faults: RowFault[] = [];
  for (const { line, cells } of sheet.value.rows) {
    const row = readBudgetRow(line, (column) => cells[places.value.get(column) ?? -1] ?? '', year);
    if (row.ok) rows.push(row.value);
    else faults.push(...row.error);
  }
  faults.push(...faultsBetweenBudgetRows(rows));
  return faults.length > 0 ? err(capFaults(faults)) : ok(rows);
}

/** Imports a year's budget, all or nothing: the file is the year's budget from now on, line by line by name. The same file twice changes nothing. */
export async function importBudget(
  database: AssociationDatabase,
  actor: Actor,
  bytes: Uint8Array,
  year: number,
): Promise<Result<BudgetImportResult, ImportFaults>> {
  const operation = { action: 'import budget', reason: `budget ${year}`, purpose: 'import' } as const;
  const rows = readBudgetSheet(bytes, year);
  if (!rows.ok) {
    await database.refuse(actor, operation, 'refused');
    return rows;
  }
  return ok(
    await database.write(actor, operation, async ({ db, now, noted }) => {
      await lockBudget(db);
      const stored = await listBudgetLines(db, year);
      const wanted = importedLines(
        rows.value.map(({ line: _, ...row }) => row),
        stored,
      ).map(({ line, before }) => ({ ...line, lineId: before?.lineId ?? crypto.randomUUID() }));
      const changes = budgetChanges(stored, wanted);
      await saveBudget(db, year, stored, changes, { now, name: actor.name });
      const { added, changed, removed } = changes.counts;
      const result = { added, changed, removed, same: rows.value.length - added - changed };
      noted({ year, ...result });
      return result;
    }),
  );
}
