import excel from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LATITUDE, photoOfPhone, PNG, SECRETS, unreadablePng } from '../../test/exampleImages.ts';
import { readPdf, withRole } from '../../test/documents/pdfStructure.ts';
import { readImageFile } from '../reports/imageFile.ts';
import type { BlockDocument, ImageBlock } from './blockDocument.ts';
import { heading, paragraph } from './blocks.ts';
import { checkDocument } from './documentCheck.ts';
import { docxDocument } from './docxDocument.ts';
import { htmlDocument } from './htmlDocument.ts';
import { imageSize } from './imageSize.ts';
import { isPrintable } from './imageTrial.ts';
import { jsonDocument } from './jsonDocument.ts';
import { pdfDocument } from './pdfDocument.ts';
import { svgPng } from './svgPng.ts';
import { uprightPng } from './uprightPng.ts';
import { xlsxDocument } from './xlsxDocument.ts';

const imageOf = (bytes: Uint8Array) => {
  const image = readImageFile(bytes);
  if (!image.ok) throw new Error(image.error);
  return image.value;
};
const photo = imageOf(photoOfPhone(6));
const FOREST: ImageBlock = { kind: 'image', alternative: 'Gruppen "Skogen" & elden', image: photo };
const LINE: ImageBlock = { kind: 'image', alternative: null, image: imageOf(PNG) };
const report: BlockDocument = {
  language: 'sv',
  title: 'Delårsrapport',
  organisation: 'Norra förbundet',
  dateLines: [],
  createdAt: '2026-01-01T10:00:00Z',
  numberedHeadings: true,
  blocks: [heading(1, 'goals', 'Mål'), paragraph('Före.'), FOREST, LINE, paragraph('Efter.')],
};

describe('a report with a photo and a decoration', () => {
  it('shows them on the page from its own bytes, with words for the photo and none for the decoration', () => {
    const html = htmlDocument(report);
    expect(html).toContain('; img-src data:');
    expect(html).toContain('alt="Gruppen &quot;Skogen&quot; &amp; elden" width="32" height="48"');
    expect(html).toContain(`data:image/jpeg;base64,${Buffer.from(photo.bytes).toString('base64')}`);
    expect(html).toContain('alt="" width="48" height="32"');
    expect(htmlDocument({ ...report, blocks: [] })).not.toContain('img-src');
  });

  it('is PDF/UA: the photo is a figure with its words, the decoration is not read out', async () => {
    const pdf = await readPdf(await pdfDocument(report));
    const figures = withRole(pdf.elements, 'Figure');
    expect(figures.map(({ alternative }) => alternative)).toEqual(['Gruppen "Skogen" & elden']);
    expect(pdf.text).toContain('Efter.');
  });

  it('has them in Word with the same words, the photo turned the right way up', async () => {
    const files = unzipSync(await docxDocument(report));
    const body = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect([...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words)).toEqual([
      'Gruppen &quot;Skogen&quot; &amp; elden',
    ]);
    const [extent] = [...body.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map(([, width, height]) => Number(width) / Number(height));
    expect(extent).toBeCloseTo(32 / 48);
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toHaveLength(2);
  });

  it('tells in the workbook what the photo shows', async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.load((await xlsxDocument(report)).slice().buffer);
    const sheet = workbook.getWorksheet('Bilder');
    const rows = (sheet?.getSheetValues() ?? []).map((row) => (Array.isArray(row) ? row.slice(1) : []));
    expect(rows).toContainEqual(['Bild 1', 'Gruppen "Skogen" & elden']);
    expect(JSON.stringify(rows)).not.toContain('Bild 2');
  });

  it('has in no format what the phone wrote beside the pixels', async () => {
    const word = unzipSync(await docxDocument(report));
    const written = [
      Buffer.from(
        htmlDocument(report).replace(/data:image\/jpeg;base64,([^"]+)/, (_, data: string) =>
          Buffer.from(data, 'base64').toString('latin1'),
        ),
        'latin1',
      ),
      Buffer.from(await pdfDocument(report)),
      ...Object.values(word).map((bytes) => Buffer.from(bytes)),
      Buffer.from(jsonDocument(report)),
    ];
    for (const bytes of written) for (const secret of [...SECRETS, LATITUDE]) expect(bytes.includes(Buffer.from(secret))).toBe(false);
  });

  it('is not written where an image has neither words nor is said to be decoration', () => {
    expect(checkDocument(report)).toEqual([]);
    expect(checkDocument({ ...report, blocks: [{ ...FOREST, alternative: ' ' }] }).map(({ code }) => code)).toEqual([
      'image-without-alternative',
    ]);
  });
});

describe('an image on paper', () => {
  it('is as large as it is, or made smaller to fit the text and half a page', () => {
    expect(imageSize({ width: 100, height: 50 })).toEqual({ width: 75, height: 37.5 });
    expect(imageSize({ width: 4000, height: 1000 })).toEqual({ width: 453, height: 113.25 });
    expect(imageSize({ width: 3000, height: 4000 })).toEqual({ width: 247.5, height: 330 });
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('that lies the way %i is upright in its pixels', async (orientation) => {
    // A photo with a red corner at the upper left, stored as each camera would store it, seen by a program that turns nothing.
    const image = imageOf(photoOfPhone(orientation));
    const stored = { 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [0, 0], 6: [1, 0], 7: [1, 1], 8: [0, 1] }[orientation] ?? [0, 0];
    const png = await uprightPng(image, { width: image.width, height: image.height });
    // The corner that is red in storage is found where this orientation shows it.
    expect(await colourAt(png, stored[0] ?? 0, stored[1] ?? 0)).toBe('red');
  });

  it('is refused beforehand where its pixels can not be read', async () => {
    expect(await isPrintable(photo)).toBe(true);
    expect(await isPrintable(imageOf(unreadablePng()))).toBe(false);
  });
});

/** Which colour is strongest in a corner of a PNG: seen as another program sees it. */
async function colourAt(png: Uint8Array, right: number, down: number): Promise<string> {
  const { Resvg } = await import('@resvg/resvg-wasm');
  await svgPng('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>');
  const data = Buffer.from(png).toString('base64');
  const seen = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20"><image width="20" height="20" preserveAspectRatio="none" href="data:image/png;base64,${data}"/></svg>`,
  ).render();
  const at = ((down * 19 * seen.width + right * 19) * 4) | 0;
  const [red = 0, green = 0, blue = 0] = seen.pixels.subarray(at, at + 3);
  return red > 200 && green < 60 && blue < 60 ? 'red' : `${red},${green},${blue}`;
}
