import type { Cell, Table } from './blockDocument.ts';
import { documentWords } from './documentWords.ts';
import type { Language } from './language.ts';
import { hasRowHeaders, tableSections } from './tableSections.ts';

export type CsvOptions = {
  readonly language: Language;
  /** Written as a line of its own before the headings: a file for one's own eyes must say so wherever it lands. */
  readonly mark?: string | undefined;
};

/**
 * One table as CSV for a Swedish Excel: UTF-8 with byte order mark, `;` between columns, decimal comma, CRLF. Numbers
 * are written bare (−1 268,5 as `-1268,5`, no value as nothing) so that they are read as numbers; a text that a
 * spreadsheet would calculate gets an apostrophe first. A group's heading becomes a first column of its own.
 */
export function csvTable(table: Table, options: CsvOptions): string {
  const sections = tableSections(table.rows);
  const grouped = sections.some((section) => section.heading !== undefined);
  const headers = columnHeaders(table);
  const lines = [
    ...(options.mark ? [[options.mark]] : []),
    grouped ? [options.language === 'sv' ? 'Grupp' : 'Group', ...headers] : headers,
    ...sections.flatMap((section) => section.rows.map((row) => (grouped ? [section.heading ?? '', ...row.cells] : row.cells))),
    ...(table.rows.length === 0 && hasRowHeaders(table) ? [[documentWords(options.language).none]] : []),
  ];
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** One heading per column: a heading over several columns is written before each of theirs. */
function columnHeaders(table: Table): string[] {
  const over = (table.columnGroups ?? []).flatMap((group) => Array.from({ length: group.span }, () => group.header));
  return table.columns.map((column, index) => [over[index], column.header].filter((part) => part).join(' – '));
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell.value === null ? '' : decimalComma(cell.value, cell.decimals);
  const harmless = /^[\s]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\t\r]/u.test(cell) && cell !== '–' && cell !== '-' ? `'${cell}` : cell;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Without thousands and with a plain hyphen; exponents never. */
function decimalComma(value: number, decimals: number): string {
  const digits = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
    signDisplay: 'negative',
  });
  return digits.format(value).replace('.', ',');
}
