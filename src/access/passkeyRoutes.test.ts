import { describe, expect, it } from 'vitest';
import { accessServer, cookieOf, emailOf, leave } from '../../test/access/accessWorld.ts';
import { and, NOBODY, ORIGIN, passkeyPeople, saying, type Headers } from '../../test/access/passkeyPeople.ts';
import { SoftAuthenticator, type Lie } from '../../test/softAuthenticator.ts';
import { LOGIN_LIMIT } from './loginLimit.ts';
import type { PasskeyOptions, PasskeyRequest, ShownPasskey } from './passkeyApi.ts';

const { association, clock, server, send, add, beginLogin, later, keysOf, logIn, lastLogin, withKey } = await passkeyPeople();

describe('a passkey', () => {
  it('lets in without name and password, with both factors, in a session of its own', async () => {
    const { key, headers } = await withKey('team_member');
    const answer = await logIn(key);
    expect(answer.json()).toMatchObject({ user: { email: emailOf('team_member') }, needsSecondFactor: false });
    const session = { cookie: cookieOf(answer) };
    expect((await send('GET', '/api/session', session)).statusCode).toBe(200);
    expect(await lastLogin()).toMatchObject({ actor: emailOf('team_member'), outcome: 'done', reason: 'lösennyckel' });
    expect(await keysOf(headers)).toEqual([
      {
        id: expect.any(String),
        name: 'Min telefon',
        since: '2018-09-05T06:00:00.000Z',
        usedAt: '2018-09-05T06:00:00.000Z',
        isSynced: false,
      },
    ]);
  });

  it('is asked for with the person verified, and made with nothing that tells who the person is', async () => {
    const headers = await server.logIn(association, 'coordinator');
    const options = (await send('POST', '/api/factors/passkeys/options', headers)).json<PasskeyOptions>();
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' });
    expect(options.rp.id).toBe('samla.prov.example');
    const handle = Buffer.from(options.user.id, 'base64url');
    expect(handle).toHaveLength(32);
    expect(handle.toString('hex')).not.toContain((association.users.get('coordinator') ?? '').replaceAll('-', '').slice(0, 12));
    expect((await beginLogin()).json()).toMatchObject({ userVerification: 'required', allowCredentials: [] });
  });

  it('is never asked twice for the same: 256 bits of chance', async () => {
    const challenges = await Promise.all(Array.from({ length: 5 }, async () => (await beginLogin()).json<PasskeyRequest>().challenge));
    expect(new Set(challenges).size).toBe(5);
    expect(Buffer.from(challenges[0] ?? '', 'base64url')).toHaveLength(32);
  });

  const LIES: readonly (readonly [string, Lie])[] = [
    ['another address', { origin: 'https://samla.prov.example.evil.example' }],
    ['another address’s key', { rpId: 'evil.example' }],
    ['a challenge of its own', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a person who was not verified', { isVerified: false }],
    ['something else that was signed', { type: 'payment.get' }],
  ];

  it.each(LIES)('with %s lets nobody in, and is not taken for a new one', async (_, lie) => {
    const headers = await server.logIn(association, 'economist');
    const key = new SoftAuthenticator(ORIGIN);
    expect(saying(await add(headers, key, lie))).toEqual([422, 'passkey-false']);
    expect(saying(await add(headers, key))).toEqual([204, '']);
    const answer = await logIn(key, lie);
    expect(saying(answer)).toEqual([401, 'passkey-refused']);
    expect(answer.cookies.filter(({ name, value }) => name === 'samla' && value !== '')).toEqual([]);
    expect(await lastLogin()).toMatchObject({ actor: emailOf('economist'), outcome: 'denied', reason: 'lösennyckeln stämmer inte' });
    expect((await logIn(key)).statusCode).toBe(200);
  });

  it('of another device, user or association is refused with the same words as one that nobody has', async () => {
    const { key } = await withKey('board_member');
    const unknown = await logIn(new SoftAuthenticator(ORIGIN), { userHandle: 'AAAA' });
    expect(saying(unknown)).toEqual([401, 'passkey-refused']);
    expect(await lastLogin()).toMatchObject({ actor: 'okänd', outcome: 'denied', user_id: null });
    expect((await logIn(key, { userHandle: 'AAAA' })).body).toBe(unknown.body);
    expect((await logIn(key, { userHandle: null })).body).toBe(unknown.body);
    // The name of a key that is known, signed by one that is not.
    const begun = await beginLogin();
    const forged = { ...new SoftAuthenticator(ORIGIN).show(begun.json<PasskeyRequest>()), credentialId: key.credentialId };
    expect((await send('PUT', '/api/passkey-login', and(NOBODY, begun), forged)).body).toBe(unknown.body);
    expect((await logIn(key)).statusCode).toBe(200);
  });

  it('whose counter goes backward is a copy: refused and noted', async () => {
    const { key } = await withKey('auditor');
    for (const counter of [5, 6]) expect((await logIn(key, { counter })).statusCode).toBe(200);
    for (const counter of [6, 2, 0]) {
      expect(saying(await logIn(key, { counter }))).toEqual([401, 'passkey-refused']);
      expect(await lastLogin()).toMatchObject({ actor: emailOf('auditor'), outcome: 'denied', reason: 'lösennyckelns räknare gick bakåt' });
    }
    expect((await logIn(key, { counter: 7 })).statusCode).toBe(200);
  });

  it('that does not count at all is taken', async () => {
    const { key } = await withKey('counsellor');
    for (let time = 0; time < 2; time += 1) expect((await logIn(key, { counter: 0 })).statusCode).toBe(200);
  });

  it('that was removed lets nobody in, nor does one of somebody who has left', async () => {
    const { headers, key } = await withKey('steering_group_member');
    const [own] = await keysOf(headers);
    expect((await send('DELETE', `/api/factors/passkeys/${own?.id}`, headers)).statusCode).toBe(204);
    const removed = await logIn(key);
    expect(saying(removed)).toEqual([401, 'passkey-refused']);
    const { key: leavers } = await withKey('steering_group_member');
    await leave(association, 'steering_group_member');
    expect((await logIn(leavers)).body).toBe(removed.body);
    expect(await lastLogin()).toMatchObject({ actor: 'okänd', outcome: 'denied' });
  });

  it('works on, however many wrong passwords others have tried', async () => {
    const { key } = await withKey('coordinator');
    const wrong = { association: association.database.entry.slug, email: emailOf('coordinator'), password: 'fel lösenord' };
    const statuses: number[] = [];
    for (let time = 0; time <= LOGIN_LIMIT.onAccountFromAddress; time += 1)
      statuses.push((await server.ask({ method: 'POST', url: '/api/session', payload: wrong })).statusCode);
    expect(statuses.at(-1)).toBe(429);
    expect((await logIn(key)).statusCode).toBe(200);
    later(LOGIN_LIMIT.minutes + 1);
  });
});

describe('a challenge', () => {
  it('is signed once, within minutes, by the browser that was given it', async () => {
    const { key } = await withKey('team_member');
    const begun = await beginLogin();
    const asked = begun.json<PasskeyRequest>();
    const finish = (headers: Headers, shown: ShownPasskey) => send('PUT', '/api/passkey-login', headers, shown);
    for (const headers of [NOBODY, { cookie: 'samla-passkey=norra~x' }])
      expect(saying(await finish(headers, key.show(asked)))).toEqual([422, 'no-step']);
    const shown = key.show(asked);
    expect((await finish(and(NOBODY, begun), shown)).statusCode).toBe(200);
    expect(saying(await finish(and(NOBODY, begun), shown))).toEqual([422, 'no-step']);
    expect(saying(await finish(and(NOBODY, begun), key.show(asked)))).toEqual([422, 'no-step']);
    const slow = await beginLogin();
    later(5);
    expect(saying(await finish(and(NOBODY, slow), key.show(slow.json<PasskeyRequest>())))).toEqual([422, 'no-step']);
  });

  it('of one thing is none for another, nor for another user', async () => {
    const { key, headers } = await withKey('team_member');
    const login = await beginLogin();
    const shown = key.show(login.json<PasskeyRequest>());
    expect(saying(await send('PUT', '/api/session/proof/passkey', and(headers, login), shown))).toEqual([422, 'no-step']);
    const others = await server.logIn(association, 'team_leader');
    const begun = await send('POST', '/api/factors/passkeys/options', headers);
    const made = new SoftAuthenticator(ORIGIN).make(begun.json<PasskeyOptions>());
    expect(saying(await send('POST', '/api/factors/passkeys', and(others, begun), { name: 'x', made }))).toEqual([422, 'no-step']);
  });
});

describe('an installation whose address nobody has told', () => {
  it('offers none, and says why', async () => {
    const without = await accessServer(association, clock);
    expect((await without.ask({ url: '/api/login-ways' })).json()).toEqual({ eIdentification: false, passkeysAt: null });
    expect((await server.ask({ url: '/api/login-ways' })).json()).toEqual({ eIdentification: false, passkeysAt: ORIGIN });
    const slug = association.database.entry.slug;
    const answer = await without.ask({ method: 'POST', url: '/api/passkey-login', payload: { association: slug } });
    expect(saying(answer)).toEqual([422, 'no-passkeys']);
  });
});
