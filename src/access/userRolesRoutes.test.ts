import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, emailOf, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import type { Role } from '../platform/roles.ts';
import { localDate } from '../shared/localDate.ts';
import type { Approvals } from './approvalsApi.ts';
import { insertRoleAssignment } from './roleQueries.ts';
import { insertUser } from './userQueries.ts';
import type { UserPage } from './usersApi.ts';

const TODAY = '2026-03-10';
const clock = settableClock(`${TODAY}T09:00:00Z`);
let association: AccessAssociation;
let server: AccessServer;
let administrator: { cookie: string };
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  administrator = await server.logIn(association, 'administrator');
});

const user = (who: string): string => association.users.get(who) ?? '';
const insats = (name: string): string => association.interventions.get(name) ?? '';
const newUser = (name: string): Promise<string> =>
  association.database.write(operator, operation, ({ db, now }) =>
    insertUser(db, { email: emailOf(name), name, passwordHash: null, temporary: true, createdAt: now }),
  );
const role = (name: Role, interventionId: string | null, more: object = {}) => ({
  ...{ id: randomUUID(), role: name, interventionId, from: TODAY, to: null, reason: null, decision: null },
  ...more,
});
const give = (userId: string, payload: object, by: { cookie: string } = administrator) =>
  server.ask({ method: 'POST', url: `/api/users/${userId}/roles`, headers: by, payload });
const end = (assignment: string, version: number, to: string | null, by = administrator) =>
  server.ask({ method: 'PUT', url: `/api/roles/${assignment}/end`, headers: by, payload: { version, to } });
const page = async (id: string, by = administrator): Promise<UserPage> =>
  (await server.ask({ url: `/api/users/${id}`, headers: by })).json<UserPage>();
const leave = async (id: string, by = administrator) =>
  server.ask({ method: 'POST', url: `/api/users/${id}/leave`, headers: by, payload: { version: (await page(id, by)).version } });
const code = (answer: { json: <T>() => T }): string => answer.json<{ code: string }>().code;
const rolesOf = async (headers: { cookie: string }): Promise<string[]> =>
  (await server.ask({ url: '/api/session', headers })).json<{ roles: { role: string }[] }>().roles.map(({ role: one }) => one);

describe('giving a role', () => {
  it('from tomorrow gives nothing today; ended at once it gives nothing at once, and another side may follow', async () => {
    const id = user('roleless');
    const headers = await server.logIn(association, 'roleless');
    const [now, later] = [role('economist', null), role('board_member', null, { from: '2026-03-11', to: '2026-12-31' })];
    expect([(await give(id, now)).statusCode, (await give(id, later)).statusCode]).toEqual([201, 201]);
    expect(await rolesOf(headers)).toEqual(['economist']);
    expect(code(await give(id, role('team_member', insats('Kraften'))))).toBe('roles-apart');
    expect((await end(now.id, 1, null)).statusCode).toBe(204);
    expect((await end(later.id, 1, null)).statusCode).toBe(204);
    expect(await rolesOf(headers)).toEqual([]);
    expect((await give(id, role('team_member', insats('Kraften')))).statusCode).toBe(201);
    expect(await rolesOf(headers)).toEqual(['team_member']);
    const { assignments } = await page(id);
    expect(assignments.map(({ role: one, state, from, to }) => [one, state, from, to])).toEqual([
      ['board_member', 'ended', '2026-03-11', '2026-03-11'],
      ['economist', 'ended', TODAY, TODAY],
      ['team_member', 'now', TODAY, null],
    ]);
  });

  it('twice with the same key is once; two different ones of one role are refused, also in a race', async () => {
    const id = await newUser('Kapp Löpare');
    const same = role('economist', null);
    expect((await Promise.all([give(id, same), give(id, same)])).filter(({ statusCode }) => statusCode === 201).length).toBeGreaterThan(0);
    expect((await give(id, same)).statusCode).toBe(201);
    const race = await Promise.all([give(id, role('board_member', null)), give(id, role('board_member', null))]);
    expect(race.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422]);
    const other = await newUser('Två Sidor');
    const sides = await Promise.all([give(other, role('economist', null)), give(other, role('counsellor', insats('Navet')))]);
    const refused = sides.find(({ statusCode }) => statusCode === 422);
    expect(sides.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422]);
    expect([refused && code(refused), refused?.json<{ text: string }>().text]).toEqual([
      'roles-apart',
      expect.stringContaining('kontorsroll'),
    ]);
  });

  it('for an intervention that is nowhere, or to one who has left, is refused with what to do', async () => {
    const id = await newUser('Har Slutat');
    expect(code(await give(id, role('team_member', randomUUID())))).toBe('unknown-intervention');
    await leave(id);
    expect(code(await give(id, role('economist', null)))).toBe('user-left');
  });
});

describe('somebody employed by the association', () => {
  const employ = async (id: string, isEmployee: boolean) =>
    server.ask({
      ...{ method: 'PUT', url: `/api/users/${id}/employment`, headers: administrator },
      payload: { version: (await page(id)).version, isEmployee },
    });

  it('gets no role in a team, whether the employment or the role comes first, until the association decides otherwise', async () => {
    const [first, second] = [await newUser('Anställd Först'), await newUser('Anställd Sedan')];
    expect((await employ(first, true)).statusCode).toBe(204);
    expect((await page(first)).isEmployee).toBe(true);
    expect(code(await give(first, role('team_member', insats('Kraften'))))).toBe('employee-in-team');
    expect((await give(first, role('economist', null))).statusCode).toBe(201);
    expect((await give(second, role('counsellor', insats('Kraften')))).statusCode).toBe(201);
    expect(code(await employ(second, true))).toBe('employee-in-team');
    expect((await page(second)).isEmployee).toBe(false);
    await server.ask({
      ...{ method: 'PUT', url: '/api/settings/roles', headers: await server.logIn(association, 'coordinator') },
      payload: { version: 0, value: { employeesInTeams: true, apart: [] }, decision: { day: TODAY, paragraph: '§ 4', text: '' } },
    });
    expect((await employ(second, true)).statusCode).toBe(204);
    expect((await employ(second, false)).statusCode).toBe(204);
  });

  it('is not changed over somebody else', async () => {
    const id = await newUser('Dubbel Ändring');
    const payload = { version: 1, isEmployee: true };
    const ask = () => server.ask({ method: 'PUT', url: `/api/users/${id}/employment`, headers: administrator, payload });
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([204, 409]);
  });
});

describe('ending a role', () => {
  it('that somebody ended meanwhile says who, when and how it is now', async () => {
    const id = await newUser('Dubbel Slut');
    const given = role('economist', null);
    await give(id, given);
    expect((await end(given.id, 1, '2026-03-31')).statusCode).toBe(204);
    const late = await end(given.id, 1, '2026-04-30');
    expect([late.statusCode, code(late)]).toEqual([409, 'changed-meanwhile']);
    expect(late.json<{ text: string }>().text).toContain(`ändrades av ${emailOf('administrator')} 2026-03-10 10:00`);
    expect(late.json<{ text: string }>().text).toContain('till och med 2026-03-31');
    expect(code(await end(given.id, 2, '2026-03-09'))).toBe('to-past');
  });
});

describe('the administrators', () => {
  it('are never none: the last can neither leave, end the role nor give it a last day, and two can’t go at once', async () => {
    const [first] = (await page(user('administrator'))).assignments;
    expect(code(await leave(user('administrator')))).toBe('last-administrator');
    expect(code(await end(first?.id ?? '', 1, null))).toBe('last-administrator');
    expect(code(await end(first?.id ?? '', 1, '2026-12-31'))).toBe('last-administrator');
    const second = role('administrator', null);
    await give(user('economist'), second);
    const other = await server.logIn(association, 'economist');
    const both = await Promise.all([leave(user('administrator')), end(second.id, 1, null, other)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 422]);
    await association.asOwner((client) =>
      client.query(`update access.user_account set left_at = null where id = $1`, [user('administrator')]),
    );
    await association.asOwner((client) =>
      client.query(`update access.role_assignment set withdrawn_at = null, valid_to = null where user_id = $1`, [user('administrator')]),
    );
    administrator = await server.logIn(association, 'administrator');
    const left = (await page(user('economist'))).assignments.find(({ id }) => id === second.id);
    if (left?.state === 'now') await end(second.id, left.version, null);
  });

  it('who is only invited is none that stays', async () => {
    const answer = await server.ask({
      method: 'POST',
      url: '/api/users',
      headers: administrator,
      payload: { id: randomUUID(), name: 'Snart Där', email: emailOf('snart'), isEmployee: false, role: role('administrator', null) },
    });
    expect(answer.statusCode).toBe(201);
    expect(code(await leave(user('administrator')))).toBe('last-administrator');
  });
});

describe('leaving', () => {
  it('ends an open session and every role at once (V7.4.2)', async () => {
    const headers = await server.logIn(association, 'team_member');
    expect((await server.ask({ url: '/api/participants', headers })).statusCode).toBe(200);
    expect((await leave(user('team_member'))).statusCode).toBe(204);
    expect((await server.ask({ url: '/api/participants', headers })).statusCode).toBe(401);
    expect(await page(user('team_member'))).toMatchObject({ state: 'left', sessions: [], assignments: [{ state: 'ended', to: TODAY }] });
  });
});

describe('in a one-person office', () => {
  let office: { cookie: string };
  let leader: { cookie: string };
  const waiting = async () => (await server.ask({ url: '/api/approvals', headers: leader })).json<Approvals>().waiting;
  const answer = (id: string, version: number, approve: boolean) =>
    server.ask({ method: 'PUT', url: `/api/approvals/${id}`, headers: leader, payload: { version, approve } });
  beforeAll(async () => {
    await association.database.write(operator, operation, ({ db }) =>
      insertRoleAssignment(db, {
        ...{ userId: user('coordinator'), role: 'administrator', interventionId: null, from: localDate(TODAY), grantedBy: 'prov' },
      }),
    );
    office = await server.logIn(association, 'coordinator');
    leader = await server.logIn(association, 'team_leader');
  });

  it('person access waits until the team leader of that intervention approves', async () => {
    const headers = await server.logIn(association, 'counsellor');
    const given = role('team_member', insats('Kraften'));
    expect((await give(user('counsellor'), given, office)).json()).toMatchObject({ isPending: true });
    expect(await rolesOf(headers)).toEqual(['counsellor']);
    expect(await waiting()).toMatchObject([{ id: given.id, name: 'Prov counsellor', role: 'team_member', intervention: 'Kraften' }]);
    expect((await answer(given.id, 1, true)).statusCode).toBe(204);
    expect(await rolesOf(headers)).toEqual(['counsellor', 'team_member']);
    expect((await answer(given.id, 1, false)).statusCode).toBe(409);
    expect((await page(user('counsellor'))).assignments.find(({ id }) => id === given.id)).toMatchObject({
      state: 'now',
      approvedBy: emailOf('team_leader'),
    });
  });

  it('declined gives nothing, and the same may be asked for anew', async () => {
    const id = await newUser('Nej Tack');
    const [first, second] = [role('team_member', insats('Kraften')), role('team_member', insats('Kraften'))];
    await give(id, first, office);
    expect((await answer(first.id, 1, false)).statusCode).toBe(204);
    expect((await page(id)).assignments).toMatchObject([{ state: 'declined', approvedBy: null }]);
    expect((await give(id, second, office)).statusCode).toBe(201);
  });

  it('the first team leader is given with a decision, which is audited; nobody else comes before', async () => {
    const id = await newUser('Första Ledaren');
    expect(code(await give(await newUser('För Tidig'), role('team_member', insats('Navet')), office))).toBe('no-team-leader');
    expect(code(await give(id, role('team_leader', insats('Navet')), office))).toBe('decision-missing');
    const given = role('team_leader', insats('Navet'), { decision: 'Styrelsen 2026-03-01 § 45' });
    expect((await give(id, given, office)).json()).toMatchObject({ isPending: false });
    const { rows } = await association.asOwner((client) =>
      client.query<{ detail: object }>(`select detail from access.audit_entry where action = 'giveRole' and $1 = any (record_ids)`, [
        given.id,
      ]),
    );
    expect(rows).toMatchObject([{ detail: { role: 'team_leader', approval: 'decision', decision: 'Styrelsen 2026-03-01 § 45' } }]);
    expect((await give(await newUser('Andra Ledaren'), role('team_leader', insats('Navet')), office)).json()).toMatchObject({
      isPending: true,
    });
  });

  it('the only leader of a team gets one more role there by a decision, and where another leads too, by their approval', async () => {
    const given = role('counsellor', insats('Kraften'));
    const refused = await give(user('team_leader'), given, office);
    expect(code(refused)).toBe('decision-missing');
    expect(refused.json<{ text: string }>().text).toContain('ingen godkänner sin egen roll');
    const decided = { ...given, decision: 'Styrelsen 2026-03-01 § 46' };
    expect((await give(user('team_leader'), decided, office)).json()).toMatchObject({ isPending: false });
    expect(await rolesOf(leader)).toContain('counsellor');
    const second = role('team_leader', insats('Kraften'));
    const other = await newUser('Andra I Kraften');
    expect((await give(other, second, office)).json()).toMatchObject({ isPending: true });
    expect((await answer(second.id, 1, true)).statusCode).toBe(204);
    const more = role('team_member', insats('Kraften'), { decision: 'Styrelsen 2026-03-01 § 47' });
    expect((await give(user('team_leader'), more, office)).json()).toMatchObject({ isPending: true });
    expect((await waiting()).map(({ id }) => id)).not.toContain(more.id);
    expect((await answer(more.id, 1, true)).statusCode).toBe(404);
  });

  it('office roles need no approval, and two offices need none at all', async () => {
    expect((await give(await newUser('Ny Ekonom'), role('economist', null), office)).json()).toMatchObject({ isPending: false });
    expect((await give(await newUser('Ny Kurator'), role('counsellor', insats('Kraften')))).json()).toMatchObject({ isPending: false });
  });

  it('the database says the same, whatever the program says', async () => {
    const actor = { family: 'admin', role: 'administrator', userId: user('coordinator'), name: emailOf('coordinator') } as const;
    const id = await newUser('Förbi Regeln');
    const by = (approval: 'none' | 'pending', as: typeof actor) =>
      association.database.write(as, operation, ({ db }) =>
        insertRoleAssignment(db, {
          ...{ userId: id, role: 'counsellor', interventionId: insats('Kraften'), from: localDate(TODAY), grantedBy: 'prov', approval },
        }),
      );
    await expect(by('none', actor)).rejects.toThrow(/row-level security/);
    const nobody = { ...actor, userId: user('auditor') };
    await expect(by('pending', nobody)).rejects.toThrow(/row-level security/);
    await by('pending', actor);
    const approve = association.database.write(actor, operation, ({ db }) =>
      db.updateTable('access.role_assignment').set({ approval: 'approved', approval_by: 'x', approval_at: clock.now() }).execute(),
    );
    await expect(approve).rejects.toThrow(/permission denied/);
  });
});
