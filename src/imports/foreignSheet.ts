import { ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import type { FileType } from './fileType.ts';
import { readSheet } from './sheet.ts';
import type { WorkbookSheet } from './workbookSheet.ts';

/** Reads a table that people made for themselves, CSV or workbook. `isHeading` says which texts are headings that are known. */
export async function readForeignSheet(
  bytes: Uint8Array,
  type: FileType,
  isHeading: (text: string) => boolean,
): Promise<Result<WorkbookSheet, RowFault[]>> {
  if (type === 'xlsx') {
    // Loaded when first asked for: it is large, and most of those who start Samla read no workbook.
    const { readWorkbook } = await import('./workbookSheet.ts');
    return readWorkbook(bytes, isHeading);
  }
  const read = readSheet(bytes);
  return read.ok ? ok({ sheet: read.value, notices: [] }) : read;
}
