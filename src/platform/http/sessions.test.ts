import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  cookieOf,
  emailOf,
  leave,
  PASSWORD,
  type AccessAssociation,
  type AccessServer,
} from '../../../test/access/accessWorld.ts';
import { settableClock } from '../../../test/testDatabase.ts';
import { SESSION_IDLE_MS, SESSION_LIFETIME_MS } from './sessions.ts';

const START = '2018-09-05T06:00:00.000Z';
const clock = settableClock(START);
const after = (ms: number): void => clock.set(new Date(Date.parse(START) + ms).toISOString());
let association: AccessAssociation;
let server: AccessServer;
let behindProxy: AccessServer;
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  behindProxy = await accessServer(association, clock, { tlsProxy: '127.0.0.1' });
});

const status = async (headers: Record<string, string>, of: AccessServer = server): Promise<number> =>
  (await of.ask({ url: '/api/session', headers })).statusCode;
const login = (who: string) => ({
  method: 'POST' as const,
  url: '/api/session',
  payload: { association: association.database.entry.slug, email: emailOf(who), password: PASSWORD },
});
const sessions = async (who: string): Promise<number> =>
  (await association.asOwner((client) => client.query('select from access.session where user_id = $1', [association.users.get(who)]))).rows
    .length;

describe('the cookie of a session', () => {
  it('is for this host, this site and the server alone, and lasts a working day (V3.3.2, V3.3.4)', async () => {
    const answer = await server.ask(login('coordinator'));
    expect(answer.cookies).toEqual([
      { name: 'samla', value: expect.any(String), path: '/', httpOnly: true, sameSite: 'Strict', expires: expect.any(Date) },
    ]);
    const lasts = (answer.cookies[0]?.expires?.getTime() ?? 0) - Date.now();
    expect(Math.abs(lasts - SESSION_LIFETIME_MS)).toBeLessThan(60_000);
  });

  it('holds which association and a long random token, of which the database has the hash (V7.2.1, V7.2.3)', async () => {
    const answer = await server.ask(login('coordinator'));
    const [slug, token] = (answer.cookies[0]?.value ?? '').split('.')[0]?.split('~') ?? [];
    expect(slug).toBe(association.database.entry.slug);
    expect(Buffer.from(token ?? '', 'base64url')).toHaveLength(32);
    const { rows } = await association.asOwner((client) =>
      client.query<{ token_hash: Buffer }>('select token_hash from access.session where user_id = $1', [
        association.users.get('coordinator'),
      ]),
    );
    const hash = createHash('sha256').update(`${slug}~${token}`).digest();
    expect(rows.filter((row) => row.token_hash.equals(hash))).toHaveLength(1);
  });

  it('is given to nobody who has not logged in (V7.2.2, V7.6.2)', async () => {
    for (const url of ['/api/session', '/healthz', '/', '/api/openapi.json']) expect((await server.ask({ url })).cookies, url).toEqual([]);
    expect((await server.ask({ ...login('coordinator'), payload: { ...login('coordinator').payload, password: 'fel' } })).cookies).toEqual(
      [],
    );
  });

  it('behind a proxy with TLS goes over TLS to that very host alone, and the browser is told to stay there (V3.3.1, V3.3.3, V3.4.1)', async () => {
    const answer = await behindProxy.ask({ ...login('coordinator'), headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.cookies).toEqual([
      {
        name: '__Host-samla',
        value: expect.any(String),
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
        secure: true,
        expires: expect.any(Date),
      },
    ]);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(await status({ cookie: cookieOf(answer), 'x-forwarded-proto': 'https' }, behindProxy)).toBe(200);
    expect((await server.ask({ url: '/healthz' })).headers['strict-transport-security']).toBeUndefined();
  });

  it('behind such a proxy is not sent where there is none, and the answer says why (V12.2.1)', async () => {
    const plain = await behindProxy.ask(login('coordinator'));
    expect([plain.statusCode, plain.json<{ code: string }>().code, plain.cookies]).toEqual([403, 'https-needed', []]);
    const forged = await behindProxy.ask({ ...login('coordinator'), headers: { 'x-forwarded-proto': 'https' }, remoteAddress: '10.1.2.3' });
    expect([forged.statusCode, forged.cookies]).toEqual([403, []]);
  });
});

describe('a session', () => {
  it('is worth nothing when a letter of its cookie is another, or it was signed by another installation', async () => {
    const { cookie } = await server.logIn(association, 'auditor');
    expect(await status({ cookie })).toBe(200);
    const [name, value = ''] = cookie.split('=');
    for (const other of [
      `${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`,
      value.split('.')[0] ?? '',
      `${value}x`,
      value.replace('~', '~x'),
      '',
      '.',
      '~',
      '%00',
      '%E0%A4%A',
      'x'.repeat(4_000),
      `"${value}"x`,
    ]) {
      expect(await status({ cookie: `${name}=${other}` }), other.slice(0, 50)).toBe(401);
    }
    for (const odd of ['=', ';;;', 'samla', '__proto__=x; samla', `samla=1; ${name}=2`])
      expect(await status({ cookie: odd }), odd).toBe(401);
  });

  it('that was planted before the login is not the one that is logged in (V7.2.4)', async () => {
    const planted = await server.logIn(association, 'coordinator');
    const answer = await server.ask({ ...login('economist'), headers: planted });
    expect(cookieOf(answer)).not.toBe(planted.cookie);
    expect(await status(planted)).toBe(401);
    expect(
      (await server.ask({ url: '/api/session', headers: { cookie: cookieOf(answer) } })).json<{ user: { email: string } }>().user.email,
    ).toBe(emailOf('economist'));
  });

  it('is over at logout, in the database and in the browser (V7.4.1)', async () => {
    const headers = await server.logIn(association, 'board_member');
    const before = await sessions('board_member');
    const out = await server.ask({ method: 'DELETE', url: '/api/session', headers });
    expect(out.statusCode).toBe(204);
    expect(out.cookies).toEqual([expect.objectContaining({ name: 'samla', value: '', expires: new Date(0), path: '/' })]);
    expect(await sessions('board_member')).toBe(before - 1);
    expect(await status(headers)).toBe(401);
    expect((await server.ask({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(401);
  });

  it('is over when the user has left, also if its row is still there', async () => {
    const headers = await server.logIn(association, 'left');
    expect(await status(headers)).toBe(200);
    await association.asOwner((client) =>
      client.query('update access.user_account set left_at = now() where id = $1', [association.users.get('left')]),
    );
    expect(await sessions('left')).toBe(1);
    expect(await status(headers)).toBe(401);
    await leave(association, 'left');
    expect(await sessions('left')).toBe(0);
  });

  it('loses a role the moment it is taken away', async () => {
    const headers = await server.logIn(association, 'administrator');
    expect((await server.ask({ url: '/api/users', headers })).statusCode).toBe(200);
    await association.asOwner((client) =>
      client.query(`update access.role_assignment set valid_from = '2017-01-01', valid_to = '2018-09-04' where role = 'administrator'`),
    );
    expect((await server.ask({ url: '/api/users', headers })).statusCode).toBe(403);
    await association.asOwner((client) => client.query(`update access.role_assignment set valid_to = null where role = 'administrator'`));
  });

  it('is over after an hour without use, and lasts while it is used (V7.3.1)', async () => {
    after(0);
    const [used, idle] = [await server.logIn(association, 'counsellor'), await server.logIn(association, 'team_member')];
    after(SESSION_IDLE_MS - 60_000);
    expect(await status(used)).toBe(200);
    after(SESSION_IDLE_MS + 60_000);
    expect(await status(used)).toBe(200);
    expect(await status(idle)).toBe(401);
    after(0);
  });

  it('is over after ten hours, however much it is used (V7.3.2)', async () => {
    after(0);
    const headers = await server.logIn(association, 'team_leader');
    for (let half = 1; half < 20; half += 1) {
      after(half * 30 * 60_000);
      expect(await status(headers), `${half / 2} h`).toBe(200);
    }
    after(SESSION_LIFETIME_MS);
    expect(await status(headers)).toBe(401);
    after(0);
  });

  it('that has run out is cleared away at somebody’s next login', async () => {
    after(0);
    await server.logIn(association, 'economist');
    after(SESSION_LIFETIME_MS + 1);
    await server.logIn(association, 'coordinator');
    expect(await sessions('economist')).toBe(0);
    after(0);
  });

  it('is not written at every request', async () => {
    after(0);
    const headers = await server.logIn(association, 'roleless');
    const usedAt = async (): Promise<Date | undefined> =>
      (
        await association.asOwner((client) =>
          client.query<{ used_at: Date }>('select used_at from access.session where user_id = $1', [association.users.get('roleless')]),
        )
      ).rows[0]?.used_at;
    after(4 * 60_000);
    await status(headers);
    expect(await usedAt()).toEqual(new Date(START));
    after(6 * 60_000);
    await status(headers);
    expect(await usedAt()).toEqual(clock.now());
    after(0);
  });

  it('of one association opens nothing of another, though the cookie names it', async () => {
    const neighbour = await accessAssociation(clock);
    const { cookie } = await server.logIn(association, 'coordinator');
    expect(await status({ cookie: cookie.replace(association.database.entry.slug, neighbour.database.entry.slug) })).toBe(401);
    const { cookie: theirs } = await server.logIn(neighbour, 'coordinator');
    expect(
      (await server.ask({ url: '/api/session', headers: { cookie: theirs } })).json<{ association: { slug: string } }>().association.slug,
    ).toBe(neighbour.database.entry.slug);
  });
});
