import { describe, expect, it } from 'vitest';
import { interimReportSample } from '../../test/documents/interimReportSample.ts';
import type { Block, BlockDocument, ChartBlock, Table } from './blockDocument.ts';
import { heading, link, paragraph, row, whole } from './blocks.ts';
import { checkDocument } from './documentCheck.ts';

const table: Table = {
  kind: 'table',
  id: 'tabell',
  caption: 'Deltagare',
  columns: [
    { header: 'Kommun', kind: 'text' },
    { header: 'Antal', kind: 'number' },
  ],
  rows: [row('Sala', whole(34))],
};
const chart: ChartBlock = {
  kind: 'chart',
  id: 'diagram',
  caption: 'Deltagare',
  alternative: 'Sala 34',
  tableId: 'tabell',
  chart: { kind: 'category', parts: ['Deltagare'], unit: 'deltagare', decimals: 0, categories: [{ name: 'Sala', values: [34] }] },
};
const documentOf = (...blocks: readonly Block[]): BlockDocument => ({
  ...interimReportSample,
  blocks: [heading(1, 'kapitel', 'Kapitel'), ...blocks],
});
const codes = (...blocks: readonly Block[]): string[] => checkDocument(documentOf(...blocks)).map((fault) => fault.code);

describe('a document that everyone can read', () => {
  it('has no faults', () => {
    expect(checkDocument(interimReportSample)).toEqual([]);
    expect(codes(table, chart)).toEqual([]);
  });
  it('has a title, an organisation and an instant', () => {
    expect(checkDocument({ ...documentOf(), title: ' ' }).map((fault) => fault.code)).toEqual(['empty-title']);
    expect(checkDocument({ ...documentOf(), organisation: '' }).map((fault) => fault.code)).toEqual(['empty-title']);
    expect(checkDocument({ ...documentOf(), createdAt: '2018-09-20' }).map((fault) => fault.code)).toEqual(['bad-instant']);
    expect(checkDocument({ ...documentOf(), createdAt: '2018-13-20T10:00:00Z' }).map((fault) => fault.code)).toEqual(['bad-instant']);
  });
});

describe('headings', () => {
  it('go one level down at a time, and any number up', () => {
    expect(codes(heading(2, 'a', 'A'), heading(3, 'b', 'B'), heading(1, 'c', 'C'))).toEqual([]);
    expect(codes(heading(3, 'a', 'A'))).toEqual(['heading-jump']);
  });
  it('begin at the first level', () => {
    expect(checkDocument({ ...documentOf(), blocks: [heading(2, 'a', 'A')] }).map((fault) => fault.code)).toEqual(['heading-jump']);
  });
  it('have words', () => {
    expect(codes(heading(2, 'a', ' '))).toEqual(['empty-heading']);
  });
});

describe('tables', () => {
  it.each([
    ['without caption', { ...table, caption: '' }, 'table-without-caption'],
    [
      'with a column without heading',
      { ...table, columns: [{ header: '', kind: 'text' as const }, table.columns[1] ?? { header: 'x', kind: 'text' as const }] },
      'table-without-header',
    ],
    ['without columns', { ...table, columns: [], rows: [] }, 'table-without-header'],
    ['with a row that is too short', { ...table, rows: [row('Sala')] }, 'row-length'],
    ['with common headings over too few columns', { ...table, columnGroups: [{ header: 'Helår', span: 1 }] }, 'column-groups'],
    ['with a value that is no number', { ...table, rows: [row('Sala', whole(Number.NaN))] }, 'bad-number'],
    ['with a group without heading', { ...table, rows: [{ kind: 'group' as const, heading: '' }] }, 'table-without-header'],
  ])('%s are refused', (_, faulty, code) => {
    expect(codes(faulty)).toContain(code);
  });
  it('may be empty: the report then says that there are none', () => {
    expect(codes({ ...table, rows: [] })).toEqual([]);
  });
});

describe('charts', () => {
  it.each([
    ['without words for those who do not see them', { ...chart, alternative: '' }, 'chart-without-alternative'],
    ['without caption', { ...chart, caption: ' ' }, 'chart-without-caption'],
    ['without a table with the same numbers', { ...chart, tableId: 'finns-inte' }, 'chart-without-table'],
    ['without figures', { ...chart, chart: { ...chart.chart, categories: [] } } as ChartBlock, 'chart-without-figures'],
    ['with a value too few', { ...chart, chart: { ...chart.chart, parts: ['Kvinnor', 'Män'] } } as ChartBlock, 'chart-length'],
    [
      'with a negative count',
      {
        ...chart,
        chart: { kind: 'category', parts: ['a'], unit: 'b', decimals: 0, categories: [{ name: 'c', values: [-1] }] },
      } as ChartBlock,
      'bad-number',
    ],
  ])('%s are refused', (_, faulty, code) => {
    expect(codes(table, faulty)).toContain(code);
  });
});

describe('links', () => {
  it('have words', () => {
    expect(codes(paragraph(link('https://example.se', ' ')))).toEqual(['empty-link']);
  });
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/relativ', 'https://exa mple.se', 'JaVaScRiPt:x', ''])(
    'never go to %j',
    (href) => {
      expect(codes(paragraph(link(href, 'ord')))).toEqual(['unsafe-link']);
    },
  );
  it.each(['https://example.se/a?b=c#d', 'http://example.se', 'mailto:info@example.se', '#tabell'])('may go to %j', (href) => {
    expect(codes(table, paragraph(link(href, 'ord')))).toEqual([]);
  });
  it('within the document point at something, also deep inside a list', () => {
    expect(codes({ kind: 'list', ordered: false, items: [[{ kind: 'quote', content: [paragraph(link('#borta', 'dit'))] }]] })).toEqual([
      'unknown-target',
    ]);
  });
});

describe('ids', () => {
  it('are unique over headings, tables and charts', () => {
    expect(codes({ ...table, id: 'kapitel' })).toEqual(['duplicate-id']);
  });
  it('can be link targets', () => {
    expect(codes({ ...table, id: '1 a' })).toEqual(['bad-id']);
    expect(codes({ ...table, id: 'åtgärder-2_b' })).toEqual([]);
  });
});

it('says in Swedish where and what', () => {
  expect(checkDocument(documentOf({ ...table, rows: [row('Sala')] }))[0]).toEqual({
    code: 'row-length',
    place: 'Deltagare',
    text: 'Tabellen "Deltagare", rad 1 har 1 celler men tabellen har 2 kolumner.',
  });
});
