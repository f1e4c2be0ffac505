import type { MappedFile, Mapping } from '../imports/columnMapping.ts';
import type { FileType } from '../imports/fileType.ts';
import { readMappedSheet } from '../imports/mappedSheet.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { foreignCell, identityText } from './foreignCells.ts';
import { TEAM_COLUMNS } from './participantColumns.ts';
import { readRows, type ReadParticipants } from './participantSheetImport.ts';

type Asked = {
  readonly bytes: Uint8Array;
  readonly type: FileType;
  readonly today: LocalDate;
  readonly mapping: Mapping;
  /** The insats that the whole file is about, where its rows don't say. */
  readonly intervention: string;
};
/** A team's own file: its rows, if its columns can be told, and how it was read. */
export type ReadTeamFile = {
  readonly mapped: MappedFile;
  readonly read: Result<ReadParticipants, readonly RowFault[]>;
  readonly notices: readonly string[];
};

/** Reads a team's own file, with its own headings and words; runs on a worker thread. */
export async function readTeamFile({ today, intervention, ...file }: Asked): Promise<Result<ReadTeamFile, readonly RowFault[]>> {
  const found = await readMappedSheet(file, TEAM_COLUMNS, new Set(intervention === '' ? [] : ['insats']));
  if (!found.ok) return found;
  const { sheet, headings, notices } = found.value;
  if (!found.value.cells.ok) return ok({ mapped: { headings, words: [] }, read: found.value.cells, notices });
  const cells = found.value.cells.value;
  let mended = 0;
  const rows = readRows(
    sheet,
    (row, column) => {
      if (column === 'insats' && !cells.has(column)) return intervention;
      const text = cells.cell(row, column);
      return foreignCell(column, text, today);
    },
    today,
  );
  if (cells.has('personnummer'))
    for (const row of sheet.rows) if (identityText(cells.cell(row, 'personnummer'), today).isMended) mended += 1;
  const untold = new Set(TEAM_COLUMNS.flatMap(({ name }) => (cells.has(name) ? [] : name)));
  return ok({
    mapped: { headings, words: cells.words() },
    read: ok({ ...rows, untold }),
    notices: [...notices, ...(mended === 0 ? [] : [zerosText(mended)])],
  });
}

const zerosText = (count: number): string =>
  count === 1
    ? 'Ett personnummer hade tappat sina inledande nollor och är återställt. Kontrollera det.'
    : `${count} personnummer hade tappat sina inledande nollor och är återställda. Kontrollera dem.`;
