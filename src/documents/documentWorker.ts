import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BlockDocument, ImageData } from './blockDocument.ts';

export type DocumentFormat = 'pdf' | 'docx' | 'xlsx' | 'html' | 'json';

/**
 * Writes a checked document; runs on a worker thread. Each writer is loaded when first asked for: they bring large
 * libraries, and the command line mostly wants one.
 */
export async function writeDocument({
  document,
  format,
}: {
  readonly document: BlockDocument;
  readonly format: DocumentFormat;
}): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return (await import('./pdfDocument.ts')).pdfDocument(document);
    case 'docx':
      return (await import('./docxDocument.ts')).docxDocument(document);
    case 'xlsx':
      return (await import('./xlsxDocument.ts')).xlsxDocument(document);
    case 'html':
      return Buffer.from((await import('./htmlDocument.ts')).htmlDocument(document));
    case 'json':
      return Buffer.from((await import('./jsonDocument.ts')).jsonDocument(document));
  }
}

/** Sizes in points; the picture (SVG) is packed, since it is kept until somebody looks at the page. */
export type LaidOutPage = { readonly width: number; readonly height: number; readonly packed: Uint8Array };
export type LaidOutPages = {
  readonly pages: readonly LaidOutPage[];
  readonly chapters: readonly number[];
  readonly pdfSha256: string | undefined;
};

/** Lays a document out in its printed pages. */
export async function layOutPages({
  document,
  withPdf,
}: {
  readonly document: BlockDocument;
  readonly withPdf: boolean;
}): Promise<LaidOutPages> {
  const { pages, chapters, pdf } = await (await import('./pdfDocument.ts')).printedPages(document, withPdf);
  return {
    pages: pages.map(({ width, height, svg }) => ({ width, height, packed: gzipSync(svg, { level: 1 }) })),
    chapters,
    pdfSha256: pdf && createHash('sha256').update(pdf).digest('hex'),
  };
}

/** Pixels per point of a page on the screen: sharp also on a fine one. */
const PAGE_SCALE = 2;

/** One page as PNG. */
export async function drawPage({ packed }: { readonly packed: Uint8Array }): Promise<Uint8Array> {
  return (await import('./svgPng.ts')).svgPng(gunzipSync(packed).toString('utf8'), PAGE_SCALE);
}

/** Whether a document with the image alone can be written. */
export async function tryImage({ image }: { readonly image: ImageData }): Promise<boolean> {
  const document: BlockDocument = {
    language: 'sv',
    title: 'Bild',
    organisation: 'Samla',
    dateLines: [],
    createdAt: '2000-01-01T00:00:00Z',
    numberedHeadings: false,
    blocks: [{ kind: 'image', alternative: 'Bild', image }],
  };
  return (await import('./pdfDocument.ts')).pdfDocument(document).then(
    () => true,
    () => false,
  );
}
