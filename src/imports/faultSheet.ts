import { harmlessText } from '../shared/harmlessText.ts';
import type { RowFault } from '../shared/rowFault.ts';

const HEADER = ['rad', 'kolumn', 'vad är fel', 'hur det rättas'];

/** All faults of a file as a sheet to mend it by: CSV as Excel opens it, line by line in the order of the file. */
export function faultSheet(faults: readonly RowFault[]): Uint8Array {
  const inOrder = faults.toSorted((a, b) => a.line - b.line);
  const rows = [HEADER, ...inOrder.map(({ line, column, reason, mend }) => [String(line), column, reason, mend])];
  return new TextEncoder().encode(`\u{FEFF}${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`);
}

const quoted = (text: string): string => `"${harmlessText(text).replaceAll('"', '""')}"`;
