import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { Period } from '../shared/period.ts';
import { PROTECTED_KEY, type Cell } from './cell.ts';
import type { MonthCount } from './flowOverTime.ts';

export type CellSelection = {
  readonly period: Period;
  /** One intervention alone; all that the asker may see when absent. */
  readonly interventionId?: string | undefined;
  /** The figures as they were known at an instant; as they are known now when absent. */
  readonly knownAt?: Date | undefined;
  /** One version of one participation alone, to tell which figures it is in. */
  readonly only?: { readonly participationId: string; readonly version: number } | undefined;
};

/**
 * Counts every dimension of a period in one statement, so that all tables are of one moment.
 * Populations (worked with, new, closed …) are those of the counting rules; wrong registrations and anonymous ones are in none.
 */
export async function countCells(db: ReadHandle, selection: CellSelection): Promise<Cell[]> {
  const { from, to } = selection.period;
  const { known, scope } = conditions(selection);
  const { rows } = await sql<Cell>`
    with worked as materialized (
      select *, enrolled >= ${from}::date as is_new, coalesce(closed <= ${to}::date, false) as is_closed
      from published.counted_participation
      where ${known} and ${scope} and anonymous_year is null and not wrong_registration
        and enrolled <= ${to}::date and (closed is null or closed >= ${from}::date)
    ),
    flow as (
      select sex, count(*) as worked_with, count(*) filter (where not is_new) as in_at_start, count(*) filter (where is_new) as new,
        count(*) filter (where is_closed) as closed, count(*) filter (where not is_closed) as left_at_end
      from worked group by sex
    ),
    new_ones as (
      select grouping(referrer, education, income_at_start, support_months, age_at_enrolment) as mask,
        referrer, education, income_at_start, support_months, support_not_applicable, age_at_enrolment, sex, count(*) as count
      from worked where is_new
      group by grouping sets ((sex, referrer), (sex, education), (sex, income_at_start), (sex, support_months, support_not_applicable), (sex, age_at_enrolment))
    ),
    closed_ones as (
      select grouping(closing_reason, occupation_at_start, occupation_at_end, income_at_start, income_at_end, support_months, days_enrolled) as mask,
        closing_reason, occupation_at_start, occupation_at_end, income_at_start, income_at_end, support_months, days_enrolled, sex, count(*) as count
      from worked where is_closed
      group by grouping sets ((sex, closing_reason), (sex, occupation_at_start), (sex, occupation_at_end), (sex, income_at_start), (sex, income_at_end),
        (sex, closing_reason, support_months), (sex, days_enrolled))
    )
    select 'flow' as dimension, part.key, sex, part.count from flow
      cross join lateral (values ('worked_with', worked_with), ('in_at_start', in_at_start), ('new', new), ('closed', closed), ('left_at_end', left_at_end)) part (key, count)
    union all
    select 'persons', null, sex, count(*) from (select distinct sex, person_key from worked) people group by sex
    union all
    select 'municipality', case when protected then ${PROTECTED_KEY} else municipality end, sex, count(*) from worked group by 2, sex
    union all
    select 'intervention', intervention_id::text, sex, count(*) from worked group by intervention_id, sex
    union all
    select case mask when 15 then 'new_referrer' when 23 then 'new_education' when 27 then 'new_incomes' when 29 then 'new_support' else 'new_age' end,
      case mask when 15 then referrer when 23 then education when 27 then array_to_string(income_at_start, '|')
        when 29 then case when support_not_applicable then 'ej_aktuellt' else support_months::text end else age_at_enrolment::text end, sex, count
    from new_ones
    union all
    select case mask when 63 then 'closed_reason' when 95 then 'closed_occupation_before' when 111 then 'closed_occupation_after' when 119 then 'closed_incomes_before'
        when 123 then 'closed_incomes_after' when 61 then 'closed_support' else 'closed_days' end,
      case mask when 63 then closing_reason when 95 then occupation_at_start when 111 then occupation_at_end when 119 then array_to_string(income_at_start, '|')
        when 123 then array_to_string(income_at_end, '|') when 61 then closing_reason || '|' || support_months else days_enrolled::text end, sex, count
    from closed_ones where mask <> 61 or support_months is not null
    union all
    select 'anonymous_year', anonymous_year::text, sex, count(*) from published.counted_participation
    where ${known} and ${scope} and not wrong_registration
      and anonymous_year between extract(year from ${from}::date) and extract(year from ${to}::date) group by anonymous_year, sex`.execute(db);
  return rows;
}

/** How many of the period's participations began and ended in each calendar month. Together they are the period's new and closed. */
export async function countMonths(db: ReadHandle, selection: CellSelection): Promise<MonthCount[]> {
  const { from, to } = selection.period;
  const { known, scope } = conditions(selection);
  const month = (column: 'enrolled' | 'closed') => sql`(extract(year from ${sql.ref(column)}) * 12 + extract(month from ${sql.ref(column)}) - 1)::integer`;
  const { rows } = await sql<MonthCount>`
    select month, coalesce(sum(new), 0)::integer as new, coalesce(sum(closed), 0)::integer as closed from (
      select ${month('enrolled')} as month, 1 as new, 0 as closed from published.counted_participation
      where ${known} and ${scope} and anonymous_year is null and not wrong_registration and enrolled between ${from}::date and ${to}::date
      union all
      select ${month('closed')}, 0, 1 from published.counted_participation
      where ${known} and ${scope} and anonymous_year is null and not wrong_registration and closed between ${from}::date and ${to}::date
    ) events group by month order by month`.execute(db);
  return rows;
}

/** The versions that the period's figures are counted from, anonymous ones included. */
export async function listCountedVersions(db: ReadHandle, period: Period): Promise<{ participationId: string; version: number }[]> {
  const { rows } = await sql<{ participationId: string; version: number }>`
    select participation_id as "participationId", version from published.counted_participation
    where recorded_to = 'infinity' and not wrong_registration
      and case when anonymous_year is null then enrolled <= ${period.to}::date and (closed is null or closed >= ${period.from}::date)
        else anonymous_year between extract(year from ${period.from}::date) and extract(year from ${period.to}::date) end`.execute(db);
  return rows;
}

export type VersionHead = { readonly participationId: string; readonly version: number; readonly recordedFrom: Date; readonly recordedBy: string; readonly interventionId: string; readonly closed: boolean; readonly wrongRegistration: boolean };

/** Current versions of the participations: when and by whom, without anything that tells who it is. */
export async function listCurrentHeads(db: ReadHandle, participationIds: readonly string[]): Promise<VersionHead[]> {
  const { rows } = await sql<VersionHead>`
    select participation_id as "participationId", version, recorded_from as "recordedFrom", recorded_by as "recordedBy", intervention_id as "interventionId",
      closed is not null as closed, wrong_registration as "wrongRegistration"
    from published.counted_participation where recorded_to = 'infinity' and participation_id = any (${[...participationIds]}::uuid[])
    order by recorded_from, participation_id`.execute(db);
  return rows;
}

function conditions(selection: CellSelection) {
  const { knownAt, only, interventionId } = selection;
  const atInstant = sql`recorded_from <= ${knownAt}::timestamptz and recorded_to > ${knownAt}::timestamptz`;
  return {
    known: only ? sql`participation_id = ${only.participationId}::uuid and version = ${only.version}` : knownAt === undefined ? sql`recorded_to = 'infinity'` : atInstant,
    scope: interventionId === undefined ? sql`true` : sql`intervention_id = ${interventionId}::uuid`,
  };
}
