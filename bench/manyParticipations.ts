import { sql } from 'kysely';
import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from '../src/participants/codes.ts';
import type { WriteHandle } from '../src/platform/database/transaction.ts';
import { benchOperator, type BenchAssociation } from './associationFixture.ts';

const LAST_DAY = '2025-12-31';
const DAYS = 4_380;

/**
 * Fills an association. Foreign keys and the overlap constraint are let go first and the indexes made afterwards, which is
 * many times faster and leaves what reading meets as it is.
 */
export async function fillWithParticipations(association: BenchAssociation, count: number): Promise<void> {
  const indexes = await association.asOwner(async (client) => {
    await client.query(`do $$ declare c record; begin
      for c in select conname from pg_constraint where conrelid = 'participants.participation_version'::regclass and contype in ('f', 'x') loop
        execute format('alter table participants.participation_version drop constraint %I', c.conname);
      end loop; end $$`);
    const { rows } = await client.query<{ name: string; definition: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
       where i.indrelid = 'participants.participation_version'::regclass and not i.indisprimary`,
    );
    for (const { name } of rows) await client.query(`drop index ${name}`);
    return rows;
  });
  await association.database.write(benchOperator, { action: 'fill', reason: 'bench' }, ({ db }) => insertParticipations(db, count));
  await association.asOwner(async (client) => {
    for (const { definition } of indexes) await client.query(definition);
    await client.query('vacuum analyze');
  });
}

/**
 * Makes participations by SQL alone: twelve years, sixty insatser of unlike size, stays of a year or so, some people twice,
 * some protected, anonymous, wrongly registered, and unknown values in every column. The same every time.
 */
async function insertParticipations(db: WriteHandle, count: number): Promise<void> {
  const people = Math.ceil(count * 0.8);
  await sql`select setseed(0.42)`.execute(db);
  await sql`insert into interventions.intervention (name, created_at) select 'Insats ' || n, now() from generate_series(1, 60) n`.execute(
    db,
  );
  await sql`
    with person_pool as materialized (
      select n, gen_random_uuid() as id, case when random() < 0.6 then 'K' else 'M' end as sex, date '1955-01-01' + (random() * 17000)::integer as birth, random() < 0.01 as protected
      from generate_series(1, ${people}::integer) n
    ),
    people as (
      insert into participants.person (id, created_at) select id, now() from person_pool returning id
    ),
    made as (
      insert into participants.participation (created_at) select now() from generate_series(1, ${count}::integer) returning id
    ),
    raw as (
      select id, random() as r, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6, random() as r7, random() as r8, random() as r9,
        date ${sql.lit(LAST_DAY)} - (random() * ${DAYS})::integer as enrolled, (random() * random() * 900)::integer as days,
        1 + floor(random() * ${people}::integer)::integer as person
      from made
    ),
    named as (
      select raw.*, p.id as person_id, p.sex, p.birth, p.protected, r < 0.03 as anonymous, r between 0.03 and 0.04 as mistaken, enrolled + days < date ${sql.lit(LAST_DAY)} as has_closed
      from raw join person_pool p on p.n = raw.person
    ),
    insatser as (select array_agg(id order by name) as ids from interventions.intervention)
    insert into participants.participation_version (participation_id, version, recorded_from, recorded_by, basis, row_key, intervention_id, person_id, sex, anonymous_year,
      protected, age_at_enrolment, municipality, referrer, enrolled, closed, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start, income_at_end,
      support_months, support_not_applicable, wrong_registration)
    select named.id, 1, now(), 'bench', 'bench', named.id::text, ids[1 + floor(60 * r2 * r2)::integer], case when not anonymous then person_id end, sex,
      case when anonymous then extract(year from enrolled)::integer end, protected and not anonymous,
      case when not anonymous then extract(year from age(enrolled, birth))::integer end,
      case when not anonymous and r3 < 0.97 then 'Kommun ' || floor(r3 * 40)::integer end,
      case when not anonymous then (${[...REFERRERS]}::text[])[1 + floor(r4 * 7)::integer] end,
      case when not anonymous then enrolled end, case when not anonymous and (has_closed or mistaken) then enrolled + days end,
      case when anonymous or not (has_closed or mistaken) then null when mistaken then 'felregistrering' else (${CLOSING_REASONS.slice(0, -1)}::text[])[1 + floor(r5 * 14)::integer] end,
      case when not anonymous then (${[...EDUCATIONS]}::text[])[1 + floor(r6 * 5)::integer] end,
      case when not anonymous then (${[...OCCUPATIONS]}::text[])[1 + floor(r7 * 6)::integer] end,
      case when not anonymous and has_closed then (${[...OCCUPATIONS]}::text[])[1 + floor(r8 * 6)::integer] end,
      case when anonymous or r9 < 0.1 then '{}' when r9 < 0.8 then array[(${[...INCOMES]}::text[])[1 + floor(r5 * 10)::integer]] else array['försörjningsstöd', (${INCOMES.slice(1)}::text[])[1 + floor(r6 * 9)::integer]] end,
      case when anonymous or not has_closed or r8 < 0.1 then '{}' else array[(${[...INCOMES]}::text[])[1 + floor(r7 * 10)::integer]] end,
      case when not anonymous and r5 < 0.85 then floor(r4 * r3 * 240)::integer end, not anonymous and r5 >= 0.95, mistaken and not anonymous
    from named, insatser where (select count(*) from people) > 0`.execute(db);
}
