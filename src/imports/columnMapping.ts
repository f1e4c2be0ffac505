import { mayBeRepeated } from '../shared/quotedCell.ts';
import type { RowFault } from '../shared/rowFault.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** A column that a kind of file can have, and what else people call it. */
export type KnownColumn = {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Must be in the file, or be said of the whole file. */
  readonly required: boolean;
  /** What its cells may say, with what else people write for each; undefined where anything may stand. */
  readonly codes?: readonly { readonly code: string; readonly aliases: readonly string[] }[];
  /** Whether a cell may hold several codes. */
  readonly several?: boolean;
};

/** What headings and words of foreign files mean, by their plain form. '' says that they mean nothing here. */
export type Mapping = {
  readonly columns: Readonly<Record<string, string>>;
  /** By column, then by word. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
/** What was remembered, with what was chosen since on top. */
export const mergedMapping = (remembered: Mapping, chosen: Mapping): Mapping => ({
  columns: { ...remembered.columns, ...chosen.columns },
  codes: Object.fromEntries(
    [...new Set([...Object.keys(remembered.codes), ...Object.keys(chosen.codes)])].map((column) => [
      column,
      { ...remembered.codes[column], ...chosen.codes[column] },
    ]),
  ),
});
export const NO_MAPPING: Mapping = { columns: {}, codes: {} };

/** `isHidden`: what stands there may be somebody's number, and is not repeated. */
export type MappedHeading = { readonly heading: string; readonly key: string; readonly column: string; readonly isHidden: boolean };
/** `code` is '' where a word was chosen to mean nothing, null where nobody has said what it means. */
export type MappedWord = { readonly word: string; readonly key: string; readonly rows: number; readonly code: string | null };
/** How a file is read: what each heading is, and the words of its cells that are no code by themselves. */
export type MappedFile = {
  readonly headings: readonly MappedHeading[];
  readonly words: readonly { readonly column: string; readonly words: readonly MappedWord[] }[];
};

/** A heading or word without what people write differently from one time to the next: case, spaces, marks. */
export const plainForm = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

const SEVERAL = /[|,;/\n+]|\soch\s/;
const MOST_WORDS = 60;
const LONGEST_WORD = 80;

/** Each heading with the column it is: as chosen, as remembered, by its name or by what else people call it; '' where nobody knows. */
export function mapHeadings(header: readonly string[], columns: readonly KnownColumn[], mapping: Mapping): MappedHeading[] {
  const byName = new Map(columns.flatMap(({ name, aliases }) => [name, ...aliases].map((text) => [plainForm(text), name] as const)));
  const names = new Set(columns.map(({ name }) => name));
  return header.map((heading, place) => {
    // Where the header row is missing, a person's first row stands in its place.
    const key = heading === '' || !mayBeRepeated(heading) ? `kolumn${place + 1}` : plainForm(heading);
    const told = mapping.columns[key];
    const column = told !== undefined && (told === '' || names.has(told)) ? told : (byName.get(key) ?? '');
    return { heading: key === `kolumn${place + 1}` ? `kolumn ${place + 1}` : heading, key, column, isHidden: !mayBeRepeated(heading) };
  });
}

/**
 * What of a file's choices is worth remembering: headings and words of this file that were chosen to be something they are not by themselves.
 * What means nothing here may mean something in another team's file, and a file without headings has nothing to remember.
 */
export function worthRemembering({ headings, words }: MappedFile, columns: readonly KnownColumn[]): Mapping {
  const byThemselves = new Map(
    mapHeadings(
      headings.map(({ heading }) => heading),
      columns,
      NO_MAPPING,
    ).map(({ key, column }) => [key, column]),
  );
  const known = [...byThemselves.values()].some((column) => column !== '');
  const kept = headings.filter(({ key, column }) => known && column !== '' && byThemselves.get(key) !== column && !UNNAMED.test(key));
  const told = words.map(
    ({ column, words: of }) => [column, Object.fromEntries(of.flatMap(({ key, code }) => (code ? [[key, code]] : [])))] as const,
  );
  return {
    columns: Object.fromEntries(kept.map(({ key, column }) => [key, column])),
    codes: Object.fromEntries(told.filter(([, codes]) => Object.keys(codes).length > 0)),
  };
}
const UNNAMED = /^kolumn\d+$/;

/** Columns that two headings are, and those that must be told and are not. */
export function headingFaults(headings: readonly MappedHeading[], columns: readonly KnownColumn[], told: ReadonlySet<string>): RowFault[] {
  const fault = (column: string, reason: string, mend: string): RowFault => ({ line: 1, column, reason, mend });
  // A number that may be somebody's stands in no heading: a person's first row has come in its place.
  if (headings.some(({ isHidden }) => isHidden)) return [fault('', 'rubrikraden saknas', 'skriv kolumnernas namn på första raden')];
  return columns.flatMap(({ name, required }) => {
    const own = headings.filter(({ column }) => column === name);
    if (own.length > 1) {
      const which = own.map(({ heading }) => `"${heading}"`).join(' och ');
      return [fault(name, `${which} är båda valda som ${name}`, 'låt bara den ena vara det')];
    }
    if (own.length === 0 && required && !told.has(name)) return [fault(name, 'kolumnen saknas', 'välj vilken rubrik i filen som är den')];
    return [];
  });
}

/** Reads cells in the words of the columns, and tells the words that no code could be told for. */
export function mappedCells(sheet: Sheet, headings: readonly MappedHeading[], columns: readonly KnownColumn[], mapping: Mapping) {
  const places = new Map(headings.flatMap(({ column }, place) => (column === '' ? [] : [[column, place] as const])));
  const textOf = (row: SheetRow, column: string): string => row.cells[places.get(column) ?? -1] ?? '';
  const coded = new Map(
    columns.flatMap((column) => {
      if (!column.codes || !places.has(column.name)) return [];
      const texts = sheet.rows.map((row) => textOf(row, column.name));
      return [[column.name, readCodes(column, texts, mapping.codes[column.name] ?? {})] as const];
    }),
  );
  return {
    has: (column: string): boolean => places.has(column),
    cell: (row: SheetRow, column: string): string => {
      const text = textOf(row, column);
      return coded.get(column)?.read.get(text) ?? text;
    },
    words: (): MappedFile['words'] =>
      [...coded].flatMap(([column, { words }]) => (words.size === 0 ? [] : [{ column, words: [...words.values()].slice(0, MOST_WORDS) }])),
  };
}

/** What each text of a column says in codes, and the words of it that a person has to choose for, chosen or not. */
function readCodes({ codes = [], several = false }: KnownColumn, texts: readonly string[], told: Readonly<Record<string, string>>) {
  const known = new Map(codes.flatMap(({ code, aliases }) => [code, ...aliases].map((text) => [plainForm(text), code] as const)));
  const own = new Set(codes.map(({ code }) => code));
  const words = new Map<string, MappedWord>();
  const codeOf = (key: string): string | undefined => {
    const chosen = told[key];
    return chosen !== undefined && (chosen === '' || own.has(chosen)) ? chosen : known.get(key);
  };
  const one = (text: string, rows: number): string => {
    if (own.has(text)) return text;
    const key = plainForm(text);
    const code = codeOf(key);
    if (!known.has(key) && key !== '' && text.length <= LONGEST_WORD && mayBeRepeated(text))
      words.set(key, { word: text, key, rows: (words.get(key)?.rows ?? 0) + rows, code: code ?? null });
    return code ?? text;
  };
  const all = (text: string, rows: number): string => {
    if (!several || own.has(text) || codeOf(plainForm(text)) !== undefined) return one(text, rows);
    const parts = text.split(SEVERAL).map((part) => part.trim());
    return parts
      .flatMap((part) => (part === '' ? [] : one(part, rows)))
      .filter((part) => part !== '')
      .join('|');
  };
  const counted = new Map<string, number>();
  for (const text of texts) if (text !== '') counted.set(text, (counted.get(text) ?? 0) + 1);
  return { words, read: new Map([...counted].map(([text, rows]) => [text, all(text, rows)])) };
}
