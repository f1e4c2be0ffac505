import { TABLE_NAMES, type TableName } from '../../statistics/figureTables.ts';

/** Figures that an entry changed, gathered by what they are in: a table of the statistics, or the economy. */
export type ChangedTable = { readonly table: TableName | 'ekonomi' | undefined; readonly rows: readonly string[] };

/** Reads names such as "flöde" and "per_kommun: Sala", which say table and row. A name of another kind is a row of its own. */
export function changedTables(names: readonly string[]): ChangedTable[] {
  const rowsOf = new Map<TableName | 'ekonomi' | undefined, string[]>();
  for (const name of names) {
    const [before = '', ...after] = name.split(': ');
    const table = before === 'ekonomi' ? before : TABLE_NAMES.find((one) => one === before);
    const rows = rowsOf.get(table) ?? [];
    rowsOf.set(table, rows);
    const row = table === undefined ? name : after.join(': ');
    if (row !== '') rows.push(row);
  }
  return [...rowsOf].map(([table, rows]) => ({ table, rows }));
}
