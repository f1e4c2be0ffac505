import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { headingFaults, mapHeadings, mappedCells, plainForm, type KnownColumn, type MappedHeading, type Mapping } from './columnMapping.ts';
import type { FileType } from './fileType.ts';
import { readForeignSheet } from './foreignSheet.ts';
import type { Sheet } from './sheet.ts';

/** A table that people made for themselves, with what its headings mean; its cells by column where enough of them can be told. */
export type MappedSheet = {
  readonly sheet: Sheet;
  readonly headings: readonly MappedHeading[];
  readonly cells: Result<ReturnType<typeof mappedCells>, readonly RowFault[]>;
  readonly notices: readonly string[];
};

/**
 * Reads such a file.
 * @param told columns that are said of the whole file, and need not be in it
 */
export async function readMappedSheet(
  { bytes, type, mapping }: { readonly bytes: Uint8Array; readonly type: FileType; readonly mapping: Mapping },
  columns: readonly KnownColumn[],
  told: ReadonlySet<string> = new Set(),
): Promise<Result<MappedSheet, readonly RowFault[]>> {
  const known = new Set(columns.flatMap(({ name, aliases }) => [name, ...aliases].map(plainForm)));
  const found = await readForeignSheet(
    bytes,
    type,
    (text) => known.has(plainForm(text)) || (mapping.columns[plainForm(text)] ?? '') !== '',
  );
  if (!found.ok) return found;
  const { sheet, notices } = found.value;
  const headings = mapHeadings(sheet.header, columns, mapping);
  const faults = headingFaults(headings, columns, told);
  return ok({ sheet, headings, notices, cells: faults.length > 0 ? err(faults) : ok(mappedCells(sheet, headings, columns, mapping)) });
}
