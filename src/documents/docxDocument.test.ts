import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentFullOf, HOSTILE_TEXTS } from '../../test/documents/hostileDocument.ts';
import { readHtml } from '../../test/documents/htmlPage.ts';
import { interimReportSample } from '../../test/documents/interimReportSample.ts';
import { docxDocument } from './docxDocument.ts';

type Files = Readonly<Record<string, Uint8Array>>;
const xml = (files: Files, path: string): string => strFromU8(files[path] ?? new Uint8Array());
/** Counts elements of Word's XML by name. */
const count = (content: string, element: string): number => content.match(new RegExp(`<${element}[ />]`, 'g'))?.length ?? 0;
const wordsOf = (content: string): string => [...content.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');

describe('an interim report as a Word file', () => {
  let files: Files;
  let body: string;
  beforeAll(async () => {
    files = unzipSync(await docxDocument(interimReportSample));
    body = xml(files, 'word/document.xml');
  });

  it('repeats the heading rows of every table on every page: one each, two for the economy table', () => {
    expect(count(body, 'w:tbl')).toBe(9);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(10);
    expect(body.match(/<w:tblLook [^>]*w:firstRow="(?:1|true)"/g)).toHaveLength(9);
  });

  it('tells which tables have row headings', () => {
    expect(body.match(/<w:tblLook [^>]*w:firstColumn="(?:1|true)"/g)).toHaveLength(8);
  });

  it('captions tables and charts with Word’s own caption style and counters', () => {
    expect(body.match(/<w:pStyle w:val="Caption"\/>/g)).toHaveLength(12);
    expect(body.match(/SEQ Tabell/g)).toHaveLength(9);
    expect(body.match(/SEQ Diagram/g)).toHaveLength(3);
    expect(wordsOf(body)).toContain('Tabell\u00a09. Budget, prognos och utfall 2018');
    // The number is Word's own, so only the style can make it bold together with its label.
    expect(xml(files, 'word/styles.xml')).toMatch(/<w:style [^>]*w:styleId="Caption".*?<w:b\/>/s);
  });

  it('breaks no number between its digits, even where a wider font stands in', () => {
    const numberCells = body.match(/<w:ind w:left="-200"\/>/g) ?? [];
    const inSource = interimReportSample.blocks
      .filter((block) => block.kind === 'table')
      .flatMap(({ columns, rows }) => rows.flatMap((row) => ('cells' in row ? columns.filter(({ kind }) => kind === 'number') : [])));
    expect(numberCells).toHaveLength(inSource.length);
  });

  it('uses real heading styles and fills in the contents with page numbers', () => {
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(5);
    expect(body).toContain('TOC \\h \\o &quot;1-3&quot;');
    expect(wordsOf(body)).toMatch(/5\. Ekonomiskt utfall och prognos\d/);
    expect(xml(files, 'word/settings.xml')).not.toContain('updateFields');
  });

  it('describes every chart, as SVG with a PNG beside it', () => {
    const charts = interimReportSample.blocks.filter((block) => block.kind === 'chart');
    const described = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map((match) => match[1]);
    expect(described).toEqual(charts.map((chart) => chart.alternative));
    const media = Object.keys(files).filter((path) => path.startsWith('word/media/'));
    expect(media.filter((path) => path.endsWith('.svg'))).toHaveLength(3);
    expect(media.filter((path) => path.endsWith('.png'))).toHaveLength(3);
  });

  it('is in Swedish, and says when the document was made, not when the file was', () => {
    expect(xml(files, 'word/styles.xml')).toContain('<w:lang w:val="sv-SE"/>');
    expect(xml(files, 'docProps/core.xml')).toContain('<dc:title>Delårsrapport</dc:title>');
    expect(xml(files, 'docProps/core.xml')).toContain('2018-09-20T10:00:00Z</dcterms:created>');
  });

  it('has the mark on the front page and in header and footer', () => {
    const mark = interimReportSample.mark ?? '';
    expect(wordsOf(body)).toContain(mark);
    for (const part of ['header', 'footer']) {
      const written = Object.keys(files).filter((path) => path.startsWith(`word/${part}`) && path.endsWith('.xml'));
      expect(written.filter((path) => wordsOf(xml(files, path)).includes(mark)).length).toBeGreaterThan(0);
    }
  });

  it('turns the page for a table that is too wide', async () => {
    const columns = Array.from({ length: 14 }, (_, index) => ({ header: `Kolumnrubrik ${index}`, kind: 'number' as const }));
    const rows = [{ kind: 'row' as const, cells: columns.map(() => ({ value: 1_234_567.5, decimals: 1 })) }];
    const wide = await docxDocument({ ...interimReportSample, blocks: [{ kind: 'table', id: 'bred', caption: 'Bred', columns, rows }] });
    expect(xml(unzipSync(wide), 'word/document.xml')).toContain('w:orient="landscape"');
  });
});

describe('text as data', () => {
  it.each(HOSTILE_TEXTS)('writes %j into sound XML (V1.2.1)', async (text) => {
    const files = unzipSync(await docxDocument(documentFullOf(text)));
    for (const path of Object.keys(files).filter((name) => name.endsWith('.xml') || name.endsWith('.svg'))) {
      const content = xml(files, path);
      // What XML forbids.
      expect(content).not.toMatch(/[^\P{Cc}\t\n\r]|\ufffe|\uffff/u);
      expect(content.isWellFormed()).toBe(true);
      expect(readHtml(content).querySelector('script, img')).toBeNull();
    }
  });
});
