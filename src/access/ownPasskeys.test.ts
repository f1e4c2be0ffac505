import { describe, expect, it } from 'vitest';
import { auditLog } from '../../test/access/accessWorld.ts';
import { and, ORIGIN, passkeyPeople, saying, type Headers } from '../../test/access/passkeyPeople.ts';
import { SoftAuthenticator, type Lie } from '../../test/softAuthenticator.ts';
import type { PasskeyOptions, PasskeyRequest } from './passkeyApi.ts';
import { MOST_PASSKEYS } from './passkeyRoutes.ts';

const { association, server, send, add, later, keysOf, logIn, withKey } = await passkeyPeople();

describe('the own passkeys', () => {
  it('are added and removed only by who lately proved who they are (V7.5.1)', async () => {
    const { headers, key } = await withKey('team_leader');
    const [own] = await keysOf(headers);
    later(16);
    const remove = () => send('DELETE', `/api/factors/passkeys/${own?.id}`, headers);
    expect(saying(await add(headers, new SoftAuthenticator(ORIGIN)))).toEqual([403, 'proof-needed']);
    expect(saying(await remove())).toEqual([403, 'proof-needed']);
    const begun = await send('POST', '/api/session/proof/passkey', headers);
    expect(begun.json<PasskeyRequest>().allowCredentials.map(({ id }) => id)).toEqual([key.credentialId]);
    const shown = key.show(begun.json<PasskeyRequest>(), { userHandle: null });
    expect((await send('PUT', '/api/session/proof/passkey', and(headers, begun), shown)).statusCode).toBe(204);
    expect((await send('GET', '/api/session/proof', headers)).json()).toEqual({ isFresh: true, minutes: 15, passkeysAt: ORIGIN });
    expect((await remove()).statusCode).toBe(204);
    expect((await send('GET', '/api/session/proof', headers)).json()).toMatchObject({ passkeysAt: null });
  });

  it('prove nobody by another’s key, or by one that has counted backward', async () => {
    const [mine, others] = [await withKey('data_protection_officer'), await withKey('team_member')];
    const prove = async (key: SoftAuthenticator, lie: Lie = {}) => {
      const begun = await send('POST', '/api/session/proof/passkey', mine.headers);
      return send('PUT', '/api/session/proof/passkey', and(mine.headers, begun), key.show(begun.json<PasskeyRequest>(), lie));
    };
    later(16);
    expect(saying(await prove(others.key))).toEqual([422, 'passkey-refused']);
    expect(saying(await prove(mine.key, { origin: 'https://evil.example' }))).toEqual([422, 'passkey-refused']);
    expect((await prove(mine.key, { counter: 9 })).statusCode).toBe(204);
    expect(saying(await prove(mine.key, { counter: 9 }))).toEqual([422, 'passkey-counted-back']);
    expect((await auditLog(association, 'proveByPasskey')).at(-1)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('counted-back'),
    });
  });

  it('have names that can be changed, and nobody changes or sees another’s', async () => {
    const { headers } = await withKey('data_protection_officer');
    const own = (await keysOf(headers)).at(-1);
    const rename = (who: Headers, name: string) => send('PUT', `/api/factors/passkeys/${own?.id}`, who, { name });
    expect((await rename(headers, '  Jobbdatorn ')).statusCode).toBe(204);
    expect((await keysOf(headers)).at(-1)?.name).toBe('Jobbdatorn');
    expect((await rename(headers, '   ')).statusCode).toBe(400);
    const others = await server.logIn(association, 'board_member');
    expect(saying(await rename(others, 'Min'))).toEqual([404, 'not-found']);
    expect(saying(await send('DELETE', `/api/factors/passkeys/${own?.id}`, others))).toEqual([404, 'not-found']);
    expect((await keysOf(others)).map(({ id }) => id)).not.toContain(own?.id);
  });

  it('are one of each device, and not too many', async () => {
    const headers = await server.logIn(association, 'economist');
    const key = new SoftAuthenticator(ORIGIN);
    expect((await add(headers, key)).statusCode).toBe(204);
    const options = (await send('POST', '/api/factors/passkeys/options', headers)).json<PasskeyOptions>();
    expect(options.excludeCredentials.map(({ id }) => id)).toContain(key.credentialId);
    expect(saying(await add(headers, key))).toEqual([422, 'passkey-taken']);
    for (let held = (await keysOf(headers)).length; held < MOST_PASSKEYS; held += 1) await add(headers, new SoftAuthenticator(ORIGIN));
    expect(saying(await add(headers, new SoftAuthenticator(ORIGIN)))).toEqual([422, 'passkeys-many']);
  });

  it('go with the codes when an administrator takes away what was lost', async () => {
    const { key } = await withKey('board_member');
    const administrator = await server.logIn(association, 'administrator');
    const url = `/api/users/${association.users.get('board_member')}/factors/removal`;
    expect((await send('POST', url, administrator, { reason: 'Visade legitimation' })).statusCode).toBe(204);
    expect(saying(await logIn(key))).toEqual([401, 'passkey-refused']);
  });
});

describe('where the association asks more than a password', () => {
  const decide = (secondFactor: string, version: number) =>
    association.asOwner((client) =>
      client.query(
        `insert into access.setting (key, version, value, decided_on, paragraph, decision, recorded_at, recorded_by)
         values ('login rules', $2, jsonb_build_object('secondFactor', $1::text), '2018-09-01', '§ 1', '', now(), 'prov')`,
        [secondFactor, version],
      ),
    );

  it('a new passkey is enough, and the last one can not be removed (V6.3.3)', async () => {
    await decide('everybody', 1);
    const headers = await server.logIn(association, 'administrator');
    const isAsked = async () => (await send('GET', '/api/session', headers)).json<{ needsSecondFactor: boolean }>().needsSecondFactor;
    expect(await isAsked()).toBe(true);
    const [first, second] = [new SoftAuthenticator(ORIGIN), new SoftAuthenticator(ORIGIN)];
    await add(headers, first);
    expect(await isAsked()).toBe(false);
    later(1);
    await add(headers, second);
    const [one, other] = await keysOf(headers);
    const remove = (id: string | undefined) => send('DELETE', `/api/factors/passkeys/${id}`, headers);
    expect((await remove(one?.id)).statusCode).toBe(204);
    expect(saying(await remove(other?.id))).toEqual([409, 'last-way']);
    expect((await logIn(second)).statusCode).toBe(200);
    await decide('nobody', 2);
    expect((await remove(other?.id)).statusCode).toBe(204);
  });

  it('two that are removed at once leave one', async () => {
    await decide('everybody', 3);
    const headers = await server.logIn(association, 'administrator');
    for (let time = 0; time < 2; time += 1) await add(headers, new SoftAuthenticator(ORIGIN));
    const answers = await Promise.all((await keysOf(headers)).map(({ id }) => send('DELETE', `/api/factors/passkeys/${id}`, headers)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
    await decide('nobody', 4);
  });
});
