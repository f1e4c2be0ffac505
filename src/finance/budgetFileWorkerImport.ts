import type { MappedFile, Mapping } from '../imports/columnMapping.ts';
import type { FileType } from '../imports/fileType.ts';
import { readMappedSheet } from '../imports/mappedSheet.ts';
import { rowLengthFault } from '../imports/sheet.ts';
import { dayText } from '../shared/dayText.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { OFFICE_COLUMNS } from './budgetColumns.ts';
import { faultsBetweenBudgetRows, readBudgetRow, type BudgetColumn, type BudgetRow } from './budgetRow.ts';

type Asked = { readonly bytes: Uint8Array; readonly type: FileType; readonly year: number; readonly mapping: Mapping };
/** An office's own budget file: its rows, if all of it can be told, and how it was read. */
export type ReadBudgetFile = {
  readonly mapped: MappedFile;
  readonly rows: Result<readonly BudgetRow[], readonly RowFault[]>;
  readonly notices: readonly string[];
};

/** Reads a year's budget from an office's own file; runs on a worker thread. */
export async function readBudgetFile({ year, ...file }: Asked): Promise<Result<ReadBudgetFile, readonly RowFault[]>> {
  const found = await readMappedSheet(file, OFFICE_COLUMNS);
  if (!found.ok) return found;
  const { sheet, headings, notices } = found.value;
  if (!found.value.cells.ok) return ok({ mapped: { headings, words: [] }, rows: found.value.cells, notices });
  const cells = found.value.cells.value;
  const rows: BudgetRow[] = [];
  const faults: RowFault[] = [];
  for (const line of sheet.rows) {
    const cell = (column: BudgetColumn): string =>
      cells.has(column) ? officeCell(column, cells.cell(line, column), file.type) : (wholeYear(year)[column] ?? '');
    const wrongLength = rowLengthFault(sheet, line);
    const row = wrongLength ? err([wrongLength]) : readBudgetRow(line.line, cell, year);
    if (row.ok) rows.push(row.value);
    else faults.push(...row.error);
  }
  // The file becomes the year's budget: one without rows would silently take all lines away.
  if (sheet.rows.length === 0)
    faults.push({ line: 1, column: '', reason: 'filen har inga rader under rubriken', mend: 'lägg till årets budgetposter' });
  faults.push(...faultsBetweenBudgetRows(rows));
  return ok({ mapped: { headings, words: cells.words() }, rows: faults.length > 0 ? err(faults) : ok(rows), notices });
}

const wholeYear = (year: number): Partial<Record<BudgetColumn, string>> => ({ från: `${year}-01-01`, till: `${year}-12-31` });

function officeCell(column: BudgetColumn, text: string, type: FileType): string {
  if (column === 'från' || column === 'till') return dayText(text);
  // A workbook writes its numbers with a point and as many decimals as a computer makes; kronor have two.
  if (type === 'xlsx' && column.endsWith('_kr') && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text).toFixed(2).replace('.', ',');
  return text;
}
