import { NOT_APPLICABLE } from '../src/participants/codes.ts';
import { PROTECTED_KEY, type Cell, type Dimension } from '../src/statistics/cell.ts';

const WORKED = `published.counted_participation
  where recorded_to = 'infinity' and anonymous_year is null and not wrong_registration and enrolled <= $2::date and (closed is null or closed >= $1::date)`;

/** What a good hand would write for a period from $1 to $2: one pass, a grouping set a table, filtered counts for the populations. */
export const PLAIN_STATEMENT = `
  select grouping(place, intervention_id, referrer, education, income_at_start, support, age_at_enrolment, closing_reason,
      occupation_at_start, occupation_at_end, income_at_end, days_enrolled) as mask, sex,
    coalesce(place, intervention_id::text, referrer, education, array_to_string(income_at_start, '|'), age_at_enrolment::text, closing_reason,
      occupation_at_start, occupation_at_end, array_to_string(income_at_end, '|'), days_enrolled::text) as key,
    support, count(*) as worked_with, count(*) filter (where not is_new) as in_at_start, count(*) filter (where is_new) as new,
    count(*) filter (where is_closed) as closed, count(*) filter (where not is_closed) as left_at_end
  from (
    select *, case when protected then '${PROTECTED_KEY}' else municipality end as place, case when support_not_applicable then -1 else support_months end as support,
      enrolled >= $1::date as is_new, coalesce(closed <= $2::date, false) as is_closed
    from ${WORKED}
  ) worked
  group by grouping sets ((sex), (sex, place), (sex, intervention_id), (sex, referrer), (sex, education), (sex, income_at_start), (sex, support),
    (sex, age_at_enrolment), (sex, closing_reason), (sex, closing_reason, support), (sex, occupation_at_start), (sex, occupation_at_end),
    (sex, income_at_end), (sex, days_enrolled))
  union all
  select -1, sex, null, null, count(*), 0, 0, 0, 0 from (select distinct sex, person_key from ${WORKED}) people group by sex
  union all
  select -2, sex, anonymous_year::text, null, count(*), 0, 0, 0, 0 from published.counted_participation
  where recorded_to = 'infinity' and not wrong_registration and anonymous_year between extract(year from $1::date)::integer and extract(year from $2::date)::integer
  group by sex, anonymous_year`;

export type PlainRow = {
  readonly mask: number;
  readonly sex: 'K' | 'M';
  readonly key: string | null;
  readonly support: number | null;
  readonly worked_with: number;
  readonly in_at_start: number;
  readonly new: number;
  readonly closed: number;
  readonly left_at_end: number;
};

// The twelve columns of grouping(), each with the dimensions it feeds; the mask has the bits of those that a row is not grouped by.
const COLUMNS: readonly (readonly [keyof PlainRow, Dimension][])[] = [
  [['worked_with', 'municipality']],
  [['worked_with', 'intervention']],
  [['new', 'new_referrer']],
  [['new', 'new_education']],
  [
    ['new', 'new_incomes'],
    ['closed', 'closed_incomes_before'],
  ],
  [['new', 'new_support']],
  [['new', 'new_age']],
  [['closed', 'closed_reason']],
  [['closed', 'closed_occupation_before']],
  [['closed', 'closed_occupation_after']],
  [['closed', 'closed_incomes_after']],
  [['closed', 'closed_days']],
];
const SUPPORT = 5;
const REASON = 7;
const bit = (column: number): number => 2 ** (COLUMNS.length - 1 - column);
const ALL = 2 ** COLUMNS.length - 1;

/** The plain rows as the cells that ours gives, to compare the two. */
export function plainCells(rows: readonly PlainRow[]): Cell[] {
  const cells = rows.flatMap((row): Cell[] => {
    const cell = (dimension: Dimension, key: string | null, count: number): Cell => ({ dimension, key, sex: row.sex, count });
    if (row.mask === -1) return [cell('persons', null, row.worked_with)];
    if (row.mask === -2) return [cell('anonymous_year', row.key, row.worked_with)];
    if (row.mask === ALL)
      return (['worked_with', 'in_at_start', 'new', 'closed', 'left_at_end'] as const).map((part) => cell('flow', part, row[part]));
    if (row.mask === ALL - bit(SUPPORT) - bit(REASON))
      return row.support === null || row.support < 0 ? [] : [cell('closed_support', `${row.key}|${row.support}`, row.closed)];
    const column = COLUMNS.findIndex((_, index) => row.mask === ALL - bit(index));
    const support = row.support === null ? null : row.support < 0 ? NOT_APPLICABLE : String(row.support);
    return (COLUMNS[column] ?? []).map(([count, dimension]) => cell(dimension, column === SUPPORT ? support : row.key, Number(row[count])));
  });
  return cells.filter(({ count }) => count > 0);
}
