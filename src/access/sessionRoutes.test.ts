import { beforeAll, describe, expect, it } from 'vitest';
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
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { LOGIN_LIMIT } from './loginLimit.ts';
import { hashPassword, oneTimePassword } from './password.ts';
import { insertUser, setOneTimePassword } from './userQueries.ts';

const clock = settableClock('2018-09-05T06:00:00Z');
let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
});

const post = (payload: object, more: object = {}) => server.ask({ method: 'POST', url: '/api/session', payload, ...more });
const logIn = (who: string, password = PASSWORD, more: object = {}) =>
  post({ association: association.database.entry.name, email: emailOf(who), password }, more);
const change = (headers: Record<string, string>, current: string, next: string) =>
  server.ask({ method: 'PUT', url: '/api/password', headers, payload: { current, next } });
const session = (headers: Record<string, string>) => server.ask({ url: '/api/session', headers });

describe('logging in', () => {
  it('takes the association by name or address name, and the address however it is typed', async () => {
    const { name, slug } = association.database.entry;
    for (const [by, email] of [
      [name, emailOf('coordinator')],
      [slug, emailOf('coordinator')],
      [` ${slug.toUpperCase()} `, '  COORDINATOR@Prov.Example '],
    ] as const) {
      const answer = await post({ association: by, email, password: PASSWORD });
      expect([answer.statusCode, answer.json()]).toEqual([
        200,
        {
          user: { id: association.users.get('coordinator'), name: 'Prov coordinator', email: emailOf('coordinator') },
          association: { name, slug },
          roles: [{ role: 'coordinator', interventionId: null, intervention: null, party: null, group: null }],
          passwordIsTemporary: false,
          needsSecondFactor: false,
          waitingApprovals: 0,
          today: '2018-09-05',
        },
      ]);
    }
  });

  it('says of a role what it is for, also to one who may read nothing of interventions and parties', async () => {
    const rolesOf = async (who: string) => (await logIn(who)).json<{ roles: object[] }>().roles;
    const kraften = { interventionId: association.interventions.get('Kraften'), intervention: 'Kraften' };
    expect(await rolesOf('team_member')).toEqual([{ role: 'team_member', ...kraften, party: null, group: null }]);
    expect(await rolesOf('group_leader')).toEqual([{ role: 'group_leader', ...kraften, party: null, group: 'Skogsgruppen' }]);
    expect(await rolesOf('referrer')).toMatchObject([{ role: 'referrer', intervention: null, party: 'Sala kommun', group: null }]);
    expect(await rolesOf('participant')).toMatchObject([{ role: 'participant', intervention: null, party: null, group: null }]);
  });

  it('gives the same answer whatever was wrong, so that nobody learns who works here', async () => {
    const { slug } = association.database.entry;
    await leave(association, 'left');
    const answers = [
      await logIn('auditor', 'fel lösenord'),
      await logIn('nobody'),
      await logIn('left'),
      await post({ association: 'Inget förbund', email: emailOf('auditor'), password: PASSWORD }),
      await post({ association: slug, email: `${emailOf('auditor')}' or true --`, password: PASSWORD }),
    ].map(({ statusCode, body, cookies }) => ({ statusCode, body, cookies }));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toMatchObject({ statusCode: 401, cookies: [] });
  });

  it('is not possible for a user without a password, whatever is written', async () => {
    const id = await association.database.write(operator, operation, ({ db, now }) =>
      insertUser(db, { email: emailOf('eid'), name: 'Utan lösenord', passwordHash: 'x', temporary: false, createdAt: now }),
    );
    await association.asOwner((client) =>
      client.query('update access.user_account set password_hash = null, password_is_temporary = false where id = $1', [id]),
    );
    for (const password of ['x', 'no user has this password', 'null', ' '])
      expect((await logIn('eid', password)).statusCode, password).toBe(401);
  });

  it('takes as long for an address that nobody has', async () => {
    const time = async (who: string): Promise<number> => {
      const begin = performance.now();
      for (let i = 0; i < 4; i += 1)
        await logIn(`${who}${who === 'board_member' ? '' : i}`, 'fel lösenord', { remoteAddress: '192.0.2.50' });
      return performance.now() - begin;
    };
    await time('warm-up');
    const [known, unknown] = [await time('board_member'), await time('nobody')];
    // Generous, since other things run on the machine: without the work it would be a tenth.
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('is refused from an address after some wrong passwords – also for an address that nobody has – but not from elsewhere', async () => {
    for (const who of ['economist', 'nobody-at-all']) {
      for (let i = 0; i < LOGIN_LIMIT.onAccountFromAddress; i += 1)
        expect((await logIn(who, 'fel lösenord', { remoteAddress: '192.0.2.1' })).statusCode).toBe(401);
      const refused = await logIn(who, PASSWORD, { remoteAddress: '192.0.2.1' });
      expect([refused.statusCode, refused.headers['retry-after'], refused.cookies]).toEqual([429, '900', []]);
      expect(refused.json<{ text: string }>().text).toContain('Vänta 15 minuter');
    }
    expect((await logIn('economist', PASSWORD, { remoteAddress: '192.0.2.2' })).statusCode).toBe(200);
    expect((await logIn('economist', PASSWORD, { remoteAddress: '192.0.2.1' })).statusCode).toBe(429);
  });

  it('stays refused when the server starts again, and is possible a quarter of an hour later', async () => {
    const again = await accessServer(association, clock);
    const ask = {
      method: 'POST' as const,
      url: '/api/session',
      remoteAddress: '192.0.2.1',
      payload: { association: association.database.entry.slug, email: emailOf('economist'), password: PASSWORD },
    };
    expect((await again.ask(ask)).statusCode).toBe(429);
    clock.set('2018-09-05T06:15:01Z');
    expect((await again.ask(ask)).statusCode).toBe(200);
    clock.set('2018-09-05T06:00:00Z');
  });

  it('with the right password as often as one likes is not refused', async () => {
    for (let i = 0; i < 30; i += 1) expect((await logIn('administrator', PASSWORD, { remoteAddress: '192.0.2.3' })).statusCode).toBe(200);
  });

  it('is in the audit log, right or wrong, and never with what was typed for a password or an address that nobody has (V16.3.1)', async () => {
    const log = await auditLog(association, 'logIn');
    expect(log).toContainEqual(
      expect.objectContaining({ actor: emailOf('coordinator'), outcome: 'done', user_id: association.users.get('coordinator') }),
    );
    expect(log).toContainEqual(
      expect.objectContaining({ actor: emailOf('auditor'), outcome: 'denied', reason: 'fel adress eller lösenord' }),
    );
    expect(log).toContainEqual(expect.objectContaining({ actor: emailOf('economist'), outcome: 'refused', reason: 'för många försök' }));
    expect(JSON.stringify(log)).not.toMatch(/fel lösenord"|nobody|or true/);
  });
});

describe('without a login', () => {
  it('nobody is told what the question should look like: the answer is 401 before anything of it is read', async () => {
    for (const [type, payload] of [
      ['application/json', '{"current":'],
      ['application/json', '[]'],
      ['text/plain', 'x'],
      ['application/json', 'x'.repeat(2_000_000)],
    ] as const) {
      const answer = await server.ask({ method: 'PUT', url: '/api/password', headers: { 'content-type': type }, payload });
      expect([answer.statusCode, answer.json<{ code: string }>().code], payload.slice(0, 20)).toEqual([401, 'not-logged-in']);
    }
    expect((await server.ask({ url: '/api/statistics?nonsense' })).statusCode).toBe(401);
    const roleless = await server.logIn(association, 'roleless');
    expect((await server.ask({ url: '/api/statistics?nonsense', headers: roleless })).statusCode).toBe(403);
  });
});

describe('a page that another user left open', () => {
  it('acts for nobody: neither reads nor writes it by the session of whoever came after', async () => {
    const headers = await server.logIn(association, 'economist');
    const mine = { ...headers, 'samla-user': association.users.get('economist') ?? '' };
    const others = { ...headers, 'samla-user': association.users.get('coordinator') ?? '' };
    expect((await server.ask({ url: '/api/economy/years', headers: mine })).statusCode).toBe(200);
    for (const asked of [{ url: '/api/economy/years' }, { method: 'DELETE' as const, url: '/api/session' }]) {
      const answer = await server.ask({ ...asked, headers: others });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'other-user']);
    }
    expect((await server.ask({ url: '/api/economy/years', headers })).statusCode).toBe(200);
  });
});

describe('a one-time password', () => {
  const password = oneTimePassword();
  beforeAll(async () => {
    const passwordHash = await hashPassword(password);
    await association.database.write(operator, operation, ({ db, now }) =>
      setOneTimePassword(db, association.users.get('counsellor') ?? '', passwordHash, now),
    );
  });

  it('lets one in, and the answer says that it should be changed', async () => {
    const answer = await logIn('counsellor', password);
    expect([answer.statusCode, answer.json<{ passwordIsTemporary: boolean }>().passwordIsTemporary]).toEqual([200, true]);
  });

  it('lets nobody in after two weeks; only who knows it is told why', async () => {
    clock.set('2018-09-19T06:00:00Z');
    const late = await logIn('counsellor', password);
    expect([late.statusCode, late.json<{ code: string }>().code, late.cookies]).toEqual([401, 'password-expired', []]);
    expect((await logIn('counsellor', 'fel lösenord')).json<{ code: string }>().code).toBe('login-failed');
    clock.set('2018-09-05T06:00:00Z');
  });

  it('is gone when an own one is chosen (V6.2.2)', async () => {
    const headers = { cookie: cookieOf(await logIn('counsellor', password)) };
    const changed = await change(headers, password, 'kvasten på månen');
    expect(changed.statusCode).toBe(204);
    expect((await session({ cookie: cookieOf(changed) })).json<{ passwordIsTemporary: boolean }>().passwordIsTemporary).toBe(false);
    expect((await logIn('counsellor', password)).statusCode).toBe(401);
    clock.set('2018-12-01T06:00:00Z');
    expect((await logIn('counsellor', 'kvasten på månen')).statusCode).toBe(200);
    clock.set('2018-09-05T06:00:00Z');
  });
});

describe('changing the password', () => {
  it('needs the one in use, ends every other session, and gives this browser a new one (V6.2.3, V7.4.3)', async () => {
    const [here, elsewhere] = [{ cookie: cookieOf(await logIn('board_member')) }, { cookie: cookieOf(await logIn('board_member')) }];
    expect((await change(here, 'fel lösenord', 'kvasten på månen')).json<{ code: string }>().code).toBe('password-wrong');
    const changed = await change(here, PASSWORD, 'kvasten på månen');
    expect([changed.statusCode, changed.body]).toEqual([204, '']);
    expect([
      (await session(here)).statusCode,
      (await session(elsewhere)).statusCode,
      (await session({ cookie: cookieOf(changed) })).statusCode,
    ]).toEqual([401, 401, 200]);
    expect((await logIn('board_member')).statusCode).toBe(401);
    expect((await logIn('board_member', 'kvasten på månen')).statusCode).toBe(200);
  });

  it('to one that is the same, short or easily guessed is refused with what to do', async () => {
    const headers = await server.logIn(association, 'administrator');
    const code = async (next: string) => {
      const { statusCode, json } = await change(headers, PASSWORD, next);
      return [statusCode, json<{ code: string }>().code];
    };
    expect(await code(PASSWORD)).toEqual([422, 'password-same']);
    expect(await code('kort')).toEqual([400, 'invalid']);
    expect(await code('Lösenord2024!')).toEqual([422, 'password-guessed']);
    expect(await code('1q2w3e4r5t6y')).toEqual([422, 'password-known']);
    expect(await code(`${emailOf('administrator')}1`)).toEqual([422, 'password-guessed']);
    expect((await logIn('administrator')).statusCode).toBe(200);
  });

  it('is no way to try passwords with a stolen session', async () => {
    const headers = await server.logIn(association, 'team_leader');
    for (let i = 0; i < LOGIN_LIMIT.onAccountFromAddress; i += 1)
      expect((await change(headers, `gissning ${i}`, 'kvasten på månen')).statusCode).toBe(422);
    expect((await change(headers, PASSWORD, 'kvasten på månen')).statusCode).toBe(429);
    expect(
      (await auditLog(association, 'changePassword')).filter(
        ({ actor, outcome }) => actor === emailOf('team_leader') && outcome === 'refused',
      ),
    ).toHaveLength(LOGIN_LIMIT.onAccountFromAddress + 1);
  });
});

describe('logging out', () => {
  it('ends the session and is in the audit log', async () => {
    const headers = { cookie: cookieOf(await logIn('auditor')) };
    expect(
      (await server.ask({ method: 'DELETE', url: '/api/session', headers: { ...headers, 'content-type': 'application/json' } })).statusCode,
    ).toBe(204);
    expect((await session(headers)).statusCode).toBe(401);
    expect(await auditLog(association, 'logOut')).toEqual([
      expect.objectContaining({ actor: emailOf('auditor'), role: 'auditor', outcome: 'done' }),
    ]);
  });
});
