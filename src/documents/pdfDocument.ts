import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fileURLToPath } from 'node:url';
import type { BlockDocument } from './blockDocument.ts';
import { rareFonts, readingFonts } from './documentFonts.ts';
import { pageSvgs, type PageSvg } from './pageSvgs.ts';
import { imagePath, pdfData } from './pdfData.ts';
import { withTableHeaders } from './pdfTableHeaders.ts';
import { printableText } from './printableText.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const TEMPLATE = fileURLToPath(new URL('pdfDocument.typ', import.meta.url));
/** Compilations that a memoised layout outlives without being used again: enough for a draft written anew now and then. */
const CACHE_AGE = 2;

let compiler: Promise<NodeCompiler> | undefined;

/**
 * A checked document as PDF/UA-1 (tagged, with title, language, bookmarks, table headers and chart alternatives),
 * A4, fonts embedded. The same document gives the same bytes. Takes a processor for some tenths of a second: call it
 * through `renderDocument`, which uses a worker.
 */
export const pdfDocument = (document: BlockDocument): Promise<Uint8Array> =>
  typeset(document, (typst, laidOut) => pdfOf(typst, laidOut, document));

/** The same pages as pictures, the page on which each chapter begins (the first is 1) and, if wanted, the PDF's bytes. */
export const printedPages = (document: BlockDocument, withPdf: boolean): Promise<PrintedPages> =>
  typeset(document, (typst, laidOut) => ({
    pages: pageSvgs(typst.plainSvg(laidOut)),
    chapters: pageNumbers(typst.query(laidOut, { selector: '<chapter-pages>', field: 'value' })),
    pdf: withPdf ? pdfOf(typst, laidOut, document) : undefined,
  }));
export type PrintedPages = {
  readonly pages: readonly PageSvg[];
  readonly chapters: readonly number[];
  readonly pdf: Uint8Array | undefined;
};

// PDF/UA-1 is checked by the writer itself: a missing alternative, title or glyph throws here.
const pdfOf = (typst: NodeCompiler, laidOut: NodeTypstDocument, document: BlockDocument): Uint8Array =>
  withTableHeaders(typst.pdf(laidOut, { pdfStandard: 'ua-1' }), document);

/** The one answer of the query, a list of numbers. */
function pageNumbers(answer: unknown): number[] {
  const [numbers]: unknown[] = Array.isArray(answer) ? answer : [];
  return Array.isArray(numbers) ? numbers.filter((one) => typeof one === 'number') : [];
}

async function typeset<T>(document: BlockDocument, write: (typst: NodeCompiler, laidOut: NodeTypstDocument) => T): Promise<T> {
  compiler ??= start();
  const typst = await compiler;
  const data = pdfData(document, await printableText());
  const images = document.blocks.flatMap((block, index) =>
    block.kind === 'image' ? [{ path: `${FOLDER}${imagePath(index, block)}`, bytes: Buffer.from(block.image.bytes) }] : [],
  );
  for (const { path, bytes } of images) typst.mapShadow(path, bytes);
  const compiled = typst.compile({ mainFilePath: TEMPLATE, inputs: { document: JSON.stringify(data) } });
  try {
    if (compiled.result === null) {
      const error = compiled.takeError();
      throw new Error(`the page template failed: ${error === null ? 'no reason given' : JSON.stringify(error.shortDiagnostics)}`);
    }
    return write(typst, compiled.result);
  } finally {
    for (const { path } of images) typst.unmapShadow(path);
    // Afterwards: nobody waits for the cleaning.
    setImmediate(() => typst.evictCache(CACHE_AGE));
  }
}

async function start(): Promise<NodeCompiler> {
  const fonts = [...(await readingFonts()), ...(await rareFonts())];
  return NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: fonts.map((font) => font.bytes) }] });
}
