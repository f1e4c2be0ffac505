import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  cookieOf,
  emailOf,
  leave,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import type { MailMessage, SendMail } from '../platform/mail/mail.ts';
import { newCodeSecret } from './oneTimeCode.ts';
import type { Delivered, UserPage, Users } from './usersApi.ts';

const START = '2026-03-10T09:00:00Z';
const PASSWORD = 'sju lugna kaniner i hagen';
const clock = settableClock(START);
const letters: MailMessage[] = [];
let isMailBroken = false;
const sendMail: SendMail = async (letter) => {
  if (isMailBroken) return { ok: false, error: { code: 'mail-failed', text: 'E-postservern tog inte emot brevet.' } };
  letters.push(letter);
  return { ok: true, value: undefined };
};

let association: AccessAssociation;
let server: AccessServer;
let withoutMail: AccessServer;
let administrator: { cookie: string };
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock, { sendMail });
  withoutMail = await accessServer(association, clock);
});
beforeEach(async () => {
  clock.set(START);
  isMailBroken = false;
  letters.length = 0;
  administrator = await server.logIn(association, 'administrator');
});

const slug = (): string => association.database.entry.slug;
const invitation = (who: string, more: object = {}) => ({
  id: randomUUID(),
  name: `Åsa ${who}`,
  email: emailOf(who),
  isEmployee: false,
  role: { id: randomUUID(), role: 'economist', interventionId: null, from: '2026-03-10', to: null, reason: null, decision: null, ...more },
});
const invite = (payload: object, by: AccessServer = server) =>
  by.ask({ method: 'POST', url: '/api/users', headers: administrator, payload });
const page = async (id: string): Promise<UserPage> =>
  (await server.ask({ url: `/api/users/${id}`, headers: administrator })).json<UserPage>();
const send = (id: string, version: number, by: AccessServer = server) =>
  by.ask({ method: 'POST', url: `/api/users/${id}/link`, headers: administrator, payload: { version } });
const tokenIn = (text: string | null | undefined): string => /#([\w-]{43})(?:\s|$)/.exec(text ?? '')?.[1] ?? '';
const lastToken = (): string => tokenIn(letters.at(-1)?.text);
const open = (token: string) => server.ask({ method: 'POST', url: '/api/invitation', payload: { association: slug(), token } });
const choose = (token: string, password = PASSWORD) =>
  server.ask({ method: 'PUT', url: '/api/invitation', payload: { association: slug(), token, password } });
const faultOf = (answer: { json: <T>() => T }): string => answer.json<{ code: string }>().code;

describe('an invitation', () => {
  it('leads from a letter to a password and in', async () => {
    const wanted = invitation('inbjuden');
    const answer = await invite(wanted);
    expect([answer.statusCode, answer.json<Delivered>()]).toEqual([201, { delivery: 'sent', link: null, faultText: null }]);
    expect(letters).toMatchObject([{ to: { name: 'Åsa inbjuden', address: emailOf('inbjuden') } }]);
    expect(letters[0]?.text).toContain(`/${slug()}/invitation#`);
    expect(letters[0]?.text).toContain('Länken gäller till och med 2026-03-17');
    expect(await page(wanted.id)).toMatchObject({ state: 'invited', link: { purpose: 'invitation', delivery: 'sent', hasExpired: false } });
    const login = { association: slug(), email: emailOf('inbjuden'), password: PASSWORD };
    expect((await server.ask({ method: 'POST', url: '/api/session', payload: login })).statusCode).toBe(401);

    expect((await open(lastToken())).json()).toEqual({
      ...{ name: 'Åsa inbjuden', email: emailOf('inbjuden'), association: association.database.entry.name, purpose: 'invitation' },
    });
    const chosen = await choose(lastToken());
    expect(chosen.json()).toMatchObject({
      session: { user: { id: wanted.id }, roles: [{ role: 'economist' }], passwordIsTemporary: false },
    });
    expect((await server.ask({ url: '/api/session', headers: { cookie: cookieOf(chosen) } })).statusCode).toBe(200);
    expect((await server.ask({ method: 'POST', url: '/api/session', payload: login })).statusCode).toBe(200);
    expect(await page(wanted.id)).toMatchObject({ state: 'active', link: null });
  });

  it('is used once, also when two try at the same time (V6.5.1)', async () => {
    await invite(invitation('tva-gang'));
    const answers = await Promise.all([choose(lastToken()), choose(lastToken())]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
    expect(faultOf(await choose(lastToken()))).toBe('invitation-used');
    expect(faultOf(await open(lastToken()))).toBe('invitation-used');
  });

  it('lets nobody past the codes that they have: who reads the letter alone is not in (V6.4.3)', async () => {
    const wanted = invitation('med-koder');
    await invite(wanted);
    const secret = newCodeSecret();
    const cipher = await association.database.cipher();
    await association.asOwner((client) =>
      client.query('insert into access.one_time_code (user_id, secret, begun_at, confirmed_at) values ($1, $2, now(), now())', [
        wanted.id,
        cipher.encrypt(secret, `one-time code ${wanted.id}`),
      ]),
    );
    const chosen = await choose(lastToken());
    expect([chosen.statusCode, chosen.json(), chosen.cookies]).toEqual([200, { session: null }, []]);
    const login = { association: slug(), email: emailOf('med-koder'), password: PASSWORD };
    const logIn = (more: object = {}) => server.ask({ method: 'POST', url: '/api/session', payload: { ...login, ...more } });
    expect(faultOf(await logIn())).toBe('code-needed');
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });
    expect((await logIn({ code })).statusCode).toBe(200);
  });

  it('takes no weak password, and works on with a better one', async () => {
    await invite(invitation('svagt'));
    expect((await choose(lastToken(), 'kort')).statusCode).toBe(400);
    expect(faultOf(await choose(lastToken(), 'Lösenord2026!!'))).toBe('password-guessed');
    expect(faultOf(await choose(lastToken(), '1q2w3e4r5t6y'))).toBe('password-known');
    expect((await choose(lastToken())).statusCode).toBe(200);
  });

  it('sent again makes the old link void; after seven days it has gone out', async () => {
    const wanted = invitation('igen');
    await invite(wanted);
    const first = lastToken();
    expect((await send(wanted.id, 1)).json<Delivered>().delivery).toBe('sent');
    expect(letters).toHaveLength(2);
    expect(faultOf(await choose(first))).toBe('invitation-void');
    clock.set('2026-03-17T23:00:00Z');
    expect(faultOf(await choose(lastToken()))).toBe('invitation-expired');
    administrator = await server.logIn(association, 'administrator');
    expect(await page(wanted.id)).toMatchObject({ state: 'invited', link: { hasExpired: true } });
    expect(faultOf(await open(`${lastToken()}x`))).toBe('invitation-unknown');
  });

  it('asked for twice is one: the same key gives the same user and no second letter', async () => {
    const wanted = invitation('dubbelklick');
    const answers = await Promise.all([invite(wanted), invite(wanted)]);
    expect(answers.filter(({ statusCode }) => statusCode === 201).length).toBeGreaterThan(0);
    await invite(wanted);
    expect(letters).toHaveLength(1);
    const [again, sameAddress] = [await send(wanted.id, 1), await send(wanted.id, 1)];
    expect([again.statusCode, sameAddress.statusCode, faultOf(sameAddress)]).toEqual([201, 409, 'changed-meanwhile']);
    expect(sameAddress.json<{ text: string }>().text).toContain(`ändrades av ${emailOf('administrator')} 2026-03-10 10:00`);
    expect(faultOf(await invite({ ...wanted, id: randomUUID(), role: { ...wanted.role, id: randomUUID() } }))).toBe('user-exists');
  });

  it('refused by a rule leaves nothing behind', async () => {
    const wanted = invitation('ingen', { from: '2026-03-09' });
    expect(faultOf(await invite(wanted))).toBe('from-past');
    expect(faultOf(await invite({ ...wanted, email: 'ingen adress' }))).toBe('email');
    expect(faultOf(await invite({ ...wanted, name: 'Åsa\nBcc: x' }))).toBe('name');
    const { users } = (await server.ask({ url: '/api/users', headers: administrator })).json<Users>();
    expect(users.find(({ email }) => email === emailOf('ingen'))).toBeUndefined();
    expect(letters).toEqual([]);
  });

  it('whose letter fails is there, says so, and can be sent again', async () => {
    isMailBroken = true;
    const wanted = invitation('trasig');
    expect((await invite(wanted)).json<Delivered>()).toEqual({
      ...{ delivery: 'failed', link: null, faultText: 'E-postservern tog inte emot brevet.' },
    });
    expect(await page(wanted.id)).toMatchObject({ state: 'invited', link: { delivery: 'failed' } });
    isMailBroken = false;
    expect((await send(wanted.id, 1)).json<Delivered>().delivery).toBe('sent');
  });

  it('without a carrier of letters gives the link to hand over, once', async () => {
    const wanted = invitation('for-hand');
    const { delivery, link } = (await invite(wanted, withoutMail)).json<Delivered>();
    expect([delivery, letters]).toEqual(['handed', []]);
    expect((await invite(wanted, withoutMail)).json<Delivered>().link).toBeNull();
    expect(JSON.stringify(await page(wanted.id))).not.toContain(tokenIn(link));
    expect((await choose(tokenIn(link))).statusCode).toBe(200);
  });

  it('is in no log, and the database has its hash alone (V6.5.2)', async () => {
    await invite(invitation('tyst'));
    const token = lastToken();
    await open(token);
    await choose(token);
    const found = await association.asOwner(async (client) => {
      const { rows } = await client.query<{ row: string }>(
        `select a::text as row from access.audit_entry a union all select i::text from access.invitation i union all select u::text from access.user_account u`,
      );
      return rows.filter(({ row }) => row.includes(token));
    });
    expect(token).toHaveLength(43);
    expect(found).toEqual([]);
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link, the old one works until then, and who was logged in is out', async () => {
    const id = association.users.get('auditor') ?? '';
    const before = await server.logIn(association, 'auditor');
    await send(id, (await page(id)).version);
    expect(letters[0]?.subject).toMatch(/^Nytt lösenord till Samla/);
    expect(await page(id)).toMatchObject({ state: 'active', link: { purpose: 'password' } });
    expect((await server.ask({ url: '/api/session', headers: before })).statusCode).toBe(200);
    expect((await choose(lastToken())).statusCode).toBe(200);
    expect((await server.ask({ url: '/api/session', headers: before })).statusCode).toBe(401);
    await expect(server.logIn(association, 'auditor')).rejects.toThrow(/401/);
  });

  it('that was remembered after all makes the link void', async () => {
    const id = association.users.get('board_member') ?? '';
    await send(id, (await page(id)).version);
    const own = await server.logIn(association, 'board_member');
    const change = { current: 'tolv gröna hästar', next: 'elva blå kaniner springer' };
    expect((await server.ask({ method: 'PUT', url: '/api/password', headers: own, payload: change })).statusCode).toBe(204);
    expect(faultOf(await choose(lastToken()))).toBe('invitation-void');
  });
});

describe('who has left', () => {
  it('can’t use a link that lies in the mailbox, and comes back by a new one, without old roles and password', async () => {
    const id = association.users.get('left') ?? '';
    await send(id, 1);
    const old = lastToken();
    await leave(association, 'left');
    expect(faultOf(await choose(old))).toBe('invitation-void');
    const gone = await page(id);
    expect(gone).toMatchObject({ state: 'left', link: null, assignments: [{ role: 'coordinator', state: 'ended' }] });
    await send(id, gone.version);
    expect(await page(id)).toMatchObject({ state: 'invited', leftAt: null });
    await expect(server.logIn(association, 'left')).rejects.toThrow(/401/);
    expect((await choose(lastToken())).json()).toMatchObject({ session: { roles: [] } });
  });
});
