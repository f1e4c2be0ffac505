import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentFullOf, HOSTILE_TEXTS } from '../../test/documents/hostileDocument.ts';
import { interimReportSample } from '../../test/documents/interimReportSample.ts';
import { readPdf, withRole, type PdfElement, type PdfReading } from '../../test/documents/pdfStructure.ts';
import type { BlockDocument, Table } from './blockDocument.ts';
import { decimal, group, heading, paragraph, row, whole } from './blocks.ts';
import { pdfDocument } from './pdfDocument.ts';
import { isOneLine, tableShape } from './tableShape.ts';

const tablesOf = (document: BlockDocument): Table[] => document.blocks.filter((block) => block.kind === 'table');

/** The heading texts that a cell refers to, looked up by id in its table. */
function headersOf(table: PdfElement, cell: PdfElement): string[] {
  const names = new Map(withRole([table], 'TH').map((head) => [head.id, head.text]));
  return cell.headers.map((id) => names.get(id) ?? `missing ${id}`);
}

describe('an interim report as PDF', () => {
  let bytes: Uint8Array;
  let pdf: PdfReading;
  beforeAll(async () => {
    // The writer's own PDF/UA-1 check has passed when this returns.
    bytes = await pdfDocument(interimReportSample);
    pdf = await readPdf(bytes);
  });

  it('declares itself PDF/UA-1, with title, Swedish as language and a bookmark for every heading', () => {
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid');
    expect(pdf.title).toBe('Delårsrapport');
    expect(pdf.language).toBe('sv-SE');
    expect(pdf.bookmarks).toContain('2.1 Styrelsens sammansättning');
    expect(pdf.bookmarks).toHaveLength(interimReportSample.blocks.filter((block) => block.kind === 'heading').length);
  });

  it('embeds the fonts it uses, and uses none of the machine it runs on', () => {
    expect(pdf.fonts.length).toBeGreaterThan(1);
    expect(pdf.fonts.filter((font) => !font.embedded || !font.name.includes('SourceSans3'))).toEqual([]);
  });

  it('gives every table its caption, and every column its heading cell', () => {
    const tables = withRole(pdf.elements, 'Table');
    expect(tables.map((table) => withRole([table], 'Caption')[0]?.text)).toEqual(
      tablesOf(interimReportSample).map((table, index) => `Tabell ${index + 1}. ${table.caption}`),
    );
    tables.forEach((table, index) => {
      const columns = tablesOf(interimReportSample)[index]?.columns ?? [];
      const heads = withRole([table], 'TH').filter((cell) => cell.scope === 'Column' && cell.colSpan === 1);
      expect(heads.map((cell) => cell.text)).toEqual(expect.arrayContaining(columns.map((column) => column.header)));
    });
  });

  it('lets a figure be read with its column and its row', () => {
    const table = withRole(pdf.elements, 'Table').find((one) => one.text.includes('folkbokföringskommun'));
    if (!table) throw new Error('no table by municipality');
    const sjöforsa = withRole([table], 'TR').find((one) => one.children[0]?.text === 'Sjöforsa');
    expect(sjöforsa?.children[0]).toMatchObject({ role: 'TH', scope: 'Row' });
    const women = sjöforsa?.children[2];
    expect(women).toMatchObject({ role: 'TD', text: '19' });
    expect(women && headersOf(table, women)).toEqual(['Varav kvinnor', 'Sjöforsa']);
  });

  it('reads the wide economy table with common headings and groups, and keeps the total out of the last group', () => {
    const table = withRole(pdf.elements, 'Table').at(-1);
    if (!table) throw new Error('no table');
    const cells = (name: string): readonly PdfElement[] =>
      withRole([table], 'TR').find((one) => one.children[0]?.text === name)?.children ?? [];
    const read = (name: string, column: number): string[] => {
      const cell = cells(name)[column];
      return cell ? headersOf(table, cell) : [];
    };
    expect(read('Kurator i teamen', 6)).toEqual(['Till och med 31 augusti', 'Utfall', 'Individinriktade insatser', 'Kurator i teamen']);
    expect(read('Summa', 6)).toEqual(['Till och med 31 augusti', 'Utfall', 'Summa']);
    expect(read('Ofördelade samverkansmedel', 1)).toEqual(['Helår', 'Budget 2018', 'Ofördelade samverkansmedel']);
    expect(cells('Summa')[7]?.text).toBe('−1 050,1');
  });

  it('says what each chart shows to those who do not see it', () => {
    const charts = interimReportSample.blocks.filter((block) => block.kind === 'chart');
    expect(withRole(pdf.elements, 'Figure').map((figure) => figure.alternative)).toEqual(charts.map((chart) => chart.alternative));
  });

  it('prints the mark on the front page and in the margins of every page', async () => {
    const mark = interimReportSample.mark ?? '';
    expect(pdf.text.split(mark)).toHaveLength(1 + 1 + 2 * (pdf.pages - 1));
  });

  it('gives the same bytes for the same document, also after other documents', async () => {
    await pdfDocument(documentFullOf('något annat'));
    expect(Buffer.compare(await pdfDocument(interimReportSample), bytes)).toBe(0);
  });
});

const long: Table = {
  kind: 'table',
  id: 'lång',
  caption: 'Alla insatser',
  columns: [
    { header: 'Insats', kind: 'text' },
    { header: 'Deltagare', kind: 'number' },
  ],
  rows: Array.from({ length: 120 }, (_, index) => row(`Insats ${index + 1}`, whole(index))),
};

describe('a table longer than a page', () => {
  it('repeats its headings on every page it reaches, and tags them once', async () => {
    const pdf = await readPdf(await pdfDocument({ ...interimReportSample, blocks: [heading(1, 'a', 'Insatser'), long] }));
    expect(pdf.text.split('Deltagare').length - 1).toBe(3);
    expect(withRole(pdf.elements, 'TH').filter((cell) => cell.text === 'Deltagare')).toHaveLength(1);
  });
});

describe('a table that is kept on one page', () => {
  it.each([20, 28, 30, 32, 34, 36, 38, 44])('never runs out of it, with %i rows and long notes under it', async (count) => {
    const notes = ['En anmärkning som är så lång att den går över flera rader under tabellen. '.repeat(5), 'Sist av allt.'];
    const pdf = await readPdf(
      await pdfDocument({
        ...interimReportSample,
        blocks: [heading(1, 'k', 'Kapitel'), paragraph('Inledning'), { ...long, rows: long.rows.slice(0, count), notes }],
      }),
    );
    const last = withRole(pdf.elements, 'P').find((element) => element.text === 'Sist av allt.');
    expect(last?.lowest).toBeGreaterThan(76);
    expect(withRole(pdf.elements, 'TR').every((line) => line.lowest > 76)).toBe(true);
  });
});

describe('a table with little room', () => {
  const headers = [
    'Årsbudget',
    'Prognos',
    'Avvikelse mot prognos',
    'Bokslut föregående år',
    'Budget hittills',
    'Utfall hittills',
    'Avvikelse',
  ];
  const name = 'Länsgemensamma utbildningsinsatser';

  it('breaks its lines between words, not within them', async () => {
    const table: Table = {
      kind: 'table',
      id: 'trång',
      caption: 'Trång',
      columns: [{ header: 'Budgetpost', kind: 'text' }, ...headers.map((header) => ({ header, kind: 'number' as const }))],
      rows: [group('Utbildning'), row(name, ...headers.map(() => decimal(-1_850, 1)))],
    };
    const pdf = await readPdf(await pdfDocument({ ...interimReportSample, blocks: [heading(1, 'k', 'K'), table] }));
    const cells = withRole(pdf.elements, 'TH').concat(withRole(pdf.elements, 'TD'));
    expect(cells.some(({ lines }) => lines > 1)).toBe(true);
    expect(cells.map(({ text }) => text.match(/\p{L}+-/u)?.[0]).filter((part) => part !== undefined)).toEqual([]);
  });
});

describe('a row said to be one line high', () => {
  // The widest a text may be in its column, and one sign more: the first has the height of one line, the second of two.
  it.each(['mmmmmm', 'WÅÄÖ @', 'illig, till', 'ösregn – 1 234,5'])('is so with %j over and over, in either cut', async (words) => {
    const columns = [
      { header: 'A', kind: 'text' as const, width: 1 },
      { header: 'B', kind: 'text' as const, width: 3 },
    ];
    const rows = Array.from({ length: 60 }, (_, index) => ({
      kind: index % 2 === 0 ? ('row' as const) : ('total' as const),
      cells: [words.repeat(40).slice(0, index + 1), ''],
    }));
    const table: Table = { kind: 'table', id: 'a', caption: 'A', columns, rows };
    const shape = tableShape(table, 'sv');
    const pdf = await readPdf(await pdfDocument({ ...interimReportSample, blocks: [heading(1, 'k', 'K'), table] }));
    const cells = withRole(pdf.elements, 'TR')
      .slice(1)
      .map((line) => line.children[0]);
    const oneLine = rows.map((line) => isOneLine(line.cells, false, shape, 'sv'));
    expect(oneLine).toContain(true);
    expect(oneLine).toContain(false);
    expect(cells.filter((cell, index) => oneLine[index] === true && cell?.lines !== 1)).toEqual([]);
  });
});

describe('a table too wide for an upright page', () => {
  it('gets a page of its own, turned', async () => {
    const columns = Array.from({ length: 14 }, (_, index) => ({ header: `Kolumnrubrik ${index}`, kind: 'number' as const }));
    const wide: Table = {
      kind: 'table',
      id: 'bred',
      caption: 'Bred',
      columns,
      rows: [{ kind: 'row', cells: columns.map((_, index) => ({ value: index * 1_234_567.5, decimals: 1 })) }],
      rowHeaders: false,
    };
    const pdf = await readPdf(
      await pdfDocument({ ...interimReportSample, blocks: [heading(1, 'a', 'Kapitel'), paragraph('Text'), wide, paragraph('Efter')] }),
    );
    expect(pdf.pageSizes.slice(2)).toEqual([
      [595, 842],
      [842, 595],
      [595, 842],
    ]);
  });
});

describe('text as data', () => {
  it.each(HOSTILE_TEXTS)('shows %j as written, never as markup', async (text) => {
    const pdf = await readPdf(await pdfDocument(documentFullOf(text)));
    expect(pdf.title).toContain('Titel');
    expect(withRole(pdf.elements, 'Table')).toHaveLength(1);
  });

  it('shows Typst code letter by letter (V1.2.8)', async () => {
    const text = HOSTILE_TEXTS[0];
    const pdf = await readPdf(await pdfDocument({ ...interimReportSample, blocks: [heading(1, 'a', 'Kapitel'), paragraph(text)] }));
    expect(withRole(pdf.elements, 'P').map((element) => element.text)).toContain(text);
  });

  it('writes any text that people can type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        expect((await pdfDocument(documentFullOf(text))).length).toBeGreaterThan(1000);
      }),
      { numRuns: 40 },
    );
  });
});
