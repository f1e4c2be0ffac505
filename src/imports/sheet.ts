import { parse } from 'csv-parse/sync';
import { mayBeRepeated } from '../shared/quotedCell.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** A table as a team or an economy office saved it. Line 1 is the header. */
export type Sheet = { readonly header: readonly string[]; readonly rows: readonly SheetRow[] };
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

const whole = (column: string, reason: string, mend: string): Result<never, RowFault[]> => err([{ line: 1, column, reason, mend }]);

/**
 * Reads a CSV file: UTF-8 with or without BOM, separated by semicolons, a header row first; empty lines are passed over.
 * Every fault of the file as a whole comes with line 1; a row with another number of cells with its own line.
 */
export function readSheet(bytes: Uint8Array): Result<Sheet, RowFault[]> {
  if (bytes.length === 0) return whole('', 'filen är tom', 'spara arket som CSV en gång till och välj den filen');
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return whole(
      '',
      'filen är inte sparad som UTF-8, så å, ä och ö går inte att läsa säkert',
      'öppna filen i Excel, välj Arkiv och Spara som, välj filformatet "CSV UTF-8" och ta den nya filen',
    );
  }
  if (text.includes('\u0000')) return whole('', 'filen är inte en textfil', 'spara arket som "CSV UTF-8" (inte som .xlsx)');
  const records = parseCsv(text);
  if (!records.ok) return records;
  const [header, ...rest] = records.value;
  if (!header || header.cells.every((cell) => cell === ''))
    return whole('', 'rubrikraden saknas', 'låt första raden innehålla kolumnernas namn');
  const only = header.cells[0];
  if (header.cells.length === 1 && only !== undefined && /[,\t]/.test(only)) {
    return whole('', 'kolumnerna är inte skilda åt med semikolon', 'spara arket som CSV med semikolon som skiljetecken');
  }
  return ok({ header: header.cells, rows: rest.filter((row) => row.cells.some((cell) => cell !== '')) });
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseCsv(text: string): Result<SheetRow[], RowFault[]> {
  try {
    // Line ends of one kind: the parser would ask all rows to end as the first does, and miscounts those inside a cell.
    const lines = text.replaceAll(/\r\n?/g, '\n');
    const records = parse(lines, {
      delimiter: ';',
      bom: true,
      relax_column_count: true,
      info: true,
      trim: true,
      record_delimiter: '\n',
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    let line = 1;
    return ok(
      records.map(({ record, info }) => {
        // `lines` is where the record ends; a quoted cell may hold line breaks, so it began right after the one before.
        const at = line;
        line = info.lines + 1;
        return { line: at, cells: record.map((cell) => cell.normalize('NFC').trim()) };
      }),
    );
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    return err([
      {
        line,
        column: '',
        reason: 'ett citattecken (") är inte avslutat eller står mitt i en cell',
        mend: 'ta bort citattecknet eller dubblera det',
      },
    ]);
  }
}

/** Where each known column is; a fault for each unknown, doubled and missing one. */
export function placeColumns<C extends string>(
  sheet: Sheet,
  required: readonly C[],
  optional: readonly C[],
): Result<ReadonlyMap<C, number>, RowFault[]> {
  const faults: RowFault[] = [];
  const places = new Map<C, number>();
  const known = [...required, ...optional];
  sheet.header.forEach((name, index) => {
    const column = known.find((candidate) => candidate === name.toLowerCase());
    if (column === undefined) {
      if (name === '' && sheet.rows.every((row) => (row.cells[index] ?? '') === '')) return;
      // Where the header row is missing, a person's first row stands in its place.
      const shown = name === '' || !mayBeRepeated(name) ? `kolumn ${index + 1}` : name;
      faults.push({
        line: 1,
        column: shown,
        reason: 'kolumnen är okänd',
        mend: `ta bort den eller ge den ett av namnen ${known.join(', ')}`,
      });
    } else if (places.has(column)) {
      faults.push({ line: 1, column, reason: 'kolumnen finns två gånger', mend: 'ta bort den ena' });
    } else places.set(column, index);
  });
  for (const column of required) {
    if (!places.has(column)) {
      faults.push({ line: 1, column, reason: 'kolumnen saknas', mend: 'lägg till den i rubrikraden (cellerna får vara tomma)' });
    }
  }
  return faults.length > 0 ? err(faults) : ok(places);
}

/** The fault of a row that has more filled cells than the header, or fewer cells; such a row's columns can't be told. */
export function rowLengthFault(sheet: Sheet, { line, cells }: SheetRow): RowFault | undefined {
  const columns = sheet.header.length;
  const reason = `raden har ${cells.length} celler men rubriken ${columns}`;
  if (cells.slice(columns).some((cell) => cell !== '')) return { line, column: '', reason, mend: 'ta bort de semikolon som är för många' };
  if (cells.length < columns) return { line, column: '', reason, mend: 'lägg till de semikolon som saknas; raden kan vara avklippt' };
  return undefined;
}

/** Where each known column is, when the header and the length of every row are right. */
export function locateColumns<C extends string>(
  sheet: Sheet,
  required: readonly C[],
  optional: readonly C[],
): Result<ReadonlyMap<C, number>, RowFault[]> {
  const places = placeColumns(sheet, required, optional);
  const faults = [...(places.ok ? [] : places.error), ...sheet.rows.flatMap((row) => rowLengthFault(sheet, row) ?? [])];
  return faults.length > 0 ? err(faults) : places;
}
