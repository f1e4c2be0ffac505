import excel from 'exceljs';
import type { BlockDocument, Table } from './blockDocument.ts';
import { labelOf, outlineOf } from './documentOutline.ts';
import { documentWords } from './documentWords.ts';
import { withoutControls } from './escapeXml.ts';
import { sheetNames } from './sheetNames.ts';
import { fillSheet } from './xlsxSheet.ts';

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
  const words = documentWords(document.language);
  // A workbook without sheets cannot be opened; a report without tables says so.
  if (tables.length === 0) workbook.addWorksheet(words.none).getCell(1, 1).value = words.none;
  const names = sheetNames(tables.map((table) => `${labelOf(outline, table.id)} ${table.caption}`));
  tables.forEach((table, index) => {
    const sheet = workbook.addWorksheet(names[index] ?? '', {
      pageSetup: {
        paperSize: 9,
        orientation: table.columns.length > 5 ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
      headerFooter: margins(document),
    });
    fillSheet(sheet, table, `${labelOf(outline, table.id)}. ${table.caption}`, document);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Printed on every page; `&` starts a code in a page margin, so it is doubled, and Excel refuses more than 255 signs. */
function margins(document: BlockDocument): { oddHeader: string; oddFooter: string } {
  const literal = (text: string): string => withoutControls(text).replaceAll('\n', ' ').slice(0, 80).replaceAll('&', '&&').toWellFormed();
  const words = documentWords(document.language);
  return {
    oddHeader: `&L${literal(document.title)}${document.mark ? `&R${literal(document.mark)}` : ''}`,
    oddFooter: `&L${literal(document.organisation)}${document.mark ? ` · ${literal(document.mark)}` : ''}&R${words.page} &P ${words.of} &N`,
  };
}
