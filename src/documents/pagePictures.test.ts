import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { documentFullOf, HOSTILE_TEXTS } from '../../test/documents/hostileDocument.ts';
import { interimReportSample } from '../../test/documents/interimReportSample.ts';
import { closeWorkers } from '../platform/workers.ts';
import type { BlockDocument, Table } from './blockDocument.ts';
import { contentKey, pagePictures } from './pagePictures.ts';
import { pdfDocument, printedPages } from './pdfDocument.ts';
import { renderDocument } from './renderDocument.ts';

afterAll(closeWorkers);
const short: BlockDocument = {
  ...interimReportSample,
  blocks: [
    { kind: 'heading', level: 1, id: 'styrelsen', text: 'Styrelsen' },
    { kind: 'paragraph', content: [{ kind: 'text', text: 'Styrelsen möttes fem gånger.' }] },
  ],
};
const pixels = (png: Uint8Array): { width: number; height: number } => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

describe('the pages of a document', () => {
  it('are as many as the PDF has, each with its glyphs and no others, and each knows the chapter that it is in', async () => {
    const { pages, chapters, pdf } = await printedPages(interimReportSample, true);
    expect(Buffer.from(pdf ?? []).equals(Buffer.from(await pdfDocument(interimReportSample)))).toBe(true);
    expect(chapters).toHaveLength(interimReportSample.blocks.filter((block) => block.kind === 'heading' && block.level === 1).length);
    expect(pages.length).toBeGreaterThan(chapters.length);
    for (const { svg } of pages) {
      const [used, there] = [/xlink:href="#([^"]+)"/g, /<symbol id="([^"]+)"/g].map(
        (of) => new Set([...svg.matchAll(of)].map(([, id]) => id)),
      );
      expect(there).toEqual(used);
    }
    const { pages: printed } = await pagePictures().layOut('sample', interimReportSample);
    const headings = interimReportSample.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
    expect([...new Set(printed.map(({ chapter }) => chapter))]).toEqual([null, ...headings]);
  });

  it('have the charts as parts of them, with words in the fonts of the page', async () => {
    const { pages } = await printedPages(interimReportSample, false);
    expect(pages.some(({ svg }) => svg.includes('data:image/svg'))).toBe(false);
    expect(pages.filter(({ svg }) => svg.includes('<text')).length).toBeGreaterThan(1);
  });

  it('lie down where a table is wide', async () => {
    const columns = Array.from({ length: 14 }, (_, at) => ({ header: `Kolumnrubrik ${at}`, kind: 'number' as const }));
    const cells = columns.map(() => ({ value: 1_234_567.5, decimals: 1 }));
    const table: Table = { kind: 'table', id: 'bred', caption: 'Bred', columns, rows: [{ kind: 'row', cells }], rowHeaders: false };
    const { pages } = await printedPages({ ...short, blocks: [...short.blocks, table] }, false);
    expect(pages.some(({ width, height }) => width > height)).toBe(true);
    expect(pages.every(({ svg, width, height }) => svg.includes(`width="${width}" height="${height}" viewBox="0 `))).toBe(true);
  });

  it('are drawn whatever an author wrote', async () => {
    const pictures = pagePictures();
    for (const text of HOSTILE_TEXTS) {
      const { pages } = await pictures.layOut(text, documentFullOf(text));
      for (const at of pages.keys()) expect((await pictures.draw(text, at + 1))?.length, text).toBeGreaterThan(1000);
    }
  });
});

describe('pictures of pages', () => {
  it('are PNG, twice as fine as the points of the paper, made once and forgotten when others need the room', async () => {
    const pictures = pagePictures(1);
    const first = await pictures.layOut('first', short);
    expect(await pictures.layOut('first', short)).toBe(first);
    const png = (await pictures.draw('first', 1)) ?? new Uint8Array();
    expect(pixels(png)).toEqual({ width: 1191, height: 1684 });
    expect(await pictures.draw('first', 1)).toBe(png);
    expect(await pictures.draw('first', 99)).toBeUndefined();
    expect(await pictures.draw('first', 0)).toBeUndefined();
    await pictures.layOut('second', short);
    expect(await pictures.draw('first', 1)).toBeUndefined();
    expect(await pictures.draw('second', 1)).toEqual(png);
  });

  it('of an adopted file are there only if they are its pages to the byte', async () => {
    const written = await renderDocument(short, 'pdf');
    const sha256 = createHash('sha256')
      .update(written.ok ? written.value : '')
      .digest('hex');
    const pictures = pagePictures();
    expect(await pictures.layOut('adopted', short, sha256)).toMatchObject({ isSame: true, pages: [{}, {}, {}] });
    expect(await pictures.layOut('other', short, '0'.repeat(64))).toEqual({ isSame: false, pages: [] });
    expect(await pictures.draw('other', 1)).toBeUndefined();
  });

  it('have a key that says what they show: the same for the whole day, another for other words or images', () => {
    const at = (createdAt: string): string => contentKey({ ...short, createdAt });
    expect(at('2018-09-20T10:00:00Z')).toBe(at('2018-09-20T11:00:00Z'));
    expect(at('2018-09-20T10:00:00Z')).not.toBe(at('2018-09-21T10:00:00Z'));
    const image = (byte: number): string =>
      contentKey({
        ...short,
        blocks: [
          {
            kind: 'image',
            alternative: 'Bild',
            image: { mediaType: 'image/png', width: 1, height: 1, orientation: 1, bytes: new Uint8Array([byte]) },
          },
        ],
      });
    expect(image(1)).toBe(image(1));
    expect(image(1)).not.toBe(image(2));
  });
});
