import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { localDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import type { BudgetLine } from './budgetLine.ts';

export type StoredBudgetLine = BudgetLine & { readonly id: string };

/** The lines of a year's budget as they hold now, in file order. */
export async function listBudgetLines(db: ReadHandle, year: number): Promise<StoredBudgetLine[]> {
  const rows = await db
    .selectFrom('finance.budget_line')
    .selectAll()
    .where('year', '=', year)
    .where('recorded_to', '=', sql<Date>`'infinity'`)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    group: row.line_group,
    // The table's check constraint allows these two alone.
    kind: row.kind as BudgetLine['kind'],
    runs: { from: localDate(row.runs_from), to: localDate(row.runs_to) },
    yearAmount: ore(row.year_amount),
    forecast: ore(row.forecast),
    lastYearOutcome: ore(row.last_year_outcome),
    project: row.project,
  }));
}

export async function lockBudget(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(7265304)`.execute(db);
}

/** Ends lines, and writes lines at their positions in the file. */
export async function saveBudgetLines(
  db: WriteHandle,
  year: number,
  endedIds: readonly string[],
  lines: readonly { readonly line: BudgetLine; readonly position: number }[],
  by: { readonly now: Date; readonly name: string },
): Promise<void> {
  if (endedIds.length > 0) {
    await sql`update finance.budget_line set recorded_to = greatest(recorded_from, ${by.now}::timestamptz), ended_by = ${by.name} where id = any (${[...endedIds]}::uuid[])`.execute(
      db,
    );
  }
  if (lines.length === 0) return;
  await db
    .insertInto('finance.budget_line')
    .values(
      lines.map(({ line, position }) => ({
        year,
        position,
        name: line.name,
        line_group: line.group,
        kind: line.kind,
        runs_from: line.runs.from,
        runs_to: line.runs.to,
        year_amount: line.yearAmount,
        forecast: line.forecast,
        last_year_outcome: line.lastYearOutcome,
        project: line.project,
        recorded_from: by.now,
        recorded_by: by.name,
      })),
    )
    .execute();
}
