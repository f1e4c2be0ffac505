/**
 * What is wrong in one cell of an imported table. All faults of a file are shown at once.
 * `reason` and `mend` are plain Swedish sentences and never hold an identity number.
 */
export type RowFault = {
  /** Line in the file; the header is line 1. */
  readonly line: number;
  /** The column's header, or '' when the fault is the whole row's. */
  readonly column: string;
  readonly reason: string;
  readonly mend: string;
};
