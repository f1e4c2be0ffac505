import { sql, type Selectable } from 'kysely';
import type { DB } from '../platform/database/schema.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { localDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import type { BudgetChanges } from './budgetChanges.ts';
import type { BudgetLine } from './budgetLine.ts';
import type { ForecastPlan } from './forecastPlan.ts';
import type { DraftLine } from './writtenBudget.ts';

export type StoredBudgetLine = DraftLine & {
  /** The version. */
  readonly id: string;
  readonly position: number;
  readonly statedProject: string | null;
  readonly forecastAt: Date;
  readonly forecastBy: string;
};
export type BudgetLineVersion = StoredBudgetLine & {
  readonly recordedFrom: Date;
  readonly recordedBy: string;
  /** Null while it holds. */
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
};
export type BudgetVersion = { readonly version: number; readonly recordedAt: Date; readonly recordedBy: string };

/** The lines of a year's budget as they hold now, in the table's order. */
export async function listBudgetLines(db: ReadHandle, year: number): Promise<StoredBudgetLine[]> {
  const rows = await db
    .selectFrom('finance.budget_line')
    .selectAll()
    .where('year', '=', year)
    .where('recorded_to', '=', sql<Date>`'infinity'`)
    .orderBy('position')
    .orderBy('name')
    .execute();
  return rows.map(lineOf);
}

/** All that has been said of a year's lines, the earliest first. */
export async function listBudgetLineVersions(db: ReadHandle, year: number): Promise<BudgetLineVersion[]> {
  const rows = await db
    .selectFrom('finance.budget_line')
    .selectAll()
    .select(sql<Date | null>`nullif(recorded_to, 'infinity')`.as('ended_at'))
    .where('year', '=', year)
    .orderBy('recorded_from')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ...lineOf(row),
    recordedFrom: row.recorded_from,
    recordedBy: row.recorded_by,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  }));
}

const lineOf = (row: Selectable<DB['finance.budget_line']>): StoredBudgetLine => ({
  id: row.id,
  lineId: row.line_id,
  position: row.position,
  name: row.name,
  group: row.line_group,
  // The table's check constraints allow these alone, and `saveBudget` below wrote what is in JSON.
  kind: row.kind as BudgetLine['kind'],
  runs: { from: localDate(row.runs_from), to: localDate(row.runs_to) },
  yearAmount: ore(row.year_amount),
  profile: row.month_profile?.map((amount) => ore(Number(amount))) ?? null,
  forecast: ore(row.forecast),
  plan: row.forecast_plan as ForecastPlan | null,
  lastYearOutcome: ore(row.last_year_outcome),
  statedProject: row.project,
  rules: (row.rules as { project: string | null; accounts: [string, string][] }[]).map(({ project, accounts }) => ({
    project,
    accounts: accounts.map(([from, to]) => ({ from, to })),
  })),
  forecastAt: row.forecast_at,
  forecastBy: row.forecast_by,
});

export async function lockBudget(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(7265304)`.execute(db);
}

/** The latest version of a year's budget, undefined while there is none. */
export async function findBudgetVersion(db: ReadHandle, year: number): Promise<BudgetVersion | undefined> {
  const { rows } = await sql<BudgetVersion>`
    select version, recorded_at as "recordedAt", recorded_by as "recordedBy" from finance.budget_version
    where year = ${year} order by version desc limit 1`.execute(db);
  return rows[0];
}

/** Every time that a year's budget was saved. */
export async function listBudgetSaves(db: ReadHandle, year: number): Promise<{ at: Date; by: string }[]> {
  const { rows } = await sql<{ at: Date; by: string }>`
    select recorded_at as at, recorded_by as by from finance.budget_version where year = ${year} order by version`.execute(db);
  return rows;
}

/** Writes changes as a new version of the year's budget. `before` are the lines as they hold; keep the lock of `lockBudget`. */
export async function saveBudget(
  db: WriteHandle,
  year: number,
  before: readonly StoredBudgetLine[],
  { ended, written, moved }: BudgetChanges,
  by: { readonly now: Date; readonly name: string },
): Promise<void> {
  if (ended.length === 0 && written.length === 0 && moved.length === 0) return;
  if (ended.length > 0) {
    await sql`update finance.budget_line set recorded_to = greatest(recorded_from, ${by.now}::timestamptz), ended_by = ${by.name} where id = any (${[...ended]}::uuid[])`.execute(
      db,
    );
  }
  for (const { id, position } of moved) await db.updateTable('finance.budget_line').set({ position }).where('id', '=', id).execute();
  const old = new Map(before.map((line) => [line.lineId, line]));
  if (written.length > 0)
    await db
      .insertInto('finance.budget_line')
      .values(
        written.map(({ line, position, isForecastNew }) => {
          const known = isForecastNew ? undefined : old.get(line.lineId);
          return {
            line_id: line.lineId,
            year,
            position,
            name: line.name,
            line_group: line.group,
            kind: line.kind,
            runs_from: line.runs.from,
            runs_to: line.runs.to,
            year_amount: line.yearAmount,
            month_profile: line.profile && [...line.profile],
            forecast: line.forecast,
            forecast_plan: line.plan && JSON.stringify(line.plan),
            forecast_at: known?.forecastAt ?? by.now,
            forecast_by: known?.forecastBy ?? by.name,
            last_year_outcome: line.lastYearOutcome,
            project: line.statedProject === undefined ? (old.get(line.lineId)?.statedProject ?? null) : line.statedProject,
            rules: JSON.stringify(
              line.rules.map(({ project, accounts }) => ({ project, accounts: accounts.map(({ from, to }) => [from, to]) })),
            ),
            recorded_from: by.now,
            recorded_by: by.name,
          };
        }),
      )
      .execute();
  await sql`insert into finance.budget_version (year, version, recorded_at, recorded_by)
    select ${year}, coalesce(max(version), 0) + 1, ${by.now}, ${by.name} from finance.budget_version where year = ${year}`.execute(db);
}
