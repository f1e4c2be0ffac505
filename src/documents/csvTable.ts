import { harmlessText } from '../shared/harmlessText.ts';
import type { Cell, Table } from './blockDocument.ts';
import { documentWords } from './documentWords.ts';
import type { Language } from './language.ts';
import { hasRowHeaders, tableSections } from './tableSections.ts';

export type CsvOptions = {
  readonly language: Language;
  /** Written as a line of its own before the headings: a file for one's own eyes must say so wherever it lands. */
  readonly mark?: string | undefined;
  /** Whether what the table is called, its notes and where its figures are from stand under it, after an empty line. */
  readonly withSource?: boolean;
};

/**
 * One table as CSV for a Swedish Excel: UTF-8 with byte order mark, `;` between columns, decimal comma, CRLF. Numbers
 * are written bare (−1 268,5 as `-1268,5`, no value as nothing) so that they are read as numbers; a text that a
 * spreadsheet would calculate gets an apostrophe first. A group's heading becomes a first column of its own.
 */
export function csvTable(table: Table, options: CsvOptions): string {
  return `\ufeff${lines([...(options.mark ? [[options.mark]] : []), ...tableLines(table, options)])}`;
}

/** Several tables after each other, each under its name, with an empty line between. */
export function csvTables(tables: readonly Table[], options: CsvOptions): string {
  const parts = tables.map((table) => lines([[table.caption], ...tableLines(table, options)]));
  return `\ufeff${[...(options.mark ? [lines([[options.mark]])] : []), ...parts].join('\r\n')}`;
}

const lines = (rows: readonly (readonly Cell[])[]): string => rows.map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('');

function tableLines(table: Table, options: CsvOptions): (readonly Cell[])[] {
  const sections = tableSections(table.rows);
  const grouped = sections.some((section) => section.heading !== undefined);
  const headers = columnHeaders(table);
  return [
    grouped ? [options.language === 'sv' ? 'Grupp' : 'Group', ...headers] : headers,
    ...sections.flatMap((section) => section.rows.map((row) => (grouped ? [section.heading ?? '', ...row.cells] : row.cells))),
    ...(table.rows.length === 0 && hasRowHeaders(table) ? [[documentWords(options.language).none]] : []),
    ...(options.withSource ? sourceLines(table, options.language) : []),
  ];
}

function sourceLines(table: Table, language: Language): Cell[][] {
  const words = documentWords(language);
  const count = (value: number): Cell => ({ value, decimals: 0 });
  const { provenance } = table;
  return [
    [],
    [words.table, table.caption],
    ...(provenance === undefined
      ? []
      : [
          [words.population, provenance.population],
          ...(provenance.n === null ? [] : [[words.n, count(provenance.n)]]),
          ...(provenance.missing === null ? [] : [[words.missing, count(provenance.missing)]]),
          [words.period, provenance.period.from, provenance.period.to],
          [words.rule, provenance.rule],
        ]),
    ...(table.notes ?? []).map((note) => [note]),
  ];
}

/** One heading per column: a heading over several columns is written before each of theirs. */
function columnHeaders(table: Table): string[] {
  const over = (table.columnGroups ?? []).flatMap((group) => Array.from({ length: group.span }, () => group.header));
  return table.columns.map((column, index) => [over[index], column.header].filter((part) => part).join(' – '));
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell.value === null ? '' : decimalComma(cell.value, cell.decimals);
  const harmless = harmlessText(cell);
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
