import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export type AsOwner = <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;

/** A drawn sample of the log's first entries, perhaps with every entry judged, as the officer who drew it left it. */
export async function addLogSample(asOwner: AsOwner, userId: string, judged: boolean): Promise<string> {
  const id = randomUUID();
  await asOwner(async (client) => {
    await client.query(
      `insert into privacy.log_sample (id, from_day, to_day, wanted, entry_ids, drawn_of, drawn_at, drawn_by, user_id)
       select $1, '2018-01-01', '2060-12-31', 2, array_agg(e.id), 2, now(), 'prov', $2 from (select id from access.audit_entry order by id limit 2) e`,
      [id, userId],
    );
    if (judged)
      await client.query(
        `insert into privacy.log_sample_note (sample_id, entry_id, verdict, note, noted_at, noted_by, user_id)
         select id, unnest(entry_ids), 'ok', '', now(), 'prov', user_id from privacy.log_sample where id = $1`,
        [id],
      );
  });
  return id;
}
