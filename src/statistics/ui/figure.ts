import type { CountColumn, TableName } from '../figureTables.ts';

/** Which of two compared questions a figure answers; the only one when nothing is compared. */
export type Side = 'first' | 'second';

/** One figure on the page: where it stands in `tabeller`, and what it says. */
export type Figure = {
  readonly table: TableName;
  /** The row's key, or the part of the flow; absent where the whole table is one count. */
  readonly row?: string;
  readonly column?: CountColumn;
  /** As printed. */
  readonly value: string;
  /** How many rows are behind it; absent for what is no count. */
  readonly count?: number;
  /** In words: "Sala, kvinnor". */
  readonly words: string;
  readonly side?: Side;
};
