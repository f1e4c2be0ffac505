import { randomUUID } from 'node:crypto';
import { addressOf, PASSWORD, type AccessAssociation, type AccessServer } from './accessWorld.ts';
import type { AsOwner } from './logSamples.ts';

/** A weeding that is under way, one that is finished, and two stops of participations, as they were left; what else is due for orders. */
export type Weedings = Readonly<Record<'open' | 'done' | 'officersHold' | 'leadersHold' | ArchiveStage, string>>;
/** Archive files: one that is ordered, which can be made when something is due, one that is fetched, and another team's. */
type ArchiveStage = 'orderedFile' | 'fetchedFile' | 'otherFile';
/** What the file that was fetched begins with, as its receipt says. */
export const FETCHED_HASH = '0123456789abcdef';

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
  const [orderedFile, fetchedFile, otherFile] = [randomUUID(), randomUUID(), randomUUID()];
  await asOwner(async (client) => {
    await client.query(RULE);
    await client.query(`update privacy.retention_rule set archive_first = true where kind = 'wrong_registration'`);
    for (const [id, kind, isProtected, place, made] of [
      [orderedFile, 'wrong_registration', false, 'asc', ''],
      [fetchedFile, 'participation', false, 'asc', FETCHED_HASH.repeat(4)],
      [otherFile, 'participation', true, 'desc', ''],
    ])
      await client
        .query(
          `insert into privacy.archive_file (id, kind, rule_version, intervention_id, of_protected, wanted, ordered_at, ordered_by)
         values ($1, $2, 1, (select i.id from interventions.intervention i order by i.name ${String(place)} limit 1), $3, 1, now(), 'prov')`,
          [id, kind, isProtected],
        )
        .then(() =>
          made === ''
            ? undefined
            : client.query(
                `update privacy.archive_file set made_at = '2018-01-02', made_by = 'prov', records = 1, bytes = 1, fetched_at = '2018-01-03',
                 sha256 = decode($2, 'hex') where id = $1`,
                [id, made],
              ),
        );
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
  return { open, done, officersHold, leadersHold, orderedFile, fetchedFile, otherFile };
}

/** The leader of the team makes an archive file that was ordered. @returns the leader's cookie */
export async function makeArchiveFile(own: AccessAssociation, server: AccessServer, id: string): Promise<{ cookie: string }> {
  const headers = await server.logIn(own, 'team_leader', PASSWORD, addressOf('team_leader'));
  const url = `/api/retention/archives/${id}/content`;
  const remoteAddress = addressOf('team_leader');
  const made = await server.ask({ method: 'POST', url, headers, payload: { reason: null }, remoteAddress });
  if (made.statusCode !== 200) throw new Error(`the archive file was not made: ${made.body}`);
  return headers;
}
