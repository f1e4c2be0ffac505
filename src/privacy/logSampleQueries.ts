import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Period } from '../shared/period.ts';
import type { Finding, Verdict } from './logSample.ts';
import type { LogHead } from './shownEntry.ts';

export type LogSampleRow = {
  readonly id: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly seed: number;
  readonly entryIds: readonly number[];
  readonly drawnOf: number;
  readonly judged: number;
  readonly drawnAt: Date;
  readonly drawnBy: string;
  readonly block: number | null;
  readonly seal: Buffer | null;
  readonly finding: Finding | null;
  readonly note: string | null;
  readonly measures: string | null;
  readonly finishedAt: Date | null;
  readonly finishedBy: string | null;
};

export type Drawing = {
  readonly id: string;
  readonly period: Period;
  readonly count: number;
  readonly head: LogHead | undefined;
  readonly now: Date;
  readonly by: { readonly name: string; readonly userId: string };
};

/**
 * Has the database draw, by a seed that it chooses itself, and keeps which entries came.
 * @returns how many there were to draw from, 0 when there was none and nothing is kept; undefined when that sample is there already
 */
export async function insertLogSample(db: WriteHandle, { id, period, count, head, now, by }: Drawing): Promise<number | undefined> {
  if ((await findLogSample(db, id)) !== undefined) return undefined;
  // Drawn and kept in one statement, so that both see the same log.
  const { rows } = await sql<{ of: number }>`
    with means as materialized (
      select floor(random() * 2147483647)::integer as seed, (pg_control_system()).system_identifier as cluster, pg_current_snapshot()::text as seen,
        case when privacy.watches_all() then null else privacy.watched_interventions() end as scope
    ), drawn as (
      select array_agg(d.id order by d.place) as ids, max(d.of)::integer as of from means m
        cross join lateral privacy.drawn_entries(m.seed, ${period.from}::date, ${period.to}::date, ${count}, m.cluster, m.seen, ${now}, m.scope)
          with ordinality as d (id, of, place)
    )
    insert into privacy.log_sample (id, from_day, to_day, wanted, seed, cluster, seen, scope, entry_ids, drawn_of, block_number, block_hash, drawn_at, drawn_by, user_id)
    select ${id}::uuid, ${period.from}::date, ${period.to}::date, ${count}, m.seed, m.cluster, m.seen, m.scope, d.ids, d.of,
      ${head?.number ?? null}::integer, ${head?.hash ?? null}::bytea, ${now}, ${by.name}, ${by.userId}::uuid
    from means m cross join drawn d where d.ids is not null
    returning drawn_of as of`.execute(db);
  return rows[0]?.of ?? 0;
}

const COLUMNS = sql`s.id, s.from_day as "from", s.to_day as "to", s.seed, to_jsonb(s.entry_ids) as "entryIds", s.drawn_of as "drawnOf",
  (select count(distinct n.entry_id) from privacy.log_sample_note n where n.sample_id = s.id) as judged, s.drawn_at as "drawnAt", s.drawn_by as "drawnBy",
  s.block_number as block, s.block_hash as seal, s.finding, s.note, s.measures, s.finished_at as "finishedAt", s.finished_by as "finishedBy"`;

export async function listLogSamples(db: ReadHandle): Promise<LogSampleRow[]> {
  return (await sql<LogSampleRow>`select ${COLUMNS} from privacy.log_sample s order by s.drawn_at desc, s.id limit 200`.execute(db)).rows;
}

export async function findLogSample(db: ReadHandle, id: string): Promise<LogSampleRow | undefined> {
  return (await sql<LogSampleRow>`select ${COLUMNS} from privacy.log_sample s where s.id = ${id}::uuid`.execute(db)).rows[0];
}

/** The entries that the sample's seed draws today, from what was there when it was drawn. */
export async function redrawEntries(db: ReadHandle, id: string): Promise<number[]> {
  const { rows } = await sql<{ ids: number[] | null }>`
    select to_jsonb(array_agg(d.id order by d.place)) as ids from privacy.log_sample s
      cross join lateral privacy.drawn_entries(s.seed, s.from_day, s.to_day, s.wanted, s.cluster, s.seen, s.drawn_at, s.scope)
        with ordinality as d (id, of, place)
    where s.id = ${id}::uuid`.execute(db);
  return rows[0]?.ids ?? [];
}

export type LogSampleNote = {
  readonly entryId: number;
  readonly verdict: Verdict;
  readonly note: string;
  readonly at: Date;
  readonly by: string;
};

/** The latest first. */
export async function listLogSampleNotes(db: ReadHandle, id: string): Promise<LogSampleNote[]> {
  const { rows } = await sql<LogSampleNote>`
    select entry_id as "entryId", verdict, note, noted_at as at, noted_by as by from privacy.log_sample_note
    where sample_id = ${id}::uuid order by privacy.log_sample_note.id desc`.execute(db);
  return rows;
}

export async function insertLogSampleNote(
  db: WriteHandle,
  sampleId: string,
  { entryId, verdict, note, at, by }: LogSampleNote,
  userId: string,
): Promise<void> {
  await sql`
    insert into privacy.log_sample_note (sample_id, entry_id, verdict, note, noted_at, noted_by, user_id)
    values (${sampleId}::uuid, ${entryId}, ${verdict}, ${note}, ${at}, ${by}, ${userId}::uuid)`.execute(db);
}

export type Outcome = {
  readonly finding: Finding;
  readonly note: string;
  readonly measures: string;
  readonly at: Date;
  readonly by: string;
};

/** False when somebody has finished it already. */
export async function finishLogSample(db: WriteHandle, id: string, { finding, note, measures, at, by }: Outcome): Promise<boolean> {
  const { rows } = await sql`
    update privacy.log_sample set finding = ${finding}, note = ${note}, measures = ${measures}, finished_at = ${at}, finished_by = ${by}
    where id = ${id}::uuid and finding is null returning id`.execute(db);
  return rows.length > 0;
}
