import { randomUUID } from 'node:crypto';
import type { AsOwner } from './logSamples.ts';

/** A weeding that is under way, one that is finished, and two stops of participations, as they were left; what else is due for orders. */
export type Weedings = Readonly<Record<'open' | 'done' | 'officersHold' | 'leadersHold', string>>;

const RULE = `insert into privacy.retention_rule (kind, version, handling, months, counted_from, ground, archive_first, in_force_from, decided_on,
    paragraph, decision, recorded_at, recorded_by)
  select unnest(array['participation', 'wrong_registration', 'invitation', 'accessibility_feedback']), 1, 'weed', 12, 'event', 'prov', false,
    '2018-01-02', '2018-01-02', '§ 1', '', now(), 'prov'`;

/**
 * @param user of whom a link is left that is due to be weeded
 * @param feedback that is due too, from now on
 * @param held the participations that are stopped
 */
export async function addWeedings(asOwner: AsOwner, user: string, feedback: string, held: readonly [string, string]): Promise<Weedings> {
  const [open, done, officersHold, leadersHold] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await asOwner(async (client) => {
    await client.query(RULE);
    for (const [id, kind, ends] of [
      [open, 'wrong_registration', 'null, null, null'],
      [done, 'accessibility_feedback', `now(), 'done', '{"kept":null,"lastNight":null,"goneOn":null,"isFailing":false,"byHand":0}'`],
    ])
      await client.query(
        `insert into privacy.weeding (id, kind, rule_version, on_day, due, stopped, ordered_at, ordered_by, user_id, finished_at, outcome, backups)
         values ($1, $2, 1, '2020-01-01', 1, 0, now(), 'prov', $3, ${ends})`,
        [id, kind, user],
      );
    await client.query(
      `insert into access.invitation (user_id, purpose, token_hash, created_at, created_by, expires_at, delivery, used_at)
       values ($1, 'password', sha256($2::text::bytea), '2018-01-01', 'prov', '2018-01-02', 'sent', '2018-01-01')`,
      [user, done],
    );
    // What may be told to nobody is written by who may read nothing: row security stands aside for the rows of a test alone.
    await client.query(
      `begin; alter table privacy.weeding_hold no force row level security; alter table association.accessibility_feedback no force row level security`,
    );
    for (const [id, participation] of [
      [officersHold, held[0]],
      [leadersHold, held[1]],
    ])
      await client.query(
        `insert into privacy.weeding_hold (id, participation_id, reason, placed_at, placed_by) values ($1, $2, 'prov', now(), 'prov')`,
        [id, participation],
      );
    await client.query(
      `update association.accessibility_feedback set received_at = '2018-01-01', handled_at = '2018-01-02', handled_by = 'prov' where id = $1`,
      [feedback],
    );
    await client.query(
      `alter table privacy.weeding_hold force row level security; alter table association.accessibility_feedback force row level security; commit`,
    );
  });
  return { open, done, officersHold, leadersHold };
}
