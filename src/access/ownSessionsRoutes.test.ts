import { expect, it } from 'vitest';
import { accessAssociation, accessServer } from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';

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
