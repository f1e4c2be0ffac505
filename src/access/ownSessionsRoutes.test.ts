import { expect, it } from 'vitest';
import { accessAssociation, accessServer, emailOf } from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import type { OwnSessions } from './ownSessionsApi.ts';
import type { UserPage } from './usersApi.ts';

const clock = settableClock('2018-09-05T10:00:00Z');
const association = await accessAssociation(clock);
const server = await accessServer(association, clock);
type Session = { id: string; isThis?: boolean; isCurrent?: boolean };
const logIn = (who: string) => server.logIn(association, who);
const list = async (headers: { cookie: string }) =>
  (await server.ask({ method: 'GET', url: '/api/sessions', headers })).json<{ sessions: Session[] }>().sessions;
const end = (headers: { cookie: string }, id?: string) =>
  server.ask({ method: 'DELETE', url: `/api/sessions${id === undefined ? '' : `/${id}`}`, headers });

it('one sees the browsers in which one is logged in oneself, and ends any but the one in use', async () => {
  const [here, there, colleague] = [await logIn('team_member'), await logIn('team_member'), await logIn('team_leader')];
  expect(await list(here)).toHaveLength(2);
  expect(await list(colleague)).toHaveLength(1);
  const [theirs] = await list(colleague);
  expect((await end(here, theirs?.id)).statusCode).toBe(404);
  const answers = await Promise.all((await list(here)).map(({ id }) => end(here, id)));
  expect(answers.map(({ statusCode }) => Math.floor(statusCode / 100)).sort()).toEqual([2, 4]);
  expect((await server.ask({ method: 'GET', url: '/api/sessions', headers: there })).statusCode).toBe(401);
  expect(await list(here)).toHaveLength(1);
  expect(await list(colleague)).toHaveLength(1);
});

it('all others end at once, and the one in use goes on', async () => {
  const [here, ...others] = [await logIn('economist'), await logIn('economist'), await logIn('economist')];
  expect(await list(here)).toHaveLength(3);
  expect(Math.floor((await end(here)).statusCode / 100)).toBe(2);
  expect(await list(here)).toHaveLength(1);
  for (const headers of others) expect((await server.ask({ method: 'GET', url: '/api/sessions', headers })).statusCode).toBe(401);
});

it('they show where they began in plain words, and an administrator ends them (V7.5.2)', async () => {
  const browser = (userAgent: string) =>
    server.ask({
      method: 'POST',
      url: '/api/session',
      headers: { 'user-agent': userAgent },
      payload: { association: association.database.entry.slug, email: emailOf('auditor'), password: 'tolv gröna hästar' },
    });
  await browser('Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1');
  await browser('curl');
  const [headers, administrator] = [await logIn('auditor'), await logIn('administrator')];
  const sessions = (await server.ask({ url: '/api/sessions', headers })).json<OwnSessions>().sessions;
  expect(sessions.map(({ browser: one, system }) => `${one ?? '–'} ${system ?? '–'}`).toSorted()).toEqual(['Safari iPhone', '– –', '– –']);
  expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
  const own = sessions.find(({ isThis }) => isThis)?.id ?? '';
  expect((await end(headers, own)).json()).toMatchObject({ code: 'own-session' });
  expect((await end(headers)).statusCode).toBe(204);
  expect((await list(headers)).map(({ id }) => id)).toEqual([own]);
  const url = `/api/users/${association.users.get('auditor') ?? ''}`;
  expect((await server.ask({ url, headers: administrator })).json<UserPage>().sessions).toHaveLength(1);
  expect((await server.ask({ method: 'DELETE', url: `${url}/sessions`, headers: administrator })).statusCode).toBe(204);
  expect((await server.ask({ url: '/api/session', headers })).statusCode).toBe(401);
});
