// PostgreSQL takes 65 535 parameters in a statement, and the widest row here has 30 columns; but a statement is put together in one
// go, while everybody else waits: a few hundred rows take some milliseconds.
const ROWS_PER_STATEMENT = 200;

/** Splits rows so that each part fits in one statement. No rows, no parts. */
export function inBatches<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) parts.push(rows.slice(start, start + ROWS_PER_STATEMENT));
  return parts;
}
