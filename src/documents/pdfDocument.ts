import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fileURLToPath } from 'node:url';
import type { BlockDocument } from './blockDocument.ts';
import { rareFonts, readingFonts } from './documentFonts.ts';
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
export async function pdfDocument(document: BlockDocument): Promise<Uint8Array> {
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
    // PDF/UA-1 is checked by the writer itself: a missing alternative, title or glyph throws here.
    return withTableHeaders(typst.pdf(compiled.result, { pdfStandard: 'ua-1' }), document);
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
