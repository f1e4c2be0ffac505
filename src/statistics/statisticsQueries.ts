import { sql, type RawBuilder } from 'kysely';
import { NOT_APPLICABLE } from '../participants/codes.ts';
import { PLANNED_BY_VALUES, type ReadHandle } from '../platform/database/transaction.ts';
import { yearOf } from '../shared/localDate.ts';
import type { Period } from '../shared/period.ts';
import { PROTECTED_KEY, type Cell } from './cell.ts';
import { cellsOf, type CountedGroup } from './countedGroup.ts';
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

// One pass over the participations groups them in six ways at once, each of which several tables are summed from afterwards.
// In each group all keys of the other ways are null, so coalesce finds its own.
const FIRST_KEYS = ['place', 'referrer', 'closing_reason', 'income_at_start', 'income_at_end', 'days_enrolled'] as const;
const ONE_WAY = 2 ** FIRST_KEYS.length - 1;
const whichWay = (nth: number): RawBuilder<unknown> => sql.lit(ONE_WAY - 2 ** (FIRST_KEYS.length - 1 - nth));

/**
 * Counts every dimension of a period in one statement, so that all tables are of one moment.
 * Planned by the period: a year is a small part of all, found by index, and a whole history is read through.
 * Populations (worked with, new, closed …) are those of the counting rules; wrong registrations and anonymous ones are in none.
 */
export async function countCells(db: ReadHandle, selection: CellSelection): Promise<Cell[]> {
  const { from, to } = selection.period;
  const { known, scope } = conditions(selection);
  const worked = sql`published.counted_participation where ${known} and ${scope} and anonymous_year is null and not wrong_registration
    and enrolled <= ${to}::date and (closed is null or closed >= ${from}::date)`;
  const { rows } = await sql<CountedGroup>`${PLANNED_BY_VALUES}
    select case mask when ${whichWay(0)} then 'place' when ${whichWay(1)} then 'background' when ${whichWay(2)} then 'reason' when ${whichWay(3)} then 'start'
        when ${whichWay(4)} then 'end' else 'days' end as way, sex,
      coalesce(place, referrer, closing_reason, array_to_string(income_at_start, '|'), array_to_string(income_at_end, '|'), days_enrolled::text) as first,
      coalesce(intervention_id::text, education, case support when -1 then ${NOT_APPLICABLE} else support::text end, occupation_at_start, occupation_at_end) as second,
      age_at_enrolment::text as third, worked_with as "workedWith", new, closed
    from (
      select grouping(${sql.join(FIRST_KEYS.map((key) => sql.ref(key)))}) as mask, sex, place, intervention_id, referrer, education, age_at_enrolment, closing_reason,
        support, income_at_start, occupation_at_start, income_at_end, occupation_at_end, days_enrolled,
        count(*) as worked_with, count(*) filter (where is_new) as new, count(*) filter (where is_closed) as closed
      from (
        select *, case when protected then ${PROTECTED_KEY} else municipality end as place, case when support_not_applicable then -1 else support_months end as support,
          enrolled >= ${from}::date as is_new, closed <= ${to}::date as is_closed
        from ${worked}
      ) one
      group by grouping sets ((sex, place, intervention_id), (sex, referrer, education, age_at_enrolment), (sex, closing_reason, support),
        (sex, income_at_start, occupation_at_start), (sex, income_at_end, occupation_at_end), (sex, days_enrolled))
    ) grouped
    union all
    select 'persons', sex, null, null, null, count(*), 0, 0 from (select distinct sex, person_key from ${worked}) people group by sex
    union all
    select 'anonymous', sex, anonymous_year::text, null, null, count(*), 0, 0 from published.counted_participation
    where ${known} and ${scope} and not wrong_registration and anonymous_year between ${yearOf(from)} and ${yearOf(to)} group by sex, anonymous_year`.execute(
    db,
  );
  return cellsOf(rows);
}

/** How many of the period's participations began and ended in each calendar month. Together they are the period's new and closed. */
export async function countMonths(db: ReadHandle, selection: CellSelection): Promise<MonthCount[]> {
  const { from, to } = selection.period;
  const { known, scope } = conditions(selection);
  const month = (column: 'enrolled' | 'closed') =>
    sql`(extract(year from ${sql.ref(column)}) * 12 + extract(month from ${sql.ref(column)}) - 1)::integer`;
  const { rows } = await sql<MonthCount>`${PLANNED_BY_VALUES}
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

export type VersionHead = {
  readonly participationId: string;
  readonly version: number;
  readonly recordedFrom: Date;
  readonly recordedBy: string;
  readonly interventionId: string;
  readonly closed: boolean;
  readonly wrongRegistration: boolean;
};

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
    known: only
      ? sql`participation_id = ${only.participationId}::uuid and version = ${only.version}`
      : knownAt === undefined
        ? sql`recorded_to = 'infinity'`
        : atInstant,
    scope: interventionId === undefined ? sql`true` : sql`intervention_id = ${interventionId}::uuid`,
  };
}
