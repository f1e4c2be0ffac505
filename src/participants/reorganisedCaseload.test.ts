import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { emailOf } from '../../test/access/accessWorld.ts';
import { numberless, recordingWorld } from '../../test/access/recordingWorld.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { insertRoleAssignment } from '../access/roleQueries.ts';
import { findUserByEmail } from '../access/userQueries.ts';
import { NO_FACTS } from '../interventions/interventionFacts.ts';
import type { Role } from '../platform/roles.ts';
import { localDate } from '../shared/localDate.ts';
import type { OwnCaseload } from './caseloadApi.ts';
import type { ShownReorganisation } from './reorganisationsApi.ts';

const TODAY = '2018-09-05';
const WEST = randomUUID();
let world: Awaited<ReturnType<typeof recordingWorld>>;
let participation = '';
let navet = '';
const user = (who: string): string => (who === 'navet' ? navet : (world.association.users.get(who) ?? ''));
const kraften = (): string => world.association.interventions.get('Kraften') ?? '';
beforeAll(async () => {
  world = await recordingWorld();
  const found = await world.association.database.read(operator, operation, ({ db }) => findUserByEmail(db, emailOf('navet')));
  navet = found?.id ?? '';
  participation = (await world.enrolled('team_member', numberless('Ett'))).participationId;
});

const give = (who: string, role: Role, interventionId: string): Promise<void> =>
  world.association.database.write(operator, operation, ({ db }) =>
    insertRoleAssignment(db, { userId: user(who), role, interventionId, from: localDate(TODAY), grantedBy: 'prov' }),
  );
const endAll = (who: string): Promise<unknown> =>
  world.association.asOwner((client) =>
    client.query(
      `update access.role_assignment set withdrawn_at = '2018-09-05T10:30:00Z', valid_to = valid_from where user_id = $1 and intervention_id = $2`,
      [user(who), kraften()],
    ),
  );
const asCoordinator = async (method: 'PUT' | 'POST', url: string, payload: object) =>
  world.server.ask({ method, url, headers: await world.server.logIn(world.association, 'coordinator'), payload });
const seenBy = async (who: string): Promise<number> => (await world.ask(who, 'GET', `/${participation}`)).statusCode;
const history = async (who: string) =>
  (await world.ask(who, 'GET', `/${participation}/caseload`)).json<OwnCaseload>().entries.map(({ userId, to }) => [userId, to]);
const handOver = (who: string, intervention: string, from: string | null, to: string) =>
  world.ask(who, 'POST', '/api/caseloads/hand-over', {
    ...{ intervention, heldAs: 'team_member', from, to, day: TODAY, reason: 'handledaren slutar' },
    participations: [participation],
  });

it('a caseload that is handed over when its team becomes another keeps whose it was, and is seen by the team that has it alone', async () => {
  expect((await handOver('team_leader', kraften(), null, user('team_member'))).json()).toEqual({ moved: 1 });
  // As if it was some time ago.
  await world.association.asOwner((client) => client.query(`update participants.caseload set valid_from = '2018-07-01'`));
  expect([await seenBy('team_leader'), await seenBy('team_member'), await seenBy('navet')]).toEqual([200, 200, 404]);

  await asCoordinator('PUT', `/api/interventions/${WEST}`, { version: 0, value: { ...NO_FACTS, name: 'Kraften väst' } });
  const answer = await asCoordinator('POST', `/api/interventions/${kraften()}/reorganisations`, {
    ...{ id: randomUUID(), firstDay: TODAY, targets: [WEST] },
    decision: { day: '2018-08-20', paragraph: '§ 8', text: '' },
  });
  expect([answer.statusCode, answer.json<ShownReorganisation>().left]).toEqual([201, 0]);
  // It is nobody's of the old team any more, and nobody's yet of the new one.
  expect([await seenBy('team_leader'), await seenBy('team_member'), await seenBy('navet')]).toEqual([404, 404, 404]);

  await give('navet', 'team_leader', WEST);
  await give('team_member', 'team_member', WEST);
  await endAll('team_member');
  expect([await seenBy('navet'), await seenBy('team_member'), await seenBy('team_leader')]).toEqual([200, 200, 404]);
  const [before] = await history('navet');
  expect(before?.[0]).toBe(user('team_member'));

  expect((await handOver('team_leader', WEST, user('team_member'), user('navet'))).statusCode).toBe(404);
  const lasting = before?.[1] === null ? user('team_member') : null;
  expect((await handOver('navet', WEST, lasting, user('navet'))).json()).toEqual({ moved: 1 });
  const after = await history('navet');
  expect(after[0]).toEqual([user('navet'), null]);
  expect(after.map(([who]) => who)).toContain(user('team_member'));
  const record = (await world.ask('navet', 'GET', `/${participation}`)).body;
  expect(record).toContain('Kraften väst');
});
