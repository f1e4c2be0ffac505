import { expect, it } from 'vitest';
import { accessAssociation, accessServer } from '../../test/access/accessWorld.ts';
import { operation, settableClock } from '../../test/testDatabase.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { endSessionOf, endSessionsOf, listSessions } from './sessionQueries.ts';

const NOW = new Date('2018-09-05T10:00:00Z');
const clock = settableClock(NOW.toISOString());
const association = await accessAssociation(clock);
const server = await accessServer(association, clock);
const userId = association.users.get('team_member') ?? '';
const self: Actor = { family: 'team', role: 'team_member', userId, name: 'prov' };
const list = (of = userId, usedSince = new Date(0)) =>
  association.database.read(self, operation, ({ db }) => listSessions(db, of, NOW, usedSince));

it('a user’s sessions are listed, the latest used first, without those that have been idle too long', async () => {
  await server.logIn(association, 'team_member');
  clock.set('2018-09-05T10:05:00Z');
  await server.logIn(association, 'team_member');
  await server.logIn(association, 'team_leader');
  const sessions = await list();
  expect(sessions.map(({ begunAt }) => begunAt.toISOString())).toEqual(['2018-09-05T10:05:00.000Z', '2018-09-05T10:00:00.000Z']);
  expect(await list(userId, new Date('2018-09-05T10:02:00Z'))).toHaveLength(1);
  // Row security shows nobody else's.
  expect(await list(association.users.get('team_leader'))).toEqual([]);
});

it('one session is ended, or all but one, and only a user’s own', async () => {
  await server.logIn(association, 'team_member');
  const [kept, other] = await list();
  const end = (of: string, id: string) => association.database.write(self, operation, ({ db }) => endSessionOf(db, of, id));
  expect(await end(association.users.get('team_leader') ?? '', other?.id ?? '')).toBe(false);
  expect([await end(userId, other?.id ?? ''), await end(userId, other?.id ?? '')]).toEqual([true, false]);
  expect(await association.database.write(self, operation, ({ db }) => endSessionsOf(db, userId, kept?.id))).toBe(1);
  expect((await list()).map(({ id }) => id)).toEqual([kept?.id]);
});
