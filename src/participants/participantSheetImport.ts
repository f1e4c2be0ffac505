import { placeColumns, readSheet, rowLengthFault, type Sheet } from '../imports/sheet.ts';
import { capFaults, type ImportFaults } from '../imports/faults.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { faultsBetweenRows, planImport } from './participantPlan.ts';
import { OPTIONAL_COLUMNS, readParticipantRow, REQUIRED_COLUMNS, type ParticipantColumn, type ParticipantRow } from './participantRow.ts';

/** The sound rows of a sheet, the faults of all others and of rows seen together, and the `rad_id`s of faulty rows. */
export type ReadParticipants = {
  readonly rows: readonly ParticipantRow[];
  readonly faults: readonly RowFault[];
  readonly faultyKeys: ReadonlySet<string>;
  /** Columns that a team's own file lacks. */
  readonly untold?: ReadonlySet<ParticipantColumn>;
};

/** Reads a participant sheet; refused as a whole when its columns can't be told. Nothing is stored. */
export function readParticipantSheet(bytes: Uint8Array, today: LocalDate): Result<ReadParticipants, readonly RowFault[]> {
  const sheet = readSheet(bytes);
  if (!sheet.ok) return sheet;
  const places = placeColumns<ParticipantColumn>(sheet.value, REQUIRED_COLUMNS, OPTIONAL_COLUMNS);
  if (!places.ok) return places;
  return ok(readRows(sheet.value, ({ cells }, column) => cells[places.value.get(column) ?? -1] ?? '', today));
}

/** Reads the rows of a sheet whose columns are known, all faults at once. */
export function readRows(
  sheet: Sheet,
  cellOf: (row: Sheet['rows'][number], column: ParticipantColumn) => string,
  today: LocalDate,
): ReadParticipants {
  const rows: ParticipantRow[] = [];
  const faults: RowFault[] = [];
  const faultyKeys = new Set<string>();
  for (const line of sheet.rows) {
    const cell = (column: ParticipantColumn): string => cellOf(line, column);
    const wrongLength = rowLengthFault(sheet, line);
    const row = wrongLength ? err([wrongLength]) : readParticipantRow(line.line, cell, today);
    if (row.ok) rows.push(row.value);
    else {
      faults.push(...row.error);
      faultyKeys.add(cell('rad_id'));
    }
  }
  const between = faultsBetweenRows(rows);
  const repeated = new Set(between.map((fault) => fault.line));
  return { rows: rows.filter((row) => !repeated.has(row.line)), faults: [...faults, ...between], faultyKeys };
}

/** Everything that can be wrong with a sheet by itself, for an association that has nothing yet. */
export function checkParticipantSheet(bytes: Uint8Array, today: LocalDate): Result<void, ImportFaults> {
  const read = readParticipantSheet(bytes, today);
  if (!read.ok) return err(capFaults(read.error));
  const faults = [...read.value.faults, ...planImport(read.value.rows, [], [], () => crypto.randomUUID()).faults];
  return faults.length > 0 ? err(capFaults(faults)) : ok(undefined);
}
