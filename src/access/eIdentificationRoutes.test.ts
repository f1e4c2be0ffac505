import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  cookieOf,
  emailOf,
  leave,
  PASSWORD,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { LEVEL_2, LEVEL_3, startProvider, type TestProvider } from '../../test/identityProvider.ts';
import { eIdentificationBy } from './eIdentification.ts';
import { readEIdentificationSettings } from './eIdentificationSettings.ts';

const RETURN = '/-/e-identification';
// Skatteverket's test numbers.
const NUMBERS = { member: '198501012390', stranger: '199001022383' };

let provider: TestProvider;
let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  provider = await startProvider(`http://localhost:3000${RETURN}`);
  const settings = readEIdentificationSettings(provider.env, RETURN);
  if (!settings) throw new Error('the provider is not named');
  association = await accessAssociation();
  server = await accessServer(association, undefined, { eIdentification: eIdentificationBy(settings) });
});
afterAll(() => provider.close());

type Answer = Awaited<ReturnType<AccessServer['ask']>>;
const stepCookie = (answer: Answer): string => answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
const begin = () => server.ask({ method: 'POST', url: '/api/e-identification', payload: { association: association.database.entry.slug } });
const finish = (query: string, cookie: string) =>
  server.ask({ method: 'POST', url: '/api/e-identification/answer', payload: { query }, headers: { cookie } });

/** The whole way there and back, as a browser goes it. */
async function goThrough(begun: Answer): Promise<Answer> {
  expect(begun.statusCode).toBe(200);
  return finish(await provider.visit(begun.json<{ url: string }>().url), stepCookie(begun));
}

async function link(who: 'team_member' | 'economist', number: string): Promise<Answer> {
  provider.proving.number = number;
  const headers = await server.logIn(association, who);
  return goThrough(await server.ask({ method: 'POST', url: '/api/factors/e-identification', headers, payload: { password: PASSWORD } }));
}

describe('a login by e-identification', () => {
  it('is offered where a provider is named', async () => {
    expect((await server.ask({ url: '/api/login-ways' })).json()).toEqual({ eIdentification: true, passkeysAt: null });
    const without = await accessServer(association);
    expect((await without.ask({ url: '/api/login-ways' })).json()).toEqual({ eIdentification: false, passkeysAt: null });
    const refused = await without.ask({ method: 'POST', url: '/api/e-identification', payload: { association: 'x' } });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'no-association']);
  });

  it('lets in the user who has linked it, proved at level 3, with a session of its own (V10.1.1, V10.5.2)', async () => {
    expect((await link('team_member', NUMBERS.member)).json()).toEqual({ session: null, slug: association.database.entry.slug });
    const answer = await goThrough(await begin());
    expect(answer.json<{ session: { user: { email: string }; needsSecondFactor: boolean } }>().session).toMatchObject({
      user: { email: emailOf('team_member') },
      needsSecondFactor: false,
    });
    const headers = { cookie: cookieOf(answer) };
    expect((await server.ask({ url: '/api/session', headers })).statusCode).toBe(200);
    expect((await auditLog(association, 'logIn')).at(-1)).toMatchObject({ reason: 'e-legitimation', actor: emailOf('team_member') });
  });

  it('keeps no number, and nobody reads whose it is in the database', async () => {
    const kept = await association.asOwner((client) => client.query('select * from access.e_identity'));
    expect(JSON.stringify(kept.rows)).not.toContain('8501');
  });

  it('lets in nobody who has not linked one, nor has left', async () => {
    provider.proving.number = NUMBERS.stranger;
    const unknown = await goThrough(await begin());
    expect([unknown.statusCode, unknown.json<{ code: string }>().code]).toEqual([422, 'not-linked']);
    await link('economist', NUMBERS.stranger);
    await leave(association, 'economist');
    const left = await goThrough(await begin());
    expect(left.body).toBe(unknown.body);
  });

  it('is refused below level 3, however right it is (V6.8.4)', async () => {
    provider.proving.number = NUMBERS.member;
    provider.proving.level = LEVEL_2;
    const weak = await goThrough(await begin());
    provider.proving.level = LEVEL_3;
    expect([weak.statusCode, weak.json<{ code: string }>().code]).toEqual([422, 'too-weak']);
  });

  it('is finished by the browser that began it alone, and once (V10.1.2, V10.2.1)', async () => {
    provider.proving.number = NUMBERS.member;
    const [mine, others] = [await begin(), await begin()];
    const query = await provider.visit(mine.json<{ url: string }>().url);
    for (const cookie of ['', 'samla-eid=norra~x', stepCookie(others)]) {
      const answer = await finish(query, cookie);
      expect([answer.statusCode, answer.cookies.some(({ name }) => name === 'samla')], cookie).toEqual([422, false]);
    }
    expect((await finish(query, stepCookie(mine))).statusCode).toBe(200);
    expect((await finish(query, stepCookie(mine))).json<{ code: string }>().code).toBe('no-step');
  });

  it('believes nothing that was changed on the way: code, state or issuer (V6.8.2, V10.5.1, V10.5.3)', async () => {
    provider.proving.number = NUMBERS.member;
    for (const [part, value] of [
      ['code', 'made-up'],
      ['state', 'made-up'],
      ['iss', 'https://evil.example'],
    ] as const) {
      const begun = await begin();
      const query = new URLSearchParams(await provider.visit(begun.json<{ url: string }>().url));
      query.set(part, value);
      const answer = await finish(query.toString(), stepCookie(begun));
      expect([answer.statusCode, answer.json<{ code: string }>().code], part).toEqual([422, 'not-proved']);
    }
  });

  it('that is called off at the provider says so', async () => {
    const begun = await begin();
    const state = new URL(begun.json<{ url: string }>().url).searchParams.get('state') ?? '';
    const answer = await finish(`error=access_denied&state=${state}`, stepCookie(begun));
    expect(answer.json<{ code: string }>().code).toBe('called-off');
  });

  it('is one user’s alone, and is linked with the password (V7.5.1)', async () => {
    provider.proving.number = NUMBERS.member;
    const headers = await server.logIn(association, 'counsellor');
    const wrong = await server.ask({ method: 'POST', url: '/api/factors/e-identification', headers, payload: { password: 'fel' } });
    expect([wrong.statusCode, wrong.json<{ code: string }>().code]).toEqual([422, 'password-wrong']);
    const begun = await server.ask({ method: 'POST', url: '/api/factors/e-identification', headers, payload: { password: PASSWORD } });
    expect((await goThrough(begun)).json<{ code: string }>().code).toBe('linked-elsewhere');
  });
});

describe('the provider', () => {
  it('that is away is told of, and the password works on (V16.5.2)', async () => {
    const settings = readEIdentificationSettings({ ...provider.env, SAMLA_OIDC: 'http://127.0.0.1:9' }, RETURN);
    if (!settings) throw new Error('the provider is not named');
    const away = await accessServer(association, undefined, { eIdentification: eIdentificationBy(settings) });
    const answer = await away.ask({
      method: 'POST',
      url: '/api/e-identification',
      payload: { association: association.database.entry.slug },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'provider-away']);
    expect(await away.logIn(association, 'coordinator')).toHaveProperty('cookie');
  });

  it('is asked over TLS, but for one on this computer, and with all that it needs (V12.2.1, V13.2.3)', () => {
    const read = (more: object) => readEIdentificationSettings({ ...provider.env, ...more }, RETURN);
    expect(read({ SAMLA_OIDC: '' })).toBeUndefined();
    for (const wrong of [
      { SAMLA_OIDC: 'http://idp.example' },
      { SAMLA_OIDC: 'idp' },
      { SAMLA_OIDC_SECRET: '' },
      { SAMLA_ADDRESS: 'http://samla.example' },
    ])
      expect(() => read(wrong), JSON.stringify(wrong)).toThrow(/SAMLA_/);
    expect(() => read({ SAMLA_OIDC_CLIENT: '' })).not.toThrow(/secret of the test/);
  });
});
