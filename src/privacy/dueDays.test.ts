import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { CLOSING, FORM, numberless, recordingWorld } from '../../test/access/recordingWorld.ts';
import { operation } from '../../test/testDatabase.ts';
import type { Actor } from '../platform/database/transaction.ts';

const world = await recordingWorld();

it('finds what is due at the end of short and long months, of a leap day, and of the year', async () => {
  for (const closed of ['2016-02-29', '2017-01-31', '2017-03-31', '2017-08-30', '2017-12-31', '2018-02-28']) {
    const one = await world.enrolled('team_member', numberless(closed), { form: { ...FORM, enrolled: '2016-01-15' } });
    await world.close('team_member', one, { ...CLOSING, closed });
  }
  const coordinator: Actor = {
    ...{ family: 'figures', role: 'coordinator', name: 'prov' },
    userId: world.association.users.get('coordinator') ?? '',
  };
  const { rows } = await world.association.database.read(coordinator, operation, ({ db }) =>
    sql<{ day: string; months: number; counted: string; found: number; expected: number }>`
      select day::date::text, months, counted, d.due + d.held + d.asked + d.still_open as found, (
          select count(*) from published.counted_participation v
          where v.recorded_to = 'infinity' and v.person_key is not null and not v.wrong_registration
            and (case counted when 'year_end' then make_date(extract(year from v.closed)::integer, 12, 31) else v.closed end
              + make_interval(months => months))::date <= day::date
        ) as expected
      from generate_series(date '2016-12-25', date '2019-03-05', interval '1 day') day, unnest(array[1, 6, 12, 13]) months,
        unnest(array['event', 'year_end']) counted, privacy.count_due('participation', day::date, months, counted, null) d`.execute(db),
  );
  expect(rows.filter(({ found, expected }) => found !== expected)).toEqual([]);
  expect(new Set(rows.map(({ found }) => found)).size).toBeGreaterThan(5);
});
