import type { LocalDate } from '../src/shared/localDate.ts';
import type { ParticipantColumn } from '../src/participants/participantRow.ts';
import type { FictionalPerson } from './fictionalPeople.ts';

export type SheetCells = Readonly<Partial<Record<ParticipantColumn, string>>>;

/** One participation of the demo: how it is in the end, and when the team's sheet came to say so. */
export type Story = {
  /** Null for an anonymous one. */
  readonly person: FictionalPerson | null;
  readonly team: string;
  readonly enrolled: LocalDate;
  readonly closed: LocalDate | null;
  /** What the sheet says of it in the end, but for who it is. */
  readonly cells: SheetCells;
  /** Enrolment and closing are told so many days after they happened. */
  readonly toldAfter: number;
  /** What the sheet said instead, up to the day before `until`. Undefined: the row was not there. */
  readonly before?: readonly { readonly until: LocalDate; readonly cells: SheetCells | undefined }[];
};
