import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSheet } from '../src/imports/sheet.ts';
import { localDate, type LocalDate } from '../src/shared/localDate.ts';
import type { SheetCells } from './story.ts';

/** A participation whose facts the pinned tables are counted from; an anonymous one has no number. */
export type BaseRow = {
  readonly number: string | null;
  readonly team: string;
  readonly enrolled: LocalDate;
  readonly closed: LocalDate | null;
  readonly cells: SheetCells;
};

/** The base rows of an association, as they were known when the last of its pinned periods had ended. */
export function readBaseRows(slug: string): BaseRow[] {
  const sheet = readSheet(readFileSync(join(import.meta.dirname, 'data', `${slug}.csv`)));
  if (!sheet.ok) throw new Error(`the demo's ${slug}.csv can't be read`);
  const { header, rows } = sheet.value;
  return rows.map((row) => {
    const {
      personnummer = '',
      insats = '',
      inskriven = '',
      avslutad = '',
      ...cells
    }: Record<string, string> = Object.fromEntries(header.map((column, i) => [column, row.cells[i] ?? '']));
    return {
      number: personnummer === '' ? null : personnummer,
      team: insats,
      enrolled: localDate(inskriven),
      closed: avslutad === '' ? null : localDate(avslutad),
      cells,
    };
  });
}
