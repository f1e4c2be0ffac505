import ExcelJS from 'exceljs';
import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { unpackedSize, unpacksAsSaid } from './unpackedSize.ts';

/** A sheet of a workbook, with what was left out of it in plain Swedish. */
export type WorkbookSheet = { readonly sheet: Sheet; readonly notices: readonly string[] };

const whole = (reason: string, mend: string): Result<never, RowFault[]> => err([{ line: 1, column: '', reason, mend }]);
const DAMAGED = whole(
  'arbetsboken går inte att läsa, den kan vara skadad',
  'öppna den i Excel, spara den en gång till som .xlsx och välj den filen',
);
const MEGABYTE = 1024 * 1024;
const MOST_UNPACKED = 150 * MEGABYTE;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;
/** How far down the row of headings may be, under a title and groups of headings. */
const DEEPEST_HEADER = 15;

/**
 * Reads the first sheet that is shown and has something in it. Days become ÅÅÅÅ-MM-DD, numbers their digits, a formula what it gave.
 * The row of headings is the one of the first fifteen with most of them known; headings merged over several columns name those below.
 * @param isHeading whether a text is a heading that is known
 */
export async function readWorkbook(bytes: Uint8Array, isHeading: (text: string) => boolean): Promise<Result<WorkbookSheet, RowFault[]>> {
  if (unpackedSize(bytes) > MOST_UNPACKED)
    return whole('arbetsboken är för stor för att läsas', 'dela upp den, till exempel ett år i taget');
  // One that lies would unpack to as much as it likes.
  if (!unpacksAsSaid(bytes)) return DAMAGED;
  const workbook = new ExcelJS.Workbook();
  try {
    // Its types ask for a Buffer of an older Node.
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    return DAMAGED;
  }
  const filled = workbook.worksheets.filter(({ actualRowCount }) => actualRowCount > 0);
  const shown = filled.filter(({ state }) => state === 'visible');
  const [first] = shown;
  if (!first)
    return whole(
      filled.length === 0 ? 'arbetsboken är tom' : 'alla blad i arbetsboken är dolda',
      'visa bladet med uppgifterna och spara en gång till',
    );
  if (first.rowCount > MOST_ROWS || first.columnCount > MOST_COLUMNS)
    return whole(
      `bladet har fler än ${MOST_ROWS} rader eller ${MOST_COLUMNS} kolumner`,
      'ta bort tomma rader och kolumner längst ned och längst till höger, eller dela upp det',
    );
  const names = (sheets: readonly { readonly name: string }[]): string => sheets.map(({ name }) => `"${name}"`).join(', ');
  const hidden = filled.filter((sheet) => !shown.includes(sheet));
  const notices = [
    ...(shown.length > 1 ? [`Arbetsboken har flera blad. Bara "${first.name}" läses, inte ${names(shown.slice(1))}.`] : []),
    ...(hidden.length > 0 ? [`Dolda blad läses inte: ${names(hidden)}.`] : []),
  ];
  const rows = rowsOf(first);
  const place = headerPlace(rows, isHeading);
  const parts = partsBelow(rows, place);
  const header = parts ?? headingsOf(rows, place);
  if (header.every((heading) => heading === '')) return whole('rubrikraden saknas', 'låt första raden innehålla kolumnernas namn');
  return ok({
    sheet: { header, rows: rows.slice(place + (parts ? 2 : 1)).filter(({ cells }) => cells.some((cell) => cell !== '')) },
    notices,
  });
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const width = sheet.columnCount;
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    rows.push({ line, cells: Array.from({ length: width }, (_, at) => textOf(row.getCell(at + 1).value)) });
  });
  return rows;
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return value.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .normalize('NFC')
      .trim();
  if ('result' in value) return textOf(value.result ?? null);
  if ('text' in value) return textOf(value.text);
  // What the workbook could not work out (#REF!, #N/A) is no empty cell: the rules say that it is wrong.
  if ('error' in value) return value.error;
  return '';
}

// Never as 1.98501e+11: a number of twelve digits is one.
const numberText = (value: number): string => (Number.isInteger(value) ? value.toFixed(0) : String(value));

function headerPlace(rows: readonly SheetRow[], isHeading: (text: string) => boolean): number {
  const known = rows.slice(0, DEEPEST_HEADER).map(({ cells }) => new Set(cells.filter((cell) => cell !== '' && isHeading(cell))).size);
  const most = Math.max(0, ...known);
  return most === 0 ? 0 : known.lastIndexOf(most);
}

/**
 * The headings of a row with their parts in the row below, where a heading is merged over several columns that are named there; the
 * others are merged over both rows, so that they are read twice. No row of a participant repeats its headings.
 */
function partsBelow(rows: readonly SheetRow[], place: number): string[] | undefined {
  const own = rows[place]?.cells ?? [];
  const below = rows[place + 1]?.cells ?? [];
  const isRepeated = (at: number): boolean => own[at] !== '' && own[at] === below[at];
  const isPart = (at: number): boolean => below[at] !== '' && own.filter((heading) => heading === own[at]).length > 1;
  const places = own
    .keys()
    .filter((at) => own[at] !== '' || below[at] !== '')
    .toArray();
  if (!places.some(isRepeated) || !places.every((at) => isRepeated(at) || isPart(at))) return undefined;
  return own.map((heading, at) => (isRepeated(at) ? heading : `${heading} ${below[at] ?? ''}`.trim()));
}

/** The headings of a row; where two are the same, with the merged heading above them. */
function headingsOf(rows: readonly SheetRow[], place: number): string[] {
  const own = rows[place]?.cells ?? [];
  const above = rows[place - 1]?.cells ?? [];
  const count = (heading: string): number => own.filter((one) => one.toLowerCase() === heading.toLowerCase()).length;
  return own.map((heading, at) => {
    const group = above[at] ?? '';
    return heading !== '' && group !== '' && group !== heading && count(heading) > 1 ? `${heading} ${group}` : heading;
  });
}
