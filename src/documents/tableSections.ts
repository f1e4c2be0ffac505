import type { Cell, Column, Row, Table } from './blockDocument.ts';

/** A row with cells: everything but headings over groups. */
export type CellRow = { readonly kind: 'row' | 'total'; readonly cells: readonly Cell[] };
/** Rows that share a heading across the table, or have none. */
export type TableSection = { readonly heading: string | undefined; readonly rows: readonly CellRow[] };

/** A table's rows by group: a group reaches to the next one, to `endGroup` or to a total. */
export function tableSections(rows: readonly Row[]): TableSection[] {
  const sections: { heading: string | undefined; rows: CellRow[] }[] = [];
  let open: { heading: string | undefined; rows: CellRow[] } | undefined;
  const start = (heading: string | undefined): { heading: string | undefined; rows: CellRow[] } => {
    const section = { heading, rows: [] };
    sections.push(section);
    return section;
  };
  for (const row of rows) {
    if (row.kind === 'group') open = start(row.heading);
    else if (row.kind === 'endGroup') open = undefined;
    else {
      if (!open || (row.kind === 'total' && open.heading !== undefined)) open = start(undefined);
      open.rows.push(row);
    }
  }
  return sections;
}

/** One heading cell: over how many columns and rows, and the columns it stands over. */
export type HeaderCell = {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  readonly firstColumn: number;
  readonly kind: Column['kind'] | 'group';
};

/** The heading rows: one, or two when columns have headings in common; a column without one reaches over both. */
export function tableHeaderRows(table: Table): HeaderCell[][] {
  const own = (column: Column, index: number, rowspan: number): HeaderCell => ({
    text: column.header,
    colspan: 1,
    rowspan,
    firstColumn: index,
    kind: column.kind,
  });
  if (!table.columnGroups) return [table.columns.map((column, index) => own(column, index, 1))];
  const upper: HeaderCell[] = [];
  const lower: HeaderCell[] = [];
  let at = 0;
  for (const group of table.columnGroups) {
    const columns = table.columns.slice(at, at + group.span).map((column, offset) => ({ column, index: at + offset }));
    if (group.header === '') upper.push(...columns.map(({ column, index }) => own(column, index, 2)));
    else {
      upper.push({ text: group.header, colspan: group.span, rowspan: 1, firstColumn: at, kind: 'group' });
      lower.push(...columns.map(({ column, index }) => own(column, index, 1)));
    }
    at += group.span;
  }
  return [upper, lower];
}

export const hasRowHeaders = (table: Table): boolean => table.rowHeaders ?? true;
