import excel from 'exceljs';
import type { BlockDocument, Table } from './blockDocument.ts';
import { labelOf, outlineOf } from './documentOutline.ts';
import { row } from './blocks.ts';
import { documentWords, type DocumentWords } from './documentWords.ts';
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
  const words = documentWords(document.language);
  const tables = document.blocks.filter((block): block is Table => block.kind === 'table');
  const images = imageTable(document, words);

  // A workbook without sheets cannot be opened; a report without tables says so.
  if (tables.length === 0 && !images) workbook.addWorksheet(words.none).getCell(1, 1).value = words.none;
  const names = sheetNames([
    ...tables.map((table) => `${labelOf(outline, table.id)} ${table.caption}`),
    ...(images ? [images.caption] : []),
  ]);
  [...tables, ...(images ? [images] : [])].forEach((table, index) => {
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
    fillSheet(sheet, table, table === images ? table.caption : `${labelOf(outline, table.id)}. ${table.caption}`, document);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** What the images of the document show, in its order: a workbook has the words of them. */
function imageTable(document: BlockDocument, words: DocumentWords): Table | undefined {
  const shown = document.blocks.flatMap((block) => (block.kind === 'image' ? [block.alternative] : []));
  const rows = shown.flatMap((alternative, index) => (alternative === null ? [] : [row(`${words.image} ${index + 1}`, alternative)]));
  const columns = [
    { header: words.image, kind: 'text' as const },
    { header: words.shows, kind: 'text' as const },
  ];
  return rows.length === 0 ? undefined : { kind: 'table', id: 'images', caption: words.images, columns, rows };
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
