import { beforeAll, describe, expect, it } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import {
  accessAssociation,
  accessServer,
  auditLog,
  PASSWORD,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import { LOGIN_LIMIT } from './loginLimit.ts';

const START = Date.parse('2018-09-05T06:00:00Z');
const clock = settableClock('2018-09-05T06:00:00Z');
const at = (minutes: number): void => clock.set(new Date(START + minutes * 60_000).toISOString());
const FILE = '/api/audit/file?from=2018-01-01&to=2018-12-31&format=csv';

let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
});

type Headers = Record<string, string>;
const get = (url: string, headers: Headers) => server.ask({ method: 'GET', url, headers });
const prove = (headers: Headers, payload: object) => server.ask({ method: 'POST', url: '/api/session/proof', headers, payload });
const code = (answer: { json<T>(): T }): string => answer.json<{ code: string }>().code;

describe('a file with personal data', () => {
  it('leaves for a quarter of an hour after it was proved who asks, and then only after a new proof (V7.5.3)', async () => {
    at(0);
    const headers = await server.logIn(association, 'data_protection_officer');
    at(14);
    expect((await get(FILE, headers)).statusCode).toBe(200);
    at(15);
    const refused = await get(FILE, headers);
    expect([refused.statusCode, code(refused)]).toEqual([403, 'proof-needed']);
    expect((await get('/api/session/proof', headers)).json()).toEqual({ isFresh: false, minutes: 15, passkeysAt: null });
    // What is read on the page is not asked about.
    expect((await get('/api/audit/choices', headers)).statusCode).toBe(200);
    const wrong = await prove(headers, { password: 'fel' });
    expect([wrong.statusCode, code(wrong)]).toEqual([422, 'password-wrong']);
    expect(code(await get(FILE, headers))).toBe('proof-needed');
    expect((await prove(headers, { password: PASSWORD })).statusCode).toBe(204);
    expect((await get('/api/session/proof', headers)).json()).toEqual({ isFresh: true, minutes: 15, passkeysAt: null });
    expect((await get(FILE, headers)).statusCode).toBe(200);
    expect(await auditLog(association, 'downloadAudit')).toContainEqual(
      expect.objectContaining({ outcome: 'refused', reason: expect.stringContaining('nytt bevis saknas') }),
    );
  });

  it('is no way to try passwords with a session that was left open', async () => {
    at(60);
    const headers = await server.logIn(association, 'data_protection_officer');
    at(80);
    for (let tries = 0; tries < LOGIN_LIMIT.onAccountFromAddress; tries += 1) await prove(headers, { password: 'fel' });
    expect((await prove(headers, { password: PASSWORD })).statusCode).toBe(429);
    expect(code(await get(FILE, headers))).toBe('proof-needed');
  });

  it('asks who has one-time codes for one too', async () => {
    at(120);
    const headers = await server.logIn(association, 'data_protection_officer');
    const begun = await server.ask({ method: 'POST', url: '/api/factors/one-time-codes', headers, payload: { password: PASSWORD } });
    const { secret } = begun.json<{ secret: string }>();
    const now = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });
    await server.ask({ method: 'PUT', url: '/api/factors/one-time-codes', headers, payload: { code: now() } });
    at(150);
    expect(code(await prove(headers, { password: PASSWORD }))).toBe('code-needed');
    expect(code(await get(FILE, headers))).toBe('proof-needed');
    expect((await prove(headers, { password: PASSWORD, code: now() })).statusCode).toBe(204);
    expect((await get(FILE, headers)).statusCode).toBe(200);
  });
});
