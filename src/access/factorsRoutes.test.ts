import { beforeAll, describe, expect, it } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import {
  accessAssociation,
  accessServer,
  auditLog,
  emailOf,
  PASSWORD,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import { LOGIN_LIMIT } from './loginLimit.ts';
import { RECOVERY_CODES } from './recoveryCode.ts';

const START = Date.parse('2018-09-05T06:00:00Z');
const clock = settableClock('2018-09-05T06:00:00Z');
let minutes = 0;
/** Later in the day: codes are of another half-minute, and wrong tries are forgotten. */
const later = (by = LOGIN_LIMIT.minutes + 1): void => {
  minutes += by;
  clock.set(new Date(START + minutes * 60_000).toISOString());
};

let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
});

type Headers = Record<string, string>;
const send = (method: 'POST' | 'PUT' | 'GET', url: string, headers: Headers, payload?: object) =>
  server.ask({ method, url, headers, ...(payload ? { payload } : {}) });
const logIn = (who: string, code?: string, password = PASSWORD) =>
  server.ask({
    method: 'POST',
    url: '/api/session',
    payload: { association: association.database.entry.slug, email: emailOf(who), password, ...(code === undefined ? {} : { code }) },
  });
const code = (secret: string, minutesOff = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() + minutesOff * 60_000 });
const saying = (answer: { statusCode: number; json<T>(): T }): [number, string] => [
  answer.statusCode,
  answer.json<{ code: string }>().code,
];

/** Turns codes on for a user. */
async function turnedOn(who: Parameters<AccessServer['logIn']>[1]): Promise<{ headers: Headers; secret: string; recovery: string[] }> {
  const headers = await server.logIn(association, who);
  const { secret } = (await send('POST', '/api/factors/one-time-codes', headers, { password: PASSWORD })).json<{ secret: string }>();
  const answer = await send('PUT', '/api/factors/one-time-codes', headers, { code: code(secret) });
  return { headers, secret, recovery: answer.json<{ codes: string[] }>().codes };
}

describe('one-time codes', () => {
  it('are asked for once a first code was right, and not before (V6.3.3)', async () => {
    const headers = await server.logIn(association, 'team_leader');
    expect(saying(await send('POST', '/api/factors/one-time-codes', headers, { password: 'fel' }))).toEqual([422, 'password-wrong']);
    const begun = await send('POST', '/api/factors/one-time-codes', headers, { password: PASSWORD });
    const { secret, address } = begun.json<{ secret: string; address: string }>();
    expect(address).toMatch(/^otpauth:\/\/totp\/Samla/);
    expect((await logIn('team_leader')).statusCode).toBe(200);
    expect(saying(await send('PUT', '/api/factors/one-time-codes', headers, { code: '000000' }))).toEqual([422, 'code-wrong']);
    const codes = (await send('PUT', '/api/factors/one-time-codes', headers, { code: code(secret) })).json<{ codes: string[] }>().codes;
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    expect(saying(await logIn('team_leader'))).toEqual([401, 'code-needed']);
    expect(saying(await send('POST', '/api/factors/one-time-codes', headers, { password: PASSWORD }))).toEqual([409, 'codes-in-use']);
  });

  it('work once each, for their half-minute and the one beside it (V6.5.1, V6.5.5)', async () => {
    const { secret } = await turnedOn('team_member');
    expect(saying(await logIn('team_member', code(secret)))).toEqual([401, 'code-wrong']);
    later();
    const now = code(secret);
    expect(saying(await logIn('team_member', code(secret, -2)))).toEqual([401, 'code-wrong']);
    expect((await logIn('team_member', ` ${now.slice(0, 3)} ${now.slice(3)} `)).statusCode).toBe(200);
    expect(saying(await logIn('team_member', now))).toEqual([401, 'code-wrong']);
    expect((await auditLog(association)).at(-1)).toMatchObject({ action: 'logIn', outcome: 'denied', reason: 'fel kod' });
  });

  it('help nobody who lacks the password, and tell nobody that they are asked for', async () => {
    const { secret } = await turnedOn('counsellor');
    later();
    expect(saying(await logIn('counsellor', code(secret), 'fel lösenord'))).toEqual([401, 'login-failed']);
    expect(saying(await logIn('counsellor', undefined, 'fel lösenord'))).toEqual([401, 'login-failed']);
  });

  it('are tried a few times, then not for a while, though the password is right (V6.6.3)', async () => {
    const { secret } = await turnedOn('economist');
    later();
    const statuses: number[] = [];
    for (let time = 0; time <= LOGIN_LIMIT.onAccountFromAddress; time += 1) statuses.push((await logIn('economist', '000000')).statusCode);
    expect(statuses.slice(0, -1).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await logIn('economist', code(secret))).statusCode).toBe(429);
    later();
    expect((await logIn('economist', code(secret))).statusCode).toBe(200);
  });

  it('lie in the database so that nobody reads them, and recovery codes as digests alone (V6.5.2)', async () => {
    const { secret, recovery } = await turnedOn('auditor');
    const rows = await association.asOwner((client) =>
      client.query('select encode(secret, $1) as secret from access.one_time_code', ['escape']),
    );
    const codes = await association.asOwner((client) =>
      client.query('select encode(code_hash, $1) as hash from access.recovery_code', ['escape']),
    );
    const kept = JSON.stringify([rows.rows, codes.rows]);
    expect(kept).not.toContain(secret);
    for (const one of recovery) expect(kept).not.toContain(one.replaceAll('-', ''));
  });
});

describe('a recovery code', () => {
  it('lets in once who has lost the telephone, however it is typed (V6.5.1)', async () => {
    const { recovery } = await turnedOn('board_member');
    later();
    const [first = '', second = ''] = recovery;
    expect((await logIn('board_member', first.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(200);
    expect(saying(await logIn('board_member', first))).toEqual([401, 'code-wrong']);
    expect((await logIn('board_member', second)).statusCode).toBe(200);
    const headers = { cookie: '' };
    expect((await send('GET', '/api/factors', headers)).statusCode).toBe(401);
  });

  it('is void when new ones are made, which takes password and code', async () => {
    const { headers, secret, recovery } = await turnedOn('coordinator');
    later();
    const ask = (more: object) => send('POST', '/api/factors/recovery-codes', headers, { password: PASSWORD, ...more });
    expect(saying(await ask({ code: '000000' }))).toEqual([422, 'code-wrong']);
    const renewed = (await ask({ code: code(secret) })).json<{ codes: string[] }>().codes;
    later();
    expect(saying(await logIn('coordinator', recovery[0]))).toEqual([401, 'code-wrong']);
    expect((await logIn('coordinator', renewed[0])).statusCode).toBe(200);
    const left = (await send('GET', '/api/factors', headers)).json<{ recoveryCodesLeft: number }>().recoveryCodesLeft;
    expect(left).toBe(RECOVERY_CODES - 1);
  });
});

describe('who has lost everything', () => {
  it('is helped by an administrator, with a reason, and logs in by the password anew (V6.4.4)', async () => {
    const { headers: own } = await turnedOn('administrator');
    const id = association.users.get('team_leader') ?? '';
    const remove = (userId: string) =>
      send('POST', `/api/users/${userId}/factors/removal`, own, { reason: 'Visade legitimation på kontoret' });
    expect((await remove(id)).statusCode).toBe(204);
    expect((await remove(id)).statusCode).toBe(404);
    later();
    expect((await logIn('team_leader')).statusCode).toBe(200);
    expect((await auditLog(association, 'removeUserFactors')).map(({ outcome }) => outcome)).toContain('done');
  });

  it('is not the administrator alone with the own ones', async () => {
    later();
    const codes = await association.asOwner((client) =>
      client.query('select 1 from access.one_time_code where user_id = $1', [association.users.get('administrator')]),
    );
    expect(codes.rows.length).toBe(1);
  });
});

describe('more than a password', () => {
  const decide = (secondFactor: string, version: number) =>
    association.asOwner((client) =>
      client.query(
        `insert into access.setting (key, version, value, decided_on, paragraph, decision, recorded_at, recorded_by)
         values ('login rules', $2, jsonb_build_object('secondFactor', $1::text), '2018-09-01', '§ 1', '', now(), 'prov')`,
        [secondFactor, version],
      ),
    );

  it('is asked of those whom the association has decided, and until they have it only the own account opens (V6.3.3)', async () => {
    later();
    const [leader, office] = [await server.logIn(association, 'team_leader'), await turnedOn('steering_group_member')];
    const isAsked = async (headers: Headers) =>
      (await send('GET', '/api/session', headers)).json<{ needsSecondFactor: boolean }>().needsSecondFactor;
    const choices = () => send('GET', '/api/statistics/choices', leader);
    expect([await isAsked(leader), (await choices()).statusCode]).toEqual([false, 200]);
    await decide('persons', 1);
    expect([await isAsked(leader), await isAsked(office.headers)]).toEqual([true, false]);
    expect(saying(await choices())).toEqual([403, 'second-factor-needed']);
    expect((await send('GET', '/api/factors', leader)).json()).toMatchObject({ isAsked: true, codeSince: null });
    const own = await send('POST', '/api/factors/one-time-codes', leader, { password: PASSWORD });
    const { secret } = own.json<{ secret: string }>();
    await send('PUT', '/api/factors/one-time-codes', leader, { code: code(secret) });
    expect([await isAsked(leader), (await choices()).statusCode]).toEqual([false, 200]);
  });

  it('is asked of everybody by another decision, of who proved it in this session no more', async () => {
    const privacy = await server.logIn(association, 'data_protection_officer');
    const isAsked = async () => (await send('GET', '/api/session', privacy)).json<{ needsSecondFactor: boolean }>().needsSecondFactor;
    expect(await isAsked()).toBe(false);
    await decide('everybody', 2);
    expect(await isAsked()).toBe(true);
    await decide('nobody', 3);
    expect(await isAsked()).toBe(false);
  });
});
