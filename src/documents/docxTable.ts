import { Bookmark, Paragraph, SequentialIdentifier, Table as WordTable, TableCell, TableRow, TextRun, type ITableCellOptions } from 'docx';
import type { Table } from './blockDocument.ts';
import { HAIRLINE, NO_LINE, RULE } from './docxStyles.ts';
import { textRuns } from './docxText.ts';
import { documentWords } from './documentWords.ts';
import type { Language } from './language.ts';
import { cellText } from './cellText.ts';
import { notesUnder } from './provenanceText.ts';
import { hasRowHeaders, tableHeaderRows, tableSections } from './tableSections.ts';
import { TABLE_TEXT, wordTableShape } from './tableShape.ts';

const TWIPS = 20;
/** A cell's room at the sides, less than the shape reckons with. */
const SIDE = 60;
const UNDER_GROUP = 160;
/** Where a wider font stands in, a number reaches out over the cell's left side instead of being broken between its digits. */
const NUMBER_REACH = -200;

type CellLook = {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly right?: boolean;
  readonly centre?: boolean;
  /** Twips from the cell's left side. */
  readonly indent?: number;
  readonly keepNext: boolean;
};

/** A table with Word caption, heading rows that repeat on every page, and its notes. */
export function docxTable(table: Table, bookmark: string, language: Language): (Paragraph | WordTable)[] {
  const shape = wordTableShape(table, language);
  const style = shape.textSize < TABLE_TEXT ? 'TableSmall' : 'TableText';
  const widths = shape.widths.map((width) => Math.round(width * TWIPS));
  const cell = (text: string, look: CellLook, options: Omit<ITableCellOptions, 'children'>): TableCell =>
    new TableCell({
      margins: { top: 50, bottom: 50, left: SIDE, right: SIDE },
      ...options,
      children: [
        new Paragraph({
          style,
          keepNext: look.keepNext,
          alignment: look.right ? 'right' : look.centre ? 'center' : 'left',
          ...(look.indent === undefined ? {} : { indent: { left: look.indent } }),
          children: textRuns(text, { bold: look.bold ?? false, italics: look.italics ?? false }),
        }),
      ],
    });
  const isNumber = (column: number): boolean => table.columns[column]?.kind === 'number';
  const across = (columns: number, first: number): number => widths.slice(first, first + columns).reduce((sum, width) => sum + width, 0);

  const heads = tableHeaderRows(table).map(
    (cells, line) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells.map((head) =>
          cell(
            head.text,
            { bold: true, right: head.kind === 'number', centre: head.kind === 'group', keepNext: true },
            {
              columnSpan: head.colspan,
              rowSpan: head.rowspan,
              verticalAlign: 'bottom',
              width: { size: across(head.colspan, head.firstColumn), type: 'dxa' },
              borders: {
                top: line === 0 ? RULE : HAIRLINE,
                bottom: head.kind === 'group' ? HAIRLINE : RULE,
                left: NO_LINE,
                right: NO_LINE,
              },
            },
          ),
        ),
      }),
  );

  const under = notesUnder(table, language);
  const sections = tableSections(table.rows);
  const lastSection = sections.at(-1);
  const body = sections.flatMap((section) => {
    const grouped = section.heading !== undefined;
    const heading = grouped
      ? [
          new TableRow({
            cantSplit: true,
            children: [
              cell(
                `${section.heading}`,
                { bold: true, keepNext: true },
                { columnSpan: widths.length, margins: { top: 160, bottom: 50, left: SIDE, right: SIDE } },
              ),
            ],
          }),
        ]
      : [];
    const rows = section.rows.map((row, index) => {
      const isLast = section === lastSection && index === section.rows.length - 1;
      const isTotal = row.kind === 'total';
      const borders = isTotal
        ? { top: RULE, bottom: RULE, left: NO_LINE, right: NO_LINE }
        : { bottom: HAIRLINE, left: NO_LINE, right: NO_LINE };
      // The last row keeps the notes with it.
      const keepNext = shape.keepTogether && (!isLast || under.length > 0);
      return new TableRow({
        cantSplit: true,
        children: row.cells.map((value, column) =>
          cell(
            cellText(value, language),
            {
              bold: isTotal,
              right: isNumber(column),
              ...(isNumber(column) ? { indent: NUMBER_REACH } : grouped && column === 0 ? { indent: UNDER_GROUP } : {}),
              keepNext,
            },
            {
              borders,
              verticalAlign: table.columns.some((each) => each.kind === 'number') ? 'bottom' : 'top',
              width: { size: widths[column] ?? 0, type: 'dxa' },
            },
          ),
        ),
      });
    });
    return [...heading, ...rows];
  });
  const empty = new TableRow({
    children: [cell(documentWords(language).none, { italics: true, keepNext: false }, { columnSpan: widths.length })],
  });

  return [
    docxCaption(documentWords(language).table, table.caption, bookmark),
    new WordTable({
      rows: [...heads, ...(body.length > 0 ? body : [empty])],
      columnWidths: widths,
      width: { size: across(widths.length, 0), type: 'dxa' },
      layout: 'fixed',
      tableLook: { firstRow: true, firstColumn: hasRowHeaders(table), lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
      borders: { top: RULE, bottom: HAIRLINE, left: NO_LINE, right: NO_LINE, insideHorizontal: HAIRLINE, insideVertical: NO_LINE },
    }),
    ...under.map((line, index) => new Paragraph({ style: 'TableNote', keepNext: index < under.length - 1, children: textRuns(line, {}) })),
    new Paragraph({ style: 'TableNote', children: [] }),
  ];
}

/** "Tabell 3. …" with Word's own counter, so that a table added by hand counts too. The style makes label and number bold. */
export function docxCaption(label: string, caption: string, bookmark: string): Paragraph {
  const number = [new TextRun(`${label}\u00a0`), new SequentialIdentifier(label), new TextRun('. ')];
  return new Paragraph({
    style: 'Caption',
    keepNext: true,
    children: [new Bookmark({ id: bookmark, children: number }), ...textRuns(caption, { bold: false })],
  });
}
