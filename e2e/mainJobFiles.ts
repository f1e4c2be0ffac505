import ExcelJS from 'exceljs';
import { parse } from 'csv-parse/sync';
import { sharedFile } from '../test/sharedFolder.ts';

type Row = Readonly<Record<string, string>>;

/** What a team calls its columns in a list of its own. */
export const OWN_HEADINGS: Readonly<Record<string, string>> = {
  rad_id: 'Löpande nr',
  insats: 'Vilket team',
  personnummer: 'Personnr',
  folkbokföringskommun: 'Bor i',
  inskriven: 'Började',
  avslutad: 'Slutade',
  avslutsorsak: 'Varför slut',
};
const DAYS = ['inskriven', 'avslutad'];

export const goldenRows = (): Row[] =>
  parse(sharedFile('golden/nv-2018/deltagare.csv'), { bom: true, delimiter: ';', columns: true, skip_empty_lines: true });

/** A list as a team keeps it, with headings of its own, saved by Excel as CSV UTF-8. */
export function ownSheet(rows: readonly Row[]): Buffer {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns.map((column) => OWN_HEADINGS[column] ?? column), ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return Buffer.from(`\uFEFF${lines.map((line) => line.join(';')).join('\r\n')}`);
}

/** The same as a workbook, whose days are days and whose first sheet is a hidden one. */
export async function ownWorkbook(rows: readonly Row[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Listor', { state: 'hidden' }).addRow(['Sala', 'Heby']);
  const sheet = workbook.addWorksheet('Deltagare');
  const columns = Object.keys(rows[0] ?? {});
  sheet.addRow(columns);
  for (const row of rows)
    sheet.addRow(columns.map((column) => (DAYS.includes(column) && row[column] ? new Date(`${row[column]}T00:00:00Z`) : row[column])));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
