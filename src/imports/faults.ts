import type { RowFault } from '../shared/rowFault.ts';

/** All faults of a file in order of line; of very many the first, with the count of all. */
export type ImportFaults = { readonly faults: readonly RowFault[]; readonly total: number };

const MOST_SHOWN = 1_000;

export function capFaults(faults: readonly RowFault[]): ImportFaults {
  const inOrder = faults.toSorted((a, b) => a.line - b.line);
  return { faults: inOrder.slice(0, MOST_SHOWN), total: faults.length };
}

/** One line per fault: where, what, how to mend. */
export function faultLines({ faults, total }: ImportFaults): string[] {
  const lines = faults.map(
    ({ line, column, reason, mend }) => `rad ${line}${column === '' ? '' : `, kolumn ${column}`}: ${reason} – ${mend}`,
  );
  return total > faults.length ? [...lines, `… och ${total - faults.length} fel till (${total} i allt)`] : lines;
}
