import { slugFrom } from '../association/slug.ts';
import { csvTable, csvTables } from '../documents/csvTable.ts';
import type { BlockDocument, Cell, Column, Provenance, Row, Table } from '../documents/blockDocument.ts';
import { decimal, percent, row, signed, total, whole } from '../documents/blocks.ts';
import { provenanceText } from '../documents/provenanceText.ts';
import { DOCUMENT_FORMATS, renderDocument } from '../documents/renderDocument.ts';
import { localDate, swedishDay } from '../shared/localDate.ts';
import { rounded } from '../shared/quotient.ts';
import { isByPeriod, scopeWords, sidesOf, type ComparedContent } from './comparedContent.ts';
import { comparedTable, type ComparedCell } from './comparedTable.ts';
import { figureWords, rowWords } from './figureWords.ts';
import type { FigureWords } from './figureWordsShape.ts';
import { SHOWN_NAMES, shownTable, type RowName, type ShownCell, type ShownColumn, type ShownName } from './shownTable.ts';
import type { StatisticsAnswer } from './statisticsApi.ts';

/** The figures of a file. */
export type FigureFileContent = ComparedContent<StatisticsAnswer> & {
  /** One table; all of them when absent. */
  readonly table: ShownName | undefined;
  readonly association: string;
  /** When the figures were asked for. */
  readonly now: Date;
};
export type FigureFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly ending: string };

/** Tables of figures as a file that a spreadsheet opens, each with population, n, missing and period. */
export async function figureFile(content: FigureFileContent, format: 'csv' | 'xlsx'): Promise<FigureFile> {
  const words = figureWords(content.language);
  const tables = figureFileTables(content);
  if (format === 'csv') {
    const options = { language: content.language, mark: `${words.mark}. ${headLine(content, words)}`, withSource: true };
    const [only] = tables;
    const text = content.table !== undefined && only ? csvTable(only, options) : csvTables(tables, options);
    return { bytes: new TextEncoder().encode(text), mediaType: 'text/csv; charset=utf-8', ending: '.csv' };
  }
  const document: BlockDocument = {
    language: content.language,
    title: words.title,
    subtitle: headLine(content, words),
    organisation: content.association,
    dateLines: [],
    mark: words.mark,
    createdAt: content.now.toISOString(),
    numberedHeadings: false,
    blocks: tables,
  };
  const written = await renderDocument(document, 'xlsx');
  if (!written.ok) throw new Error(written.error.text);
  return { bytes: written.value, mediaType: DOCUMENT_FORMATS.xlsx.mediaType, ending: DOCUMENT_FORMATS.xlsx.ending };
}

/** What the file is called, without ending: "siffror-nya-efter-remittent-2018-01-01-2018-08-31". */
export function figureFileName({ first, second, table, language }: Omit<FigureFileContent, 'association' | 'now'>): string {
  const words = figureWords(language);
  const name = slugFrom([words.fileName, ...(table === undefined ? [] : [words.captions[table]])].join(' '));
  const days = second !== undefined && isByPeriod({ first, second }) ? [second.period.from, second.period.to] : [];
  return [name, first.period.from, first.period.to, ...days].join('-');
}

/** The tables as blocks. An economist's answer has no detail of interventions, and so no such table. */
export function figureFileTables(content: FigureFileContent): Table[] {
  const { first, second, table } = content;
  const hasDetail = (name: ShownName): boolean => name !== 'per_insats' || [first, second].some((one) => one?.tabeller.per_insats.length);
  const names = table === undefined ? SHOWN_NAMES.filter(hasDetail) : [table];
  return names.map((name) => (second === undefined ? plainTable(content, name) : comparedFileTable(content, second, name)));
}

function plainTable(content: FigureFileContent, name: ShownName): Table {
  const words = figureWords(content.language);
  const table = shownTable(name, content.first);
  const cells = (one: { readonly name: RowName; readonly cells: readonly ShownCell[] }): Cell[] => [
    nameOf(one, words),
    ...one.cells.map(cellOf),
  ];
  return {
    kind: 'table',
    id: `tabell-${name}`,
    caption: words.captions[name],
    columns: [text(words.rowHeads[name]), ...table.columns.map((column) => number(columnWords(column, words)))],
    rows: rowsOf(table.rows.map(cells), table.total && cells(table.total)),
    notes: notesOf(name, words),
    provenance: provenanceOf(content.first, name, words),
  };
}

function comparedFileTable(content: FigureFileContent, second: StatisticsAnswer, name: ShownName): Table {
  const { first, language } = content;
  const words = figureWords(language);
  const table = comparedTable(name, first, second);
  const sides = sidesOf(content);
  const three = ({ first: one, second: other, difference }: ComparedCell): Cell[] => [
    cellOf(one),
    cellOf(other),
    signed(difference, one.kind === 'mean' ? 1 : 0),
  ];
  const cells = (one: { readonly name: RowName; readonly cells: readonly ComparedCell[] }): Cell[] => [
    nameOf({ name: one.name, cells: one.cells.map((cell) => cell.first) }, words),
    ...one.cells.flatMap(three),
  ];
  const source = (answer: StatisticsAnswer, side: string): string =>
    `${side}. ${provenanceText(provenanceOf(answer, name, words), language)}`;
  return {
    kind: 'table',
    id: `tabell-${name}`,
    caption: words.captions[name],
    columnGroups: [{ header: '', span: 1 }, ...table.columns.map((column) => ({ header: columnWords(column, words), span: 3 }))],
    columns: [
      text(words.rowHeads[name]),
      ...table.columns.flatMap((column) => [...sides, isShare(column) ? words.points : words.difference].map(number)),
    ],
    rows: rowsOf(table.rows.map(cells), table.total && cells(table.total)),
    notes: [...notesOf(name, words), words.differenceNote(...sides), source(first, sides[0]), source(second, sides[1])],
  };
}

const text = (header: string): Column => ({ header, kind: 'text' });
const number = (header: string): Column => ({ header, kind: 'number' });
const isShare = (column: ShownColumn): boolean => column === 'share' || column === 'womenShare';
const columnWords = (column: ShownColumn, words: FigureWords): string => `${words.columns[column]}${isShare(column) ? ', %' : ''}`;

/** A measure among others says its own unit. */
const nameOf = ({ name, cells }: { readonly name: RowName; readonly cells: readonly ShownCell[] }, words: FigureWords): string =>
  `${rowWords(name, words)}${name.kind === 'measure' && cells[0]?.kind === 'share' ? ', %' : ''}`;

function cellOf(cell: ShownCell): Cell {
  if (cell.kind === 'count') return whole(cell.value);
  return cell.kind === 'share' ? percent(rounded(cell.exact, 0)) : decimal(rounded(cell.exact, 1), 1);
}

const rowsOf = (rows: readonly (readonly Cell[])[], sum: readonly Cell[] | undefined): Row[] => [
  ...rows.map((cells) => row(...cells)),
  ...(sum ? [total(...sum)] : []),
];

const notesOf = (name: ShownName, words: FigureWords): string[] =>
  name === 'försörjning_nya' || name === 'försörjning_före_efter' ? [words.severalPerPerson] : [];

function provenanceOf(answer: StatisticsAnswer, name: ShownName, words: FigureWords): Provenance {
  const found = answer.provenance.find(({ table }) => table === (name === 'summary' ? 'deltagare' : name));
  if (!found) throw new Error(`no provenance of ${name}`);
  const period = { from: localDate(answer.period.from), to: localDate(answer.period.to) };
  return { population: words.populations[found.population], n: found.n, missing: found.missing, period, rule: words.rules[name] };
}

/** Period, interventions and when they were fetched, in one line. */
function headLine(content: FigureFileContent, words: FigureWords): string {
  const { first, second, now } = content;
  const [one, other] = sidesOf(content);
  const days = ({ period }: StatisticsAnswer): string => `${period.from} – ${period.to}`;
  const parts = [
    second !== undefined && isByPeriod(content) ? `${days(first)} ${words.with} ${days(second)}` : days(first),
    second !== undefined && !isByPeriod(content) ? `${one} ${words.with} ${other}` : `${words.interventions}: ${scopeWords(first, words)}`,
    ...(first.knownAt === null ? [] : [`${words.knownAt} ${swedishDay(new Date(first.knownAt))}`]),
    `${words.fetched} ${swedishDay(now)}`,
  ];
  return parts.join(' · ');
}
