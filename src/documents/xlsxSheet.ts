import type { Cell as SheetCell, Font, Worksheet } from 'exceljs';
import type { BlockDocument, NumberCell, Table } from './blockDocument.ts';
import { documentWords } from './documentWords.ts';
import { withoutControls } from './escapeXml.ts';
import { provenanceText } from './provenanceText.ts';
import { hasRowHeaders, tableHeaderRows, tableSections, type CellRow } from './tableSections.ts';

const LINE_HEIGHT = 15;
const NUMBER_WIDTH = 14;
const FONT = { name: 'Calibri', size: 11, color: { argb: 'FF1C2426' } } satisfies Partial<Font>;
const BOLD = { ...FONT, bold: true };
const QUIET = { ...FONT, size: 9, color: { argb: 'FF4D5A60' } };
const ALARM = { ...BOLD, color: { argb: 'FF9A3412' } };

/** Fills a sheet with one table: mark, caption, where it is from, headings, rows, notes and provenance. */
export function fillSheet(sheet: Worksheet, table: Table, caption: string, document: BlockDocument): void {
  const widths = table.columns.map((column, index) =>
    column.kind === 'number' ? NUMBER_WIDTH : Math.min(60, Math.max(index === 0 ? 28 : 18, longestText(table, index) + 2)),
  );
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  let line = 1;
  /** A text over all columns, as many lines high as it needs. */
  const across = (text: string, font: Partial<Font>): void => {
    writeText(sheet.getCell(line, 1), text, font);
    if (widths.length > 1) sheet.mergeCells(line, 1, line, widths.length);
    sheet.getRow(line).height =
      LINE_HEIGHT *
      linesIn(
        text,
        widths.reduce((sum, width) => sum + width, 0),
      );
    line += 1;
  };
  if (document.mark) across(document.mark, ALARM);
  across(caption, BOLD);
  across([document.title, document.subtitle, document.organisation].filter((part) => part).join(' · '), QUIET);
  for (const row of tableHeaderRows(table)) {
    for (const head of row) {
      const cell = sheet.getCell(line, head.firstColumn + 1);
      writeText(cell, head.text, BOLD);
      cell.alignment = {
        horizontal: head.kind === 'number' ? 'right' : head.kind === 'group' ? 'center' : 'left',
        vertical: 'bottom',
        wrapText: true,
      };
      if (head.colspan > 1 || head.rowspan > 1)
        sheet.mergeCells(line, head.firstColumn + 1, line + head.rowspan - 1, head.firstColumn + head.colspan);
      cell.border = { bottom: { style: 'thin' } };
    }
    sheet.getRow(line).height =
      LINE_HEIGHT *
      Math.max(...row.map((head) => (head.colspan > 1 || head.rowspan > 1 ? 1 : linesIn(head.text, widths[head.firstColumn] ?? 1))));
    line += 1;
  }
  const headings = line - 1;
  for (const section of tableSections(table.rows)) {
    if (section.heading !== undefined) across(section.heading, BOLD);
    for (const row of section.rows) {
      writeRow(sheet, line, row, section.heading !== undefined, widths);
      line += 1;
    }
  }
  if (table.rows.length === 0) across(documentWords(document.language).none, FONT);
  line += 1;
  for (const text of table.notes ?? []) across(text, QUIET);
  if (table.provenance) across(provenanceText(table.provenance, document.language), QUIET);
  sheet.views = [{ state: 'frozen', ySplit: headings, xSplit: hasRowHeaders(table) ? 1 : 0 }];
  sheet.pageSetup.printTitlesRow = `${headings}:${headings}`;
}

function writeRow(sheet: Worksheet, line: number, row: CellRow, grouped: boolean, widths: readonly number[]): void {
  const isTotal = row.kind === 'total';
  row.cells.forEach((value, index) => {
    const cell = sheet.getCell(line, index + 1);
    if (typeof value === 'string') writeText(cell, value, isTotal ? BOLD : FONT);
    else writeNumber(cell, value, isTotal ? BOLD : FONT);
    if (index === 0 && grouped) cell.alignment = { horizontal: 'left', indent: 1, wrapText: true, vertical: 'top' };
    if (isTotal) cell.border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
  });
  sheet.getRow(line).height =
    LINE_HEIGHT * Math.max(...row.cells.map((value, index) => (typeof value === 'string' ? linesIn(value, widths[index] ?? 1) : 1)));
}

function writeText(cell: SheetCell, text: string, font: Partial<Font>): void {
  // A plain string becomes a text cell; only an object with `formula` would be calculated.
  cell.value = withoutControls(text);
  cell.numFmt = '@';
  cell.font = font;
  cell.alignment = { wrapText: true, vertical: 'top' };
}

/** The number itself; its format alone decides what it looks like, in the reader's own language. null is an empty cell. */
function writeNumber(cell: SheetCell, { value, decimals, signed, percent }: NumberCell, font: Partial<Font>): void {
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${percent ? '" %"' : ''}`;
  cell.value = value;
  cell.numFmt = signed ? `+${digits};-${digits};${digits}` : digits;
  cell.font = font;
  cell.alignment = { vertical: 'top' };
}

const longestText = (table: Table, column: number): number =>
  Math.max(
    table.columns[column]?.header.length ?? 0,
    ...tableSections(table.rows)
      .flatMap((section) => section.rows.map((row) => row.cells[column]))
      .map((cell) => (typeof cell === 'string' ? Math.max(...cell.split('\n').map((part) => part.length)) : 0)),
  );

/** Lines that a text takes in a cell of `width` characters, generously: a workbook does not grow its rows by itself. */
const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length + 1) / width)), 0);
