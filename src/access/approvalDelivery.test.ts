import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  emailOf,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import type { MailMessage, SendMail } from '../platform/mail/mail.ts';
import { localDate } from '../shared/localDate.ts';
import type { Approvals } from './approvalsApi.ts';
import { insertRoleAssignment } from './roleQueries.ts';
import type { Session } from './sessionApi.ts';
import { insertUser } from './userQueries.ts';

const TODAY = '2026-03-10';
const clock = settableClock(`${TODAY}T09:00:00Z`);
const letters: MailMessage[] = [];
let isMailBroken = false;
const sendMail: SendMail = async (letter) => {
  if (isMailBroken) return { ok: false, error: { code: 'mail-failed', text: 'E-postservern tog inte emot brevet.' } };
  letters.push(letter);
  return { ok: true, value: undefined };
};

let association: AccessAssociation;
let server: AccessServer;
let office: { cookie: string };
let leader: { cookie: string };
let secondLeader = '';
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock, { sendMail });
  secondLeader = await newUser('Berit Ledare');
  await hold(secondLeader, 'team_leader', insats('Kraften'));
  await hold(user('coordinator'), 'administrator', null);
  office = await server.logIn(association, 'coordinator');
  leader = await server.logIn(association, 'team_leader');
});
beforeEach(() => {
  letters.length = 0;
  isMailBroken = false;
});

const user = (who: string): string => association.users.get(who) ?? '';
const insats = (name: string): string => association.interventions.get(name) ?? '';
const newUser = (name: string): Promise<string> =>
  association.database.write(operator, operation, ({ db, now }) =>
    insertUser(db, { email: emailOf(name.replaceAll(' ', '.')), name, passwordHash: null, temporary: true, createdAt: now }),
  );
const hold = (userId: string, role: 'team_leader' | 'administrator', interventionId: string | null): Promise<void> =>
  association.database.write(operator, operation, ({ db }) =>
    insertRoleAssignment(db, { userId, role, interventionId, from: localDate(TODAY), grantedBy: 'prov' }),
  );
const role = (more: object = {}) => ({
  ...{ id: randomUUID(), role: 'team_member', interventionId: insats('Kraften'), from: TODAY, to: null, reason: null, decision: null },
  ...more,
});
const give = async (userId: string, payload: object): Promise<object> =>
  (await server.ask({ method: 'POST', url: `/api/users/${userId}/roles`, headers: office, payload })).json();
const waitingOf = async (headers: { cookie: string }): Promise<number> =>
  (await server.ask({ url: '/api/session', headers })).json<Session>().waitingApprovals;
const answer = (id: string, approve: boolean, by = leader) =>
  server.ask({ method: 'PUT', url: `/api/approvals/${id}`, headers: by, payload: { version: 1, approve } });

describe('a role that waits for the team leader', () => {
  it('is told to each leader of that team by a letter that says neither whose it is nor anything of a participant', async () => {
    const given = role();
    const id = await newUser('Nils Namnlös');
    expect(await give(id, given)).toEqual({ isPending: true, isTold: true });
    expect(letters.map(({ to }) => to.address).toSorted()).toEqual([emailOf('berit.ledare'), emailOf('team_leader')].toSorted());
    const [letter] = letters;
    expect(letter?.subject).toBe('En roll i Kraften väntar på ditt godkännande');
    expect(letter?.text).toContain('Prov coordinator vill ge någon rollen handledare i Kraften.');
    expect(letter?.text).toMatch(new RegExp(`^http://[^ ]+/${association.database.entry.slug}/approvals$`, 'm'));
    expect(JSON.stringify(letters)).not.toMatch(/Namnlös|Agda|Alm|Hemlig/);
    const told = (await auditLog(association, 'tellApprovers')).filter(({ record_ids }) => record_ids.includes(given.id));
    expect(told.map(({ outcome, record_ids }) => [outcome, record_ids.includes(user('team_leader'))])).toEqual([
      ['done', true],
      ['done', false],
    ]);
  });

  it('asked for twice by the same key is told once', async () => {
    const given = role();
    const id = await newUser('Dubbel Klick');
    await give(id, given);
    expect(await give(id, given)).toEqual({ isPending: true, isTold: false });
    expect(letters).toHaveLength(2);
  });

  it('comes with an invitation too: the invited gets one letter, the leaders theirs', async () => {
    const payload = { id: randomUUID(), name: 'Ny Bjuden', email: emailOf('ny.bjuden'), isEmployee: false, role: role() };
    expect((await server.ask({ method: 'POST', url: '/api/users', headers: office, payload })).statusCode).toBe(201);
    expect(letters.map(({ subject }) => subject.split(' ')[0]).toSorted()).toEqual(['En', 'En', 'Inbjudan']);
  });

  it('waits all the same where no letter goes out, and says so to who gave it', async () => {
    isMailBroken = true;
    const before = await waitingOf(leader);
    expect(await give(await newUser('Utan Brev'), role())).toEqual({ isPending: true, isTold: false });
    expect(await waitingOf(leader)).toBe(before + 1);
  });

  it('stands with the leaders of that team, and no longer when it is answered', async () => {
    const [yes, no] = [role(), role()];
    const before = await waitingOf(leader);
    await give(await newUser('Väntar Ett'), yes);
    await give(await newUser('Väntar Två'), no);
    expect(await waitingOf(leader)).toBe(before + 2);
    expect((await server.ask({ url: '/api/approvals', headers: leader })).json<Approvals>().waiting).toHaveLength(before + 2);
    for (const other of ['team_member', 'counsellor', 'administrator'])
      expect(await waitingOf(await server.logIn(association, other)), other).toBe(0);
    expect([(await answer(yes.id, true)).statusCode, (await answer(no.id, false)).statusCode]).toEqual([204, 204]);
    expect(await waitingOf(leader)).toBe(before);
  });

  it('is not answered by who is to have it: another leader of the team is told and answers', async () => {
    const own = role({ role: 'counsellor' });
    const before = await waitingOf(leader);
    expect(await give(user('team_leader'), own)).toEqual({ isPending: true, isTold: true });
    expect(letters.map(({ to }) => to.address)).toEqual([emailOf('berit.ledare')]);
    expect(await waitingOf(leader)).toBe(before);
    expect((await answer(own.id, true)).statusCode).toBe(404);
  });
});

describe('a role that waits for nobody', () => {
  it('is told to nobody', async () => {
    expect(await give(await newUser('Ny Ekonom'), role({ role: 'economist', interventionId: null }))).toEqual({
      isPending: false,
      isTold: false,
    });
    expect(letters).toEqual([]);
  });
});
