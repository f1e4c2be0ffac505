import type { Cell, Table } from './blockDocument.ts';
import type { DocumentFault, DocumentFaultCode } from './documentFault.ts';

/** Faults of one table: nothing may be left for a reader, or a screen reader, to guess. */
export function tableFaults(table: Table): DocumentFault[] {
  const place = table.caption.trim() === '' ? table.id : table.caption;
  const fault = (code: DocumentFaultCode, text: string): DocumentFault => ({ code, place, text });
  const faults: DocumentFault[] = [];
  if (table.caption.trim() === '') faults.push(fault('table-without-caption', `Tabellen "${table.id}" saknar tabellrubrik.`));
  if (table.columns.length === 0 || table.columns.some((column) => column.header.trim() === '')) {
    faults.push(fault('table-without-header', `Tabellen "${place}" har en kolumn utan rubrik. Ge varje kolumn en rubrik.`));
  }
  if (table.columnGroups && table.columnGroups.reduce((sum, group) => sum + group.span, 0) !== table.columns.length) {
    faults.push(
      fault('column-groups', `Tabellen "${place}": rubrikerna över kolumnerna täcker inte lika många kolumner som tabellen har.`),
    );
  }
  table.rows.forEach((row, index) => {
    if (row.kind === 'endGroup') return;
    if (row.kind === 'group') {
      if (row.heading.trim() === '')
        faults.push(fault('table-without-header', `Tabellen "${place}", rad ${index + 1}: grupprubriken saknar text.`));
      return;
    }
    if (row.cells.length !== table.columns.length) {
      faults.push(
        fault(
          'row-length',
          `Tabellen "${place}", rad ${index + 1} har ${row.cells.length} celler men tabellen har ${table.columns.length} kolumner.`,
        ),
      );
    }
    if (!row.cells.every(isPrintable))
      faults.push(fault('bad-number', `Tabellen "${place}", rad ${index + 1} har ett värde som inte är ett tal.`));
  });
  return faults;
}

function isPrintable(cell: Cell): boolean {
  if (typeof cell === 'string') return true;
  const decimalsAreFew = Number.isInteger(cell.decimals) && cell.decimals >= 0 && cell.decimals <= 10;
  return decimalsAreFew && (cell.value === null || Number.isFinite(cell.value));
}
