import type { LocalDate } from '../shared/localDate.ts';
import type { Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { readParticipantSheet, type ReadParticipants } from './participantSheetImport.ts';

/** Reads a participant file; runs on a worker thread. */
export const readParticipantFile = ({
  bytes,
  today,
}: {
  readonly bytes: Uint8Array;
  readonly today: LocalDate;
}): Result<ReadParticipants, readonly RowFault[]> => readParticipantSheet(bytes, today);
