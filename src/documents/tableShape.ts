import type { Cell, Column, Row, Table } from './blockDocument.ts';
import type { Language } from './language.ts';
import { cellText } from './cellText.ts';
import { notesUnder } from './provenanceText.ts';
import { emWidth, isOrdinary } from './textMeasure.ts';

/** How a table is laid on an A4 page so that it fits, the same in PDF and Word. */
export type TableShape = {
  /** Points. */
  readonly textSize: number;
  /** Laid on a page of its own, turned, when it fits nowhere else. */
  readonly landscape: boolean;
  /** Points per column, together at most the page's text width. */
  readonly widths: readonly number[];
  /** Per column whether words are divided: only where one is wider than the column. Else lines break between words. */
  readonly dividesWords: readonly boolean[];
  /** Whether the whole table is kept on one page: only what is longer than a page is broken. */
  readonly keepTogether: boolean;
};

/** A4 less 25 mm on both sides, in points. */
export const TEXT_WIDTH = 453;
export const LANDSCAPE_WIDTH = 700;
export const TABLE_TEXT = 9.5;
const SMALL_TEXT = 8.2;

const PADDING = 10;
/** A text column may be broken over lines, but not below this many characters. */
const NARROWEST_TEXT = 24;
const WIDEST_TEXT = 60;
/** Small tables still get this share of the width, so that tables on a page look alike. */
const SMALLEST_SHARE = 0.62;
/** What a page has room for, in points: A4 less margins, and less a chapter's heading with a line under it. */
const TEXT_HEIGHT = 600;
/** As the page template sets it, in shares of the type size and in points. */
const CAP_HEIGHT = 0.66;
const LINE_STEP = 1.16;
const ROW_PADDING = 8.4;
const GROUP_PADDING = 13;
const NOTE_TEXT = 8;
const NOTE_STEP = 5;

const AVERAGE_SIGN = 0.48;
/** Rows under a group heading start a little further in. */
const INDENT = 8;

type Needs = { readonly least: number; readonly wished: number; readonly longestWord: number; readonly column: Column };

/** Room of number columns in Word, where the page has it, as a multiple of what they need: a wider font may stand in for Word's own. */
const WORD_SPARE = 1.35;

/** The shape in Word, where the type is not ours alone to decide. */
export const wordTableShape = (table: Table, language: Language): TableShape => tableShape(table, language, WORD_SPARE);

/** Decides type size, page direction and column widths from what stands in the cells. */
export function tableShape(table: Table, language: Language, spare = 1): TableShape {
  const needsAt = (size: number): Needs[] => needs(table, language, size, spare);
  const fits = (size: number, width: number): boolean => sum(needsAt(size).map((need) => need.least)) <= width;
  const sizes = [TABLE_TEXT, SMALL_TEXT];
  const upright = sizes.find((size) => fits(size, TEXT_WIDTH));
  const landscape = upright === undefined;
  const textSize = upright ?? sizes.find((size) => fits(size, LANDSCAPE_WIDTH)) ?? SMALL_TEXT;
  const columns = needsAt(textSize);
  const shares = widths(columns, landscape ? LANDSCAPE_WIDTH : TEXT_WIDTH);
  const dividesWords = columns.map(({ longestWord }, index) => longestWord > (shares[index] ?? 0) + 0.01);
  const keepTogether = !landscape && heightOf(table, shares, textSize, language) < TEXT_HEIGHT;
  return { textSize, landscape, widths: shares, dividesWords, keepTogether };
}

/** How high the table stands with caption, headings, rows and notes, on the generous side. */
function heightOf(table: Table, shares: readonly number[], size: number, language: Language): number {
  const lines = (text: string, width: number, type: number): number =>
    sum(text.split('\n').map((line) => Math.max(1, Math.ceil(textWidth(line, type) / Math.max(1, width)))));
  const high = (count: number, type: number): number => (CAP_HEIGHT + (count - 1) * LINE_STEP) * type;
  const row = (texts: readonly string[]): number =>
    high(Math.max(1, ...texts.map((text, index) => lines(text, (shares[index] ?? 0) - PADDING, size))), size) + ROW_PADDING;
  const rows = table.rows.map((one) => {
    if (one.kind === 'endGroup') return 0;
    return one.kind === 'group' ? high(1, size) + GROUP_PADDING : row(one.cells.map((cell) => cellText(cell, language)));
  });
  const groups = table.columnGroups ? row([]) : 0;
  const under = notesUnder(table, language).map((note) => high(lines(note, TEXT_WIDTH, NOTE_TEXT), NOTE_TEXT) + NOTE_STEP);
  return (
    high(lines(table.caption, TEXT_WIDTH - 60, TABLE_TEXT), TABLE_TEXT) +
    10 +
    groups +
    row(table.columns.map((column) => column.header)) +
    sum(rows) +
    sum(under)
  );
}

/**
 * Whether every cell of a row surely stands on one line, so that its height is known before it is typeset: the
 * typesetter else lays out each cell twice, once to measure it.
 */
export function isOneLine(cells: readonly Cell[], indented: boolean, shape: TableShape, language: Language): boolean {
  return cells.every((cell, index) => {
    const room = (shape.widths[index] ?? 0) - PADDING - (indented && index === 0 ? INDENT : 0);
    const words = cellText(cell, language);
    return isOrdinary(words) && !words.includes('\n') && textWidth(words, shape.textSize) <= room;
  });
}

function widths(columns: readonly Needs[], page: number): number[] {
  if (columns.some(({ column }) => column.width !== undefined)) {
    const weights = columns.map(({ column }) => column.width ?? 1);
    return weights.map((weight) => (weight / sum(weights)) * page);
  }
  const wished = columns.map((need) => need.wished);
  const least = columns.map((need) => need.least);
  const spare = page - sum(wished);
  if (spare >= 0) return widened(wished, columns, Math.max(0, page * SMALLEST_SHARE - sum(wished)));
  if (sum(least) > page) return least.map((width) => (width / sum(least)) * page);
  // What the wishes lack is taken from the headings of number columns first, then from the texts.
  const numbersGiven = shrunk(wished, least, -spare, (index) => columns[index]?.column.kind === 'number');
  return shrunk(numbersGiven, least, sum(numbersGiven) - page, () => true);
}

/** Takes `lack` points from the columns that may give, in proportion to what each can. */
function shrunk(wished: readonly number[], least: readonly number[], lack: number, mayGive: (index: number) => boolean): number[] {
  const room = wished.map((width, index) => (mayGive(index) ? Math.max(0, width - (least[index] ?? 0)) : 0));
  const share = Math.min(1, lack / sum(room));
  return sum(room) <= 0 || lack <= 0 ? [...wished] : wished.map((width, index) => width - (room[index] ?? 0) * share);
}

/** Room to spare goes to the text columns: figures keep close to each other. */
function widened(wished: readonly number[], columns: readonly Needs[], extra: number): number[] {
  const texts = columns.filter((need) => need.column.kind === 'text').length;
  return wished.map((width, index) => {
    if (texts === 0) return width + extra / wished.length;
    return columns[index]?.column.kind === 'text' ? width + extra / texts : width;
  });
}

function needs(table: Table, language: Language, size: number, spare: number): Needs[] {
  return table.columns.map((column, index) => {
    const texts = table.rows.flatMap((row) => cellOf(row, index, language));
    const indent = index === 0 && table.rows.some((row) => row.kind === 'group') ? INDENT : 0;
    const whole = (text: string): number => Math.max(...text.split('\n').map((line) => textWidth(line, size)));
    const longestWord = Math.max(
      0,
      ...[column.header, ...texts].flatMap((text) => text.split(/[\s/]+/u)).map((word) => textWidth(word, size)),
    );
    const widest = Math.max(longestWord, ...texts.map(whole));
    if (column.kind === 'number') {
      const wished = Math.max(widest, Math.min(whole(column.header), size * 9));
      return { least: widest + PADDING, wished: wished * spare + PADDING, longestWord: longestWord + PADDING, column };
    }
    const narrowest = Math.min(widest, NARROWEST_TEXT * size * AVERAGE_SIGN);
    const wished = Math.min(Math.max(widest, whole(column.header)), WIDEST_TEXT * size * AVERAGE_SIGN);
    const room = PADDING + indent;
    return {
      least: Math.max(narrowest, Math.min(longestWord, NARROWEST_TEXT * size * AVERAGE_SIGN)) + room,
      wished: wished + room,
      longestWord: longestWord + room,
      column,
    };
  });
}

const cellOf = (row: Row, index: number, language: Language): string[] => {
  if (row.kind === 'group' || row.kind === 'endGroup') return [];
  const cell = row.cells[index];
  return cell === undefined ? [] : [cellText(cell, language)];
};

/** Points that a text needs in the heavier cut, with a little to spare. */
const textWidth = (text: string, size: number): number => emWidth(text, 'semibold') * size * 1.02;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
