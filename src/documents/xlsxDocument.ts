import excel, { type Cell as SheetCell, type Worksheet } from 'exceljs';
import type { BlockDocument, Cell, NumberCell, Table } from './blockDocument.ts';
import { labelOf, outlineOf } from './documentOutline.ts';
import { documentWords } from './documentWords.ts';
import { withoutControls } from './escapeXml.ts';
import { provenanceText } from './provenanceText.ts';
import { sheetNames } from './sheetNames.ts';
import { tableHeaderRows, tableSections, type CellRow } from './tableSections.ts';

/**
 * The tables of a checked document as a workbook, one sheet each: real numbers with formats, frozen headings, caption,
 * notes and provenance. Every text is written as text, so nothing that starts with = + - @ is ever calculated.
 */
export async function xlsxDocument(document: BlockDocument): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  workbook.creator = withoutControls(document.organisation);
  workbook.title = withoutControls([document.title, document.subtitle].filter((part) => part).join(' '));
  workbook.subject = withoutControls(document.mark ?? '');
  workbook.created = new Date(document.createdAt);
  workbook.modified = new Date(document.createdAt);
  const outline = outlineOf(document);
  const tables = document.blocks.filter((block): block is Table => block.kind === 'table');
  // A workbook without sheets cannot be opened; a report without tables says so.
  if (tables.length === 0) workbook.addWorksheet(documentWords(document.language).none).getCell(1, 1).value = documentWords(document.language).none;
  const names = sheetNames(tables.map((table) => `${labelOf(outline, table.id)} ${table.caption}`));
  tables.forEach((table, index) => {
    const sheet = workbook.addWorksheet(names[index] ?? '', {
      pageSetup: { paperSize: 9, orientation: table.columns.length > 5 ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      headerFooter: margins(document),
    });
    fill(sheet, table, `${labelOf(outline, table.id)}. ${table.caption}`, document);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fill(sheet: Worksheet, table: Table, caption: string, document: BlockDocument): void {
  let line = 1;
  const note = (text: string, bold: boolean, colour?: string): void => {
    const cell = sheet.getCell(line, 1);
    writeText(cell, text);
    cell.font = { bold, ...(colour === undefined ? {} : { color: { argb: colour } }) };
    line += 1;
  };
  if (document.mark) note(document.mark, true, 'FF9A3412');
  note(caption, true);
  note([document.title, document.subtitle, document.organisation].filter((part) => part).join(' · '), false, 'FF4D5A60');
  for (const row of tableHeaderRows(table)) {
    for (const head of row) {
      const cell = sheet.getCell(line, head.firstColumn + 1);
      writeText(cell, head.text);
      cell.font = { bold: true };
      cell.alignment = { horizontal: head.kind === 'number' ? 'right' : head.kind === 'group' ? 'center' : 'left', vertical: 'bottom', wrapText: true };
      cell.border = { bottom: { style: 'thin' } };
      if (head.colspan > 1 || head.rowspan > 1) sheet.mergeCells(line, head.firstColumn + 1, line + head.rowspan - 1, head.firstColumn + head.colspan);
    }
    line += 1;
  }
  const headings = line - 1;
  for (const section of tableSections(table.rows)) {
    if (section.heading !== undefined) note(section.heading, true);
    for (const row of section.rows) {
      writeRow(sheet, line, row, section.heading !== undefined);
      line += 1;
    }
  }
  if (table.rows.length === 0) note(documentWords(document.language).none, false);
  line += 1;
  for (const text of table.notes ?? []) note(text, false, 'FF4D5A60');
  if (table.provenance) note(provenanceText(table.provenance, document.language), false, 'FF4D5A60');
  sheet.views = [{ state: 'frozen', ySplit: headings, xSplit: (table.rowHeaders ?? true) ? 1 : 0 }];
  sheet.pageSetup.printTitlesRow = `${headings}:${headings}`;
  table.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.kind === 'number' ? 14 : Math.min(60, Math.max(16, longestText(table, index) + 2));
  });
}

function writeRow(sheet: Worksheet, line: number, row: CellRow, grouped: boolean): void {
  row.cells.forEach((value, index) => {
    const cell = sheet.getCell(line, index + 1);
    if (typeof value === 'string') writeText(cell, value);
    else writeNumber(cell, value);
    if (index === 0 && grouped) cell.alignment = { indent: 1 };
    if (row.kind === 'total') {
      cell.font = { bold: true };
      cell.border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
    }
  });
}

function writeText(cell: SheetCell, text: string): void {
  // A plain string becomes a text cell; only an object with `formula` would be calculated.
  cell.value = withoutControls(text);
  cell.numFmt = '@';
}

/** The number itself; its format alone decides what it looks like, in the reader's own language. null is an empty cell. */
function writeNumber(cell: SheetCell, { value, decimals, signed, percent }: NumberCell): void {
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${percent ? '" %"' : ''}`;
  cell.value = value;
  cell.numFmt = signed ? `+${digits};-${digits};${digits}` : digits;
}

const longestText = (table: Table, column: number): number =>
  Math.max(
    table.columns[column]?.header.length ?? 0,
    ...tableSections(table.rows)
      .flatMap((section) => section.rows)
      .map((row) => lengthOf(row.cells[column])),
  );

const lengthOf = (cell: Cell | undefined): number => (typeof cell === 'string' ? Math.max(...cell.split('\n').map((part) => part.length)) : 0);

/** Printed on every page; `&` starts a code in a page margin, so it is doubled. */
function margins(document: BlockDocument): { oddHeader: string; oddFooter: string } {
  const literal = (text: string): string => withoutControls(text).replaceAll('&', '&&').slice(0, 100);
  const words = documentWords(document.language);
  return {
    oddHeader: `&L${literal(document.title)}${document.mark ? `&R${literal(document.mark)}` : ''}`,
    oddFooter: `&L${literal(document.organisation)}${document.mark ? ` · ${literal(document.mark)}` : ''}&R${words.page} &P ${words.of} &N`,
  };
}
