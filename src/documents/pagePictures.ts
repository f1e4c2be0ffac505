import { createHash } from 'node:crypto';
import { runInWorker, workerTask } from '../platform/workers.ts';
import type { BlockDocument } from './blockDocument.ts';
import { checkDocument } from './documentCheck.ts';
import type * as tasks from './documentWorker.ts';

const LAY_OUT = workerTask<typeof tasks, 'layOutPages'>(new URL('./documentWorker.ts', import.meta.url), 'layOutPages');
const DRAW = workerTask<typeof tasks, 'drawPage'>(new URL('./documentWorker.ts', import.meta.url), 'drawPage');

/** What is kept in memory at most, of all documents: some two hundred pages. */
const KEPT_BYTES = 48_000_000;

/** Sizes in points; the heading of the chapter that a page is in, as it is written. */
export type PrintedPage = { readonly width: number; readonly height: number; readonly chapter: string | null };
export type PrintedDocument = { readonly pages: readonly PrintedPage[]; readonly isSame: boolean };

export type PagePictures = {
  /**
   * The pages of a document as they print. What was laid out under the key before is not laid out again. Where the PDF of the same pages
   * is not the one with the SHA-256, it is told, and there are none.
   */
  readonly layOut: (key: string, document: BlockDocument, pdfSha256?: string) => Promise<PrintedDocument>;
  /** A page (the first is 1) as PNG, drawn when first asked for. Missing where the key is not kept any more, or there is no such page. */
  readonly draw: (key: string, page: number) => Promise<Uint8Array | undefined>;
};

type Kept = { readonly printed: PrintedDocument; readonly packed: readonly Uint8Array[]; readonly drawn: Map<number, Promise<Uint8Array>> };

/** Printed pages as pictures, each made once as long as it is kept. What has not been looked at for longest goes first. */
export function pagePictures(keptBytes = KEPT_BYTES): PagePictures {
  const kept = new Map<string, Promise<Kept>>();
  const sizes = new Map<string, number>();
  const touch = (key: string, one: Promise<Kept>): void => {
    kept.delete(key);
    kept.set(key, one);
  };
  const weigh = (key: string, bytes: number): void => {
    if (!kept.has(key)) return;
    sizes.set(key, (sizes.get(key) ?? 0) + bytes);
    let total = [...sizes.values()].reduce((sum, one) => sum + one, 0);
    for (const other of kept.keys()) {
      if (total <= keptBytes) break;
      if (other === key) continue;
      total -= sizes.get(other) ?? 0;
      kept.delete(other);
      sizes.delete(other);
    }
  };
  return {
    async layOut(key, document, pdfSha256) {
      const found = kept.get(key) ?? layOut(document, pdfSha256);
      const isNew = !kept.has(key);
      touch(key, found);
      try {
        const { printed, packed } = await found;
        if (isNew) weigh(key, sum(packed));
        return printed;
      } catch (error) {
        kept.delete(key);
        throw error;
      }
    },
    async draw(key, page) {
      const found = kept.get(key);
      if (!found) return undefined;
      touch(key, found);
      const { packed, drawn } = await found;
      const one = packed[page - 1];
      if (!one) return undefined;
      const before = drawn.get(page);
      if (before) return before;
      const drawing = runInWorker(DRAW, { packed: one });
      drawn.set(page, drawing);
      try {
        const png = await drawing;
        weigh(key, png.length);
        return png;
      } catch (error) {
        drawn.delete(page);
        throw error;
      }
    },
  };
}

const sum = (parts: readonly Uint8Array[]): number => parts.reduce((bytes, one) => bytes + one.length, 0);

async function layOut(document: BlockDocument, wanted: string | undefined): Promise<Kept> {
  const faults = checkDocument(document);
  if (faults.length > 0) throw new Error(`the document can not be printed: ${faults.map(({ text }) => text).join(' ')}`);
  const { pages, chapters, pdfSha256 } = await runInWorker(LAY_OUT, { document, withPdf: wanted !== undefined });
  if (pdfSha256 !== wanted) return { printed: { pages: [], isSame: false }, packed: [], drawn: new Map() };
  const headings = document.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
  const chapterOf = (page: number): string | null => headings[chapters.findLastIndex((first) => first <= page)] ?? null;
  return {
    printed: { pages: pages.map(({ width, height }, place) => ({ width, height, chapter: chapterOf(place + 1) })), isSame: true },
    packed: pages.map(({ packed }) => packed),
    drawn: new Map(),
  };
}

/** Names what a document says and shows, whatever time it was made on its day: the same pages have the same key. */
export function contentKey(document: BlockDocument): string {
  const blocks = document.blocks.map((block) =>
    block.kind === 'image' ? { ...block, image: { ...block.image, bytes: sha256(block.image.bytes) } } : block,
  );
  return sha256(JSON.stringify({ ...document, createdAt: document.createdAt.slice(0, 10), blocks }));
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
