import { sql, type RawBuilder } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { Period } from '../shared/period.ts';
import type { Band } from './bands.ts';
import type { FigureFilter, FigureValue } from './figureFilter.ts';

export type CountedRow = {
  readonly participationId: string;
  readonly personId: string | null;
  readonly interventionId: string;
  readonly protected: boolean;
  readonly municipality: string | null;
  readonly enrolled: string | null;
  readonly closed: string | null;
  readonly closingReason: string | null;
};

/** The participations that one figure counts, as many as the figure says (one a person for "persons"), oldest enrolment first. */
export async function listCountedRows(
  db: ReadHandle,
  selection: {
    readonly period: Period;
    readonly interventionId?: string | undefined;
    readonly interventionOfRow?: string | undefined;
    readonly knownAt?: Date | undefined;
  },
  filter: FigureFilter,
): Promise<CountedRow[]> {
  const { from, to } = selection.period;
  const conditions: RawBuilder<unknown>[] = [
    selection.knownAt === undefined
      ? sql`recorded_to = 'infinity'`
      : sql`recorded_from <= ${selection.knownAt}::timestamptz and recorded_to > ${selection.knownAt}::timestamptz`,
    sql`not wrong_registration`,
    population(filter.population, from, to),
  ];
  if (selection.interventionId !== undefined) conditions.push(sql`intervention_id = ${selection.interventionId}::uuid`);
  if (selection.interventionOfRow !== undefined) conditions.push(sql`intervention_id = ${selection.interventionOfRow}::uuid`);
  if (filter.sex) conditions.push(sql`sex = ${filter.sex}`);
  if (filter.value) conditions.push(valueIs(filter.value));
  const once = filter.population === 'persons' ? sql`distinct on (person_key)` : sql``;
  const order = filter.population === 'persons' ? sql`order by person_key, enrolled desc` : sql`order by enrolled, participation_id`;
  const { rows } = await sql<CountedRow>`
    select ${once} participation_id as "participationId", person_key as "personId", intervention_id as "interventionId", protected, municipality, enrolled, closed, closing_reason as "closingReason"
    from published.counted_participation where ${sql.join(conditions, sql` and `)} ${order}`.execute(db);
  return rows;
}

function population(which: FigureFilter['population'], from: string, to: string): RawBuilder<unknown> {
  if (which === 'anonymous') return sql`anonymous_year between extract(year from ${from}::date) and extract(year from ${to}::date)`;
  const worked = sql`anonymous_year is null and enrolled <= ${to}::date and (closed is null or closed >= ${from}::date)`;
  switch (which) {
    case 'in_at_start':
      return sql`${worked} and enrolled < ${from}::date`;
    case 'new':
      return sql`${worked} and enrolled >= ${from}::date`;
    case 'closed':
      return sql`${worked} and closed <= ${to}::date`;
    case 'left_at_end':
      return sql`${worked} and (closed is null or closed > ${to}::date)`;
    default:
      return worked;
  }
}

const inBand = (column: RawBuilder<unknown>, band: Band): RawBuilder<unknown> =>
  sql`${column} between ${band.from} and ${Math.min(band.to, 1_000_000)}`;

function valueIs(value: FigureValue): RawBuilder<unknown> {
  const column = sql.ref(value.of === 'support' ? 'support_months' : value.of === 'age' ? 'age_at_enrolment' : value.of);
  switch (value.of) {
    case 'municipality':
      return value.protected ? sql`protected` : sql`not protected and municipality is not distinct from ${value.is}`;
    case 'intervention':
      return sql`true`;
    case 'income_at_start':
    case 'income_at_end':
      return value.is === null ? sql`${column} = '{}'` : sql`${value.is} = any (${column})`;
    case 'support':
      if (value.is === null) return sql`support_months is null and not support_not_applicable`;
      return value.is === 'not_applicable' ? sql`support_not_applicable` : inBand(column, value.is);
    case 'age': {
      const inside = value.inside.map((band) => inBand(column, band));
      const outside = value.outside.map((band) => sql`not (${inBand(column, band)})`);
      return sql.join([...inside, ...outside], sql` and `);
    }
    case 'closing_reason':
      return sql`closing_reason = any (${[...value.in]})`;
    case 'anonymous_year':
      return sql`anonymous_year = ${value.is}`;
    default:
      return sql`${column} is not distinct from ${value.is}`;
  }
}
