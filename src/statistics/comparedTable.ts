import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from '../participants/codes.ts';
import { roundedDifference } from '../shared/quotient.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { SUPPORT_BANDS } from './bands.ts';
import { rowKeys, shownTable, type Figures, type RowName, type ShownCell, type ShownColumn, type ShownName } from './shownTable.ts';
import { MISSING, NOT_APPLICABLE_ROW, OTHERS, UNDISCLOSED } from './statisticsTables.ts';

/** One figure of two questions, and the first less the second: in counts, in percentage points, or in months. */
export type ComparedCell = { readonly first: ShownCell; readonly second: ShownCell; readonly difference: number | null };
export type ComparedRow = { readonly name: RowName; readonly cells: readonly ComparedCell[] };
export type ComparedTable = {
  readonly name: ShownName;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly ComparedRow[];
  readonly total: ComparedRow | undefined;
};

/** The same table of two questions, row by row; nobody in a row on one side is nought there. */
export function comparedTable(name: ShownName, first: Figures, second: Figures): ComparedTable {
  const keys = keysOfBoth(name, rowKeys(name, first.tabeller), rowKeys(name, second.tabeller));
  const [one, other] = [shownTable(name, first, keys), shownTable(name, second, keys)];
  const both = (cells: readonly ShownCell[], others: readonly ShownCell[] = []): ComparedCell[] =>
    cells.flatMap((cell, i) => {
      const beside = others[i];
      return beside === undefined ? [] : [{ first: cell, second: beside, difference: differenceOf(cell, beside) }];
    });
  return {
    name,
    columns: one.columns,
    rows: one.rows.map((row, i) => ({ name: row.name, cells: both(row.cells, other.rows[i]?.cells) })),
    total: one.total && { name: one.total.name, cells: both(one.total.cells, other.total?.cells) },
  };
}

function differenceOf(first: ShownCell, second: ShownCell): number | null {
  if (first.kind === 'count') return second.kind === 'count' ? first.value - second.value : null;
  if (second.kind === 'count') return null;
  return roundedDifference(first.exact, second.exact, first.kind === 'mean' ? 1 : 0);
}

/** Rows that stand before all others, in this order, or after them, by table; what stands between is sorted. */
const ORDER: Partial<Readonly<Record<ShownName, readonly string[]>>> = {
  remittent_nya: REFERRERS,
  försörjning_nya: INCOMES,
  försörjning_före_efter: INCOMES,
  sysselsättning_före_efter: OCCUPATIONS,
  utbildning_nya: EDUCATIONS,
  avslutsorsak: CLOSING_REASONS,
  tid_i_försörjning_nya: [...SUPPORT_BANDS.map(({ name }) => name), NOT_APPLICABLE_ROW],
};
const LAST: readonly string[] = [OTHERS, UNDISCLOSED, MISSING];

/** The rows of either table in the order of the counting rules: codes in their own order, names in Swedish, the unknown last. */
function keysOfBoth(name: ShownName, first: readonly string[], second: readonly string[]): string[] {
  const keys = [...new Set([...first, ...second])];
  // A vocabulary prints all its rows, in its own order.
  if (name === 'avslutsorsak_rapport') return keys;
  const order = ORDER[name];
  const last = name === 'per_insats' ? [] : LAST;
  const place = (key: string): number => (last.includes(key) ? 1000 + last.indexOf(key) : (order?.indexOf(key) ?? 0));
  const start = (key: string): number => (name === 'ålder_nya' && !last.includes(key) ? Number.parseInt(key, 10) : 0);
  return keys.sort((a, b) => place(a) - place(b) || start(a) - start(b) || inSwedishOrder(a, b));
}
