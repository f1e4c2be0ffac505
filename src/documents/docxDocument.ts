import {
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Block, BlockDocument, ChartBlock } from './blockDocument.ts';
import { svgPng } from './svgPng.ts';
import { chartSvg } from './charts/chartSvg.ts';
import { svgSize } from './charts/svgSize.ts';
import { docxCoreProperties } from './docxCoreProperties.ts';
import { docxImage } from './docxImage.ts';
import { docxStyles } from './docxStyles.ts';
import { docxCaption, docxTable } from './docxTable.ts';
import { docxText, textRuns, type DocxText } from './docxText.ts';
import { hasContents, labelOf, outlineOf, printedHeadings, type DocumentOutline } from './documentOutline.ts';
import { documentWords } from './documentWords.ts';
import { withoutControls } from './escapeXml.ts';
import { wordTableShape } from './tableShape.ts';

type Context = {
  readonly document: BlockDocument;
  readonly outline: DocumentOutline;
  readonly text: DocxText;
  readonly bookmarkOf: (id: string) => string;
};

const TALLEST_CHART_PX = 780;
const CHART_WIDTH_PX = 440;
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/**
 * A checked document as a Word file to go on writing in: real heading styles, contents with page numbers, captions,
 * heading rows that repeat, charts with words for those who do not see them, language and page header and footer.
 */
export async function docxDocument(document: BlockDocument): Promise<Uint8Array> {
  const bookmarks = new Map(
    document.blocks.flatMap((block) => ('id' in block ? [block.id] : [])).map((id, index) => [id, `samla_${index + 1}`]),
  );
  const bookmarkOf = (id: string): string => bookmarks.get(id) ?? id;
  const context: Context = { document, outline: outlineOf(document), text: docxText(bookmarkOf), bookmarkOf };
  const sections = await bodySections(context);
  const word = new Document({
    title: withoutControls(document.title),
    creator: withoutControls(document.organisation),
    styles: docxStyles(document.language),
    numbering: { config: context.text.numberings() },
    // Gives contents and captions their numbers at once, without Word asking whether to update fields.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      { ...page(document, false), properties: { ...page(document, false).properties, titlePage: true }, children: frontPage(document) },
      ...sections,
    ],
  });
  return Packer.toBuffer(word, false, [docxCoreProperties(document)]);
}

function frontPage(document: BlockDocument): FileChild[] {
  const line = (style: string, text: string): Paragraph => new Paragraph({ style, children: textRuns(text, {}) });
  return [
    line('Organisation', document.organisation),
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(document.title, {}) }),
    ...(document.subtitle ? [line('Subtitle', document.subtitle)] : []),
    ...(document.mark ? [line('Mark', document.mark)] : []),
    ...document.dateLines.map((words) => line('FrontLine', words)),
    ...(hasContents(document)
      ? [
          new Paragraph({
            style: 'ContentsHeading',
            pageBreakBefore: true,
            children: [new TextRun(documentWords(document.language).contents)],
          }),
          new TableOfContents(documentWords(document.language).contents, { hyperlink: true, headingStyleRange: '1-3' }),
        ]
      : []),
  ];
}

/** The blocks in sections: a table that needs a turned page has one of its own. */
async function bodySections(context: Context): Promise<ISectionOptions[]> {
  const sections: { landscape: boolean; children: FileChild[] }[] = [];
  for (const [index, block] of context.document.blocks.entries()) {
    const landscape = block.kind === 'table' && wordTableShape(block, context.document.language).landscape;
    let open = sections.at(-1);
    if (!open || open.landscape || landscape) {
      open = { landscape, children: [] };
      sections.push(open);
    }
    const next = context.document.blocks[index + 1];
    // A chapter begins its page itself.
    if (block.kind === 'pageBreak' && next?.kind === 'heading' && next.level === 1) continue;
    open.children.push(...(await written(block, context, next?.kind === 'table' || next?.kind === 'chart')));
  }
  return sections.map((section) => ({ ...page(context.document, section.landscape), children: section.children }));
}

async function written(block: Block, context: Context, introduces: boolean): Promise<FileChild[]> {
  const { document, outline, text, bookmarkOf } = context;
  switch (block.kind) {
    case 'heading': {
      const words = textRuns(printedHeadings(outline)(block), {});
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          pageBreakBefore: block.level === 1,
          children: [new Bookmark({ id: bookmarkOf(block.id), children: words })],
        }),
      ];
    }
    case 'table':
      return docxTable(block, bookmarkOf(block.id), document.language);
    case 'chart':
      return chart(block, context);
    case 'image':
      return docxImage(block, document.blocks.filter(({ kind }) => kind === 'image').indexOf(block) + 1, document.language);
    case 'callout': {
      const style = block.tone === 'warning' ? 'Warning' : 'Callout';
      const title = block.title ? [new Paragraph({ style, keepNext: true, children: textRuns(block.title, { bold: true }) })] : [];
      return [
        ...title,
        ...block.content.flatMap((inner) => text.blocks(inner, style)),
        new Paragraph({ style: 'TableNote', children: [] }),
      ];
    }
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return text.blocks(block, undefined, introduces);
  }
}

async function chart(block: ChartBlock, { document, outline, bookmarkOf, text }: Context): Promise<FileChild[]> {
  const words = documentWords(document.language);
  const svg = chartSvg(block.chart, { id: block.id, title: block.caption, description: block.alternative }, document.language);
  const png = await svgPng(svg);
  const { width, height } = svgSize(svg);
  // A chart with many rows is made smaller, never cut: with its caption it has to stand on one page.
  const scale = Math.min(CHART_WIDTH_PX / width, TALLEST_CHART_PX / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const description = withoutControls(block.alternative);
  const picture = new ImageRun({
    type: 'svg',
    // LibreOffice draws an SVG without a size of its own as small as it can.
    data: Buffer.from(svg.replace('<svg ', `<svg width="${width}" height="${height}" `)),
    // Word before 2016 and other programs show the picture instead.
    fallback: { type: 'png', data: png },
    transformation,
    altText: { name: withoutControls(labelOf(outline, block.id)), title: withoutControls(block.caption), description },
  });
  const reference = text.runs([
    { kind: 'text', text: `${words.figuresIn} ` },
    { kind: 'link', href: `#${block.tableId}`, content: [{ kind: 'text', text: labelOf(outline, block.tableId) }] },
    { kind: 'text', text: '.' },
  ]);
  return [
    docxCaption(words.chart, block.caption, bookmarkOf(block.id)),
    new Paragraph({ keepNext: true, children: [picture] }),
    new Paragraph({ style: 'TableNote', children: reference }),
    new Paragraph({ style: 'TableNote', children: [] }),
  ];
}

/** Page size, header and footer; the mark stands in both. */
function page(document: BlockDocument, landscape: boolean): Omit<ISectionOptions, 'children'> {
  const words = documentWords(document.language);
  const right = (landscape ? 700 : 453) * 20;
  const mark = document.mark ? [new TextRun({ text: withoutControls(document.mark), bold: true, color: '9A3412' })] : [];
  const running = [document.title, document.subtitle].filter((part) => part).join(' ');
  const line = (children: TextRun[]): Paragraph =>
    new Paragraph({ style: 'PageMargin', tabStops: [{ type: 'right', position: right }], children });
  const header = line([...textRuns(running, {}), new TextRun('\t'), ...mark]);
  const footer = line([
    ...textRuns(document.organisation, {}),
    ...(mark.length > 0 ? [new TextRun('  ·  '), ...mark] : []),
    new TextRun({ children: ['\t', `${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES] }),
  ]);
  return {
    headers: { default: new Header({ children: [header] }), first: new Header({ children: [new Paragraph({ children: [] })] }) },
    footers: { default: new Footer({ children: [footer] }), first: new Footer({ children: [new Paragraph({ children: [] })] }) },
    properties: {
      page: {
        size: { width: 11906, height: 16838, orientation: landscape ? 'landscape' : 'portrait' },
        margin: { top: 1700, bottom: 1530, left: 1417, right: 1417, header: 850, footer: 750 },
      },
    },
  };
}
