import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { numberless, recordingWorld } from '../../test/access/recordingWorld.ts';
import { operation } from '../../test/testDatabase.ts';
import { listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { isOwn, listOwnCaseload } from './ownParticipationQueries.ts';

const world = await recordingWorld();

it('are just those that row security lets each see, as one of a team, as counsellor, and as neither', async () => {
  await world.enrolled('team_member', numberless('Ett'));
  await world.enrolled('navet', numberless('Två'), {}, 'Navet');
  const { association } = world;
  const seen = new Map<string, number>();
  for (const [who, userId] of association.users) {
    const actor: Actor = { family: 'team', role: 'team_member', userId, name: 'prov' };
    const [told, ruled] = await association.database.read(actor, operation, async ({ db }) => {
      const own = { interventions: await listInterventionsToRecordIn(db), caseload: await listOwnCaseload(db) };
      const { rows } = await sql<{ told: string[]; ruled: string[] }>`
        select coalesce(array_agg(v.participation_id order by 1) filter (where ${isOwn(own)}), '{}') as told,
          coalesce(array_agg(v.participation_id order by 1), '{}') as ruled
        from participants.participation_version v where v.recorded_to = 'infinity'`.execute(db);
      return [rows[0]?.told, rows[0]?.ruled];
    });
    expect(told, who).toEqual(ruled);
    seen.set(who, told?.length ?? 0);
  }
  expect(seen.get('counsellor')).toBeGreaterThan(0);
  expect(seen.get('counsellor')).toBeLessThan(seen.get('team_member') ?? 0);
  expect(seen.get('coordinator')).toBe(0);
});
