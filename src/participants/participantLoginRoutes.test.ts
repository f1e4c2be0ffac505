import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, emailOf, PASSWORD } from '../../test/access/accessWorld.ts';
import { enrolledWithout } from '../../test/access/consentForms.ts';
import { recordingWorld } from '../../test/access/recordingWorld.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import type { Readings } from '../privacy/readingsApi.ts';
import type { DeliveredLink, ParticipantLogin } from './participantLoginApi.ts';

let world: Awaited<ReturnType<typeof recordingWorld>>;
beforeAll(async () => {
  world = await recordingWorld();
});

const enrolled = (name: string, more: object = {}): Promise<string> => enrolledWithout(world, name, more);
const ask = (who: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => world.ask(who, method, path, payload);
const give = async (id: string, email: string, who = 'team_member', userId: string = crypto.randomUUID()) => {
  const answer = await ask(who, 'PUT', `/${id}/login`, { userId, email });
  return { status: answer.statusCode, body: answer.json<DeliveredLink & { code: string; text: string }>() };
};
const shown = async (id: string, who = 'team_member') => {
  const answer = await ask(who, 'GET', `/${id}/login`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ParticipantLogin>().login;
};
const tokenOf = (link: string | null): string => link?.split('#')[1] ?? '';
const choose = async (token: string, password = PASSWORD) =>
  world.server.ask({
    method: 'PUT',
    url: '/api/invitation',
    payload: { association: world.association.database.entry.slug, token, password },
  });
const logIn = async (email: string, password = PASSWORD) =>
  world.server.ask({
    method: 'POST',
    url: '/api/session',
    payload: { association: world.association.database.entry.slug, email, password },
  });
const cookieOf = (answer: Awaited<ReturnType<typeof choose>>): { cookie: string } => ({
  cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
});
const readings = (headers: { cookie: string }) => world.server.ask({ url: '/api/own/readings', headers });
const rowsOf = (text: RawBuilder<object>): Promise<object[]> =>
  world.association.database.read(operator, operation, async ({ db }) => (await text.execute(db)).rows);

describe('a participant’s own login', () => {
  it('is given by the team, chosen by link, and shows who has read about them: no names, and nobody else', async () => {
    const id = await enrolled('Egen');
    const another = await enrolled('Annan');
    expect(await shown(id)).toBeNull();
    const given = await give(id, ' Egen@Deltagare.Example ');
    expect([given.status, given.body.delivery, given.body.faultText]).toEqual([200, 'handed', null]);
    expect(await shown(id)).toMatchObject({ email: 'egen@deltagare.example', state: 'invited', givenBy: 'Prov team_member' });
    const chosen = await choose(tokenOf(given.body.link), 'sju lugna kaniner i hagen');
    expect(chosen.statusCode).toBe(200);
    expect(await shown(id)).toMatchObject({ state: 'active', linkUntil: null });
    await ask('team_leader', 'GET', `/${id}`);
    await ask('team_leader', 'GET', `/${another}`);
    const answer = await readings(cookieOf(chosen));
    expect(answer.statusCode).toBe(200);
    const own = answer.json<Readings>();
    expect(own.interventions).toEqual(['Kraften']);
    expect(own.readings).toContainEqual(
      expect.objectContaining({ role: 'team_leader', intervention: 'Kraften', purpose: 'team_lead', kind: 'read', times: 1 }),
    );
    expect(answer.body).not.toMatch(/@|Prov|Egen|Annan/);
    // That they have looked is told as well, to them and to the team.
    expect((await readings(cookieOf(chosen))).json<Readings>().readings).toContainEqual(
      expect.objectContaining({ role: 'participant', kind: 'read', times: 1 }),
    );
  });

  it('opens nothing but that: every other operation answers as to one who has no role', async () => {
    const id = await enrolled('Bara');
    const chosen = await choose(tokenOf((await give(id, 'bara@deltagare.example')).body.link), 'sju lugna kaniner i hagen');
    for (const url of ['/api/participants', `/api/participants/${id}`, '/api/statistics', '/api/users', '/api/interventions'])
      expect((await world.server.ask({ url, headers: cookieOf(chosen) })).statusCode, url).toBe(403);
  });

  it('is there once, however often it is sent and whoever else gives one', async () => {
    const [id, userId] = [await enrolled('Dubbel'), crypto.randomUUID()];
    const both = await Promise.all([
      give(id, 'dubbel@deltagare.example', 'team_member', userId),
      give(id, 'dubbel@deltagare.example', 'team_member', userId),
    ]);
    expect(both.map(({ status }) => status)).toContain(200);
    const again = await give(id, 'dubbel@deltagare.example', 'team_member', userId);
    expect([again.status, again.body.link]).toEqual([200, null]);
    const another = await give(id, 'dubbel2@deltagare.example', 'team_leader');
    expect([another.status, another.body.code]).toEqual([409, 'login-there']);
    expect(await rowsOf(sql`select email from access.user_account where email like 'dubbel%'`)).toEqual([
      { email: 'dubbel@deltagare.example' },
    ]);
  });

  it('is not given again by a page that gave it before, to another address', async () => {
    const [id, userId] = [await enrolled('Åter'), crypto.randomUUID()];
    await give(id, 'ater@deltagare.example', 'team_member', userId);
    await ask('team_leader', 'POST', `/${id}/login/end`);
    const old = await give(id, 'ater2@deltagare.example', 'team_member', userId);
    expect([old.status, old.body.code]).toEqual([409, 'login-key-used']);
    expect((await give(id, 'ater2@deltagare.example', 'team_member')).status).toBe(200);
  });

  it('is not given to an address that is another’s, nor to what is no address', async () => {
    const id = await enrolled('Upptagen');
    const taken = await give(id, 'coordinator@prov.example');
    expect([taken.status, taken.body.code]).toEqual([422, 'email-taken']);
    expect((await give(id, 'inte en adress')).status).toBe(422);
    expect(await shown(id)).toBeNull();
  });

  it('gets a new link that makes the one before void', async () => {
    const id = await enrolled('Glömsk');
    const first = await give(id, 'glomsk@deltagare.example');
    const second = (await ask('team_leader', 'POST', `/${id}/login/link`)).json<DeliveredLink>();
    expect((await choose(tokenOf(first.body.link), 'sju lugna kaniner i hagen')).statusCode).not.toBe(200);
    expect((await choose(tokenOf(second.link), 'sju lugna kaniner i hagen')).statusCode).toBe(200);
  });

  it('ends at once, wherever it is open, and may be given again to the same address', async () => {
    const id = await enrolled('Slutar');
    const chosen = await choose(tokenOf((await give(id, 'slutar@deltagare.example')).body.link), 'sju lugna kaniner i hagen');
    expect((await readings(cookieOf(chosen))).statusCode).toBe(200);
    expect((await ask('team_leader', 'POST', `/${id}/login/end`)).statusCode).toBe(204);
    expect((await ask('team_leader', 'POST', `/${id}/login/end`)).statusCode).toBe(204);
    expect((await readings(cookieOf(chosen))).statusCode).toBe(401);
    expect((await logIn('slutar@deltagare.example', 'sju lugna kaniner i hagen')).statusCode).toBe(401);
    expect(await shown(id)).toBeNull();
    expect((await ask('team_leader', 'POST', `/${id}/login/link`)).json<{ code: string }>().code).toBe('no-login');
    const back = await give(id, 'slutar@deltagare.example');
    expect(back.status).toBe(200);
    // The password that was does not come back with it.
    expect((await logIn('slutar@deltagare.example', 'sju lugna kaniner i hagen')).statusCode).toBe(401);
    expect((await choose(tokenOf(back.body.link), 'åtta lugna kaniner i hagen')).statusCode).toBe(200);
  });

  it('that an operator gave is shown without the day, which is not known', async () => {
    const [row] = await rowsOf(sql`select participation_id as id from participants.participation_version
      where person_id = ${world.association.person}::uuid and recorded_to = 'infinity'`);
    expect(await shown((row as { id: string }).id)).toMatchObject({
      email: emailOf('participant'),
      state: 'active',
      givenAt: null,
      givenBy: 'prov',
    });
  });

  it('of a protected person is shown without the address', async () => {
    const id = await enrolled('Skyddad', { protected: true });
    expect((await give(id, 'skyddad@deltagare.example')).status).toBe(200);
    expect(await shown(id)).toMatchObject({ email: null, state: 'invited' });
  });

  it('stands in the log without the address, and no colleague’s list shows it', async () => {
    const id = await enrolled('Loggad');
    await choose(tokenOf((await give(id, 'loggad@deltagare.example')).body.link), 'sju lugna kaniner i hagen');
    const session = await logIn('loggad@deltagare.example', 'sju lugna kaniner i hagen');
    await readings(cookieOf(session));
    const log = await auditLog(world.association);
    expect(JSON.stringify(log)).not.toContain('loggad@');
    expect(log.filter(({ action, actor }) => action === 'listOwnReadings' && actor === 'deltagare').length).toBeGreaterThan(0);
    const users = await world.server.ask({
      url: '/api/users',
      headers: await world.server.logIn(world.association, 'administrator'),
    });
    expect(users.statusCode).toBe(200);
    expect(users.body).not.toContain('loggad@');
  });

  it('ends, and its address goes, when the participation is made anonymous', async () => {
    const id = await enrolled('Blir');
    const chosen = await choose(tokenOf((await give(id, 'blir@deltagare.example')).body.link), 'sju lugna kaniner i hagen');
    const key = crypto.randomUUID();
    const consent = { kind: 'registration', party: '', purpose: '', what: [], from: '2018-06-01', to: '', how: 'on_the_spot' };
    expect((await ask('team_member', 'PUT', `/${id}/consents/${key}`, consent)).statusCode).toBe(200);
    const withdrawn = { version: 1, day: '2018-09-05', as: 'withdrawn' };
    const answer = await ask('team_member', 'POST', `/${id}/consents/${key}/withdrawal`, withdrawn);
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await readings(cookieOf(chosen))).statusCode).toBe(401);
    expect((await logIn('blir@deltagare.example', 'sju lugna kaniner i hagen')).statusCode).toBe(401);
    expect(await rowsOf(sql`select from access.user_account where email like 'blir%'`)).toEqual([]);
  });
});
