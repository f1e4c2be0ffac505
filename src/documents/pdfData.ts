import type { Block, BlockDocument, ChartBlock, ImageBlock, Inline, Paragraph, Table, TextBlock } from './blockDocument.ts';
import { chartSvg } from './charts/chartSvg.ts';
import { svgSize } from './charts/svgSize.ts';
import { hasContents, labelOf, outlineOf, printedHeadings, type DocumentOutline } from './documentOutline.ts';
import { documentWords } from './documentWords.ts';
import { cellText } from './cellText.ts';
import { imageSize } from './imageSize.ts';
import type { PrintableText } from './printableText.ts';
import { notesUnder } from './provenanceText.ts';
import { tableHeaderRows, tableSections } from './tableSections.ts';
import { isOneLine, tableShape } from './tableShape.ts';

/** JSON that `pdfDocument.typ` reads; null where the template asks for none. */
type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Fonts in the order they are asked for a sign; see `documentFonts.ts`. */
const FONTS = ['Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Emoji'];

/** A checked document as the data of the page template: numbers written, charts drawn, labels counted. */
export function pdfData(document: BlockDocument, printable: PrintableText): Data {
  const outline = outlineOf(document);
  const words = documentWords(document.language);
  const show = printable.text;
  const headingText = printedHeadings(outline);
  const blockData = (block: Block, index: number): Data => {
    switch (block.kind) {
      case 'heading':
        return { kind: 'heading', level: block.level, id: block.id, text: oneLine(show(headingText(block))) };
      case 'table':
        return tableData(block, document, outline, show);
      case 'chart':
        return chartData(block, document, outline, printable);
      case 'image':
        return {
          kind: 'image',
          path: `/${imagePath(index, block)}`,
          alternative: optional(block.alternative ?? undefined, show),
          width: imageSize(block.image).width,
        };
      case 'callout':
        return {
          kind: 'callout',
          tone: block.tone,
          title: optional(block.title, show),
          content: block.content.map((inner) => textBlock(inner, show)),
        };
      case 'pageBreak':
        return { kind: 'pageBreak' };
      case 'paragraph':
        // The words that introduce a table or chart go with it to the next page.
        return { ...paragraph(block, show), introduces: isFigure(document.blocks[index + 1]) };
      default:
        return textBlock(block, show);
    }
  };
  return {
    language: document.language,
    region: document.language === 'sv' ? 'SE' : 'GB',
    fonts: FONTS,
    title: oneLine(show(document.title)),
    subtitle: optional(document.subtitle, show),
    runningTitle: oneLine(show([document.title, document.subtitle].filter((part) => part).join(' '))),
    organisation: oneLine(show(document.organisation)),
    dateLines: document.dateLines.map(show),
    mark: optional(document.mark, show),
    created: instantData(document.createdAt),
    contents: hasContents(document),
    words: { contents: words.contents, page: words.page, of: words.of },
    blocks: document.blocks.map(blockData),
  };
}

/** Where the template finds an image of the document. */
export const imagePath = (index: number, { image }: ImageBlock): string =>
  `images/${index}.${image.mediaType === 'image/png' ? 'png' : 'jpg'}`;

function tableData(table: Table, document: BlockDocument, outline: DocumentOutline, show: (words: string) => string): Data {
  const shape = tableShape(table, document.language);
  const notes = notesUnder(table, document.language);
  return {
    kind: 'table',
    id: table.id,
    label: labelOf(outline, table.id),
    caption: show(table.caption),
    textSize: shape.textSize,
    landscape: shape.landscape,
    keepTogether: shape.keepTogether,
    widths: shape.widths,
    dividesWords: shape.dividesWords,
    figures: table.columns.some((column) => column.kind === 'number'),
    headers: tableHeaderRows(table).map((cells) =>
      cells.map((cell) => ({
        text: show(cell.text),
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        column: cell.firstColumn,
        group: cell.kind === 'group',
      })),
    ),
    align: table.columns.map((column) => (column.kind === 'number' ? 'right' : 'left')),
    sections: tableSections(table.rows).map((section) => ({
      heading: section.heading === undefined ? null : show(section.heading),
      rows: section.rows.map((row) => ({
        oneLine: isOneLine(row.cells, section.heading !== undefined, shape, document.language),
        total: row.kind === 'total',
        cells: row.cells.map((cell) => show(cellText(cell, document.language))),
      })),
    })),
    empty: documentWords(document.language).none,
    under: notes.map(show),
  };
}

function chartData(block: ChartBlock, document: BlockDocument, outline: DocumentOutline, printable: PrintableText): Data {
  const texts = { id: block.id, title: block.caption, description: block.alternative };
  const svg = printable.chart(chartSvg(block.chart, texts, document.language));
  const { width, height } = svgSize(svg);
  return {
    kind: 'chart',
    id: block.id,
    label: labelOf(outline, block.id),
    caption: printable.text(block.caption),
    alternative: printable.text(block.alternative),
    svg,
    heightByWidth: height / width,
    tableId: block.tableId,
    tableLabel: labelOf(outline, block.tableId),
    figuresIn: documentWords(document.language).figuresIn,
  };
}

function textBlock(block: TextBlock, show: (words: string) => string): Data {
  if (block.kind === 'paragraph') return paragraph(block, show);
  if (block.kind === 'quote')
    return { kind: 'quote', source: optional(block.source, show), content: block.content.map((inner) => textBlock(inner, show)) };
  return {
    kind: 'list',
    ordered: block.ordered,
    start: block.start ?? 1,
    items: block.items.map((item) => item.map((inner) => textBlock(inner, show))),
  };
}

const paragraph = (block: Paragraph, show: (words: string) => string): { kind: string; content: Data } => ({
  kind: 'paragraph',
  content: block.content.map((part) => inline(part, show)),
});

const isFigure = (block: Block | undefined): boolean => block?.kind === 'table' || block?.kind === 'chart';

function inline(part: Inline, show: (words: string) => string): Data {
  if (part.kind === 'text') return { kind: 'text', text: show(part.text) };
  if (part.kind === 'lineBreak') return { kind: 'lineBreak' };
  const content = part.content.map((inner) => inline(inner, show));
  return part.kind === 'link' ? { kind: 'link', href: part.href, content } : { kind: part.kind, content };
}

const optional = (words: string | undefined, show: (words: string) => string): string | null =>
  words === undefined || words === '' ? null : oneLine(show(words));
const oneLine = (words: string): string => words.replaceAll('\n', ' ');

function instantData(instant: string): Data {
  const at = new Date(instant);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}
