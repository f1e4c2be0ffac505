import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { numberless, recordingWorld } from '../../test/access/recordingWorld.ts';
import { auditLog } from '../../test/access/accessWorld.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { insertRoleAssignment } from '../access/roleQueries.ts';
import { setUserLeft } from '../access/userQueries.ts';
import { localDate } from '../shared/localDate.ts';
import type { Actor } from '../platform/database/transaction.ts';
import type { Caseloads, OwnCaseload } from './caseloadApi.ts';
import type { FoundParticipants } from './participantSearchApi.ts';

let world: Awaited<ReturnType<typeof recordingWorld>>;
const ids = new Map<string, string>();
beforeAll(async () => {
  world = await recordingWorld();
  for (const name of ['Ett', 'Två', 'Tre']) ids.set(name, (await world.enrolled('team_member', numberless(name))).participationId);
  ids.set('Navets', (await world.enrolled('navet', numberless('Navets'), {}, 'Navet')).participationId);
});

const TODAY = '2018-09-05';
const user = (who: string): string => world.association.users.get(who) ?? '';
const id = (name: string): string => ids.get(name) ?? '';
const kraften = (): string => world.association.interventions.get('Kraften') ?? '';
const told = (to: string | null, more: object = {}) => ({
  ...{ heldAs: 'team_member', from: null, to: to === null ? null : user(to), day: TODAY, reason: 'fördelat på teammötet' },
  ...more,
});
const save = (who: string, name: string, payload: object) => world.ask(who, 'PUT', `/${id(name)}/caseload`, payload);
const ofOne = async (who: string, name: string) => (await world.ask(who, 'GET', `/${id(name)}/caseload`)).json<OwnCaseload>();
const handOver = (who: string, payload: object) => world.ask(who, 'POST', '/api/caseloads/hand-over', payload);
const caseloads = async (who: string) => (await world.ask(who, 'GET', '/api/caseloads')).json<Caseloads>().interventions;
const search = async (who: string, more: object = {}) => {
  const body = { status: 'now', sort: 'name', descending: false, offset: 0, limit: 50, ...more };
  return (await world.ask(who, 'POST', '/search', body)).json<FoundParticipants>().participants.map(({ name, worker }) => [name, worker]);
};
const names = async (who: string, more: object = {}): Promise<(string | null)[]> => (await search(who, more)).map(([name]) => name ?? null);
const code = (answer: { statusCode: number; json: <T>() => T }) => [answer.statusCode, answer.json<{ code?: string }>().code];

describe('a counsellor', () => {
  const rows = async (table: string): Promise<number> => {
    const actor: Actor = { family: 'team', role: 'counsellor', userId: user('counsellor'), name: 'counsellor' };
    return world.association.database.read(actor, operation, async ({ db }) => {
      const { rows: found } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db);
      return found[0]?.count ?? -1;
    });
  };

  it('sees the own caseload and nobody else of the team: in lists, by key, by search, in figures or in the database', async () => {
    expect(await names('counsellor', { status: 'all' })).not.toContain('Åsa Ett');
    expect(await names('team_member', { status: 'all' })).toContain('Åsa Ett');
    expect((await world.ask('counsellor', 'GET', `/${id('Ett')}`)).statusCode).toBe(404);
    expect((await world.ask('team_member', 'GET', `/${id('Ett')}`)).statusCode).toBe(200);
    expect((await world.ask('counsellor', 'GET', `/${id('Ett')}/caseload`)).statusCode).toBe(404);
    expect(await names('counsellor', { status: 'all', text: 'Ett' })).toEqual([]);
    expect(await names('team_member', { status: 'all', text: 'Ett' })).toEqual(['Åsa Ett']);
    // Three of the world's own caseload, of the six that the team has.
    for (const table of [
      'participants.person',
      'participants.person_version',
      'participants.participation',
      'published.counted_participation',
    ])
      expect(await rows(table), table).toBe(3);
    expect(await rows('participants.caseload')).toBe(3);
  });

  it('sees a participant from the day that they are given, and no longer than they are', async () => {
    const as = { heldAs: 'counsellor', to: user('counsellor') };
    expect((await save('team_member', 'Ett', told(null, { ...as, day: '2018-09-06' }))).statusCode).toBe(200);
    expect((await world.ask('counsellor', 'GET', `/${id('Ett')}`)).statusCode).toBe(404);
    expect((await save('team_member', 'Två', told(null, as))).statusCode).toBe(200);
    const record = await world.ask('counsellor', 'GET', `/${id('Två')}`);
    expect([record.statusCode, record.json<{ actions: string[] }>().actions]).toEqual([200, []]);
    expect(await names('counsellor')).toContain('Åsa Två');
    expect(await names('counsellor', { worker: 'mine' })).toContain('Åsa Två');
    expect((await save('team_member', 'Två', told(null, { heldAs: 'counsellor', from: user('counsellor') }))).statusCode).toBe(200);
    expect((await world.ask('counsellor', 'GET', `/${id('Två')}`)).statusCode).toBe(404);
  });

  it('says nothing of whose a participation is, and takes none', async () => {
    expect((await save('counsellor', 'Två', told('team_member'))).statusCode).toBe(403);
    expect((await handOver('counsellor', {})).statusCode).toBe(403);
    const actor: Actor = { family: 'team', role: 'counsellor', userId: user('counsellor'), name: 'counsellor' };
    const taken = world.association.database.write(actor, operation, ({ db }) =>
      sql`insert into participants.caseload (participation_id, held_as, user_id, valid_from, reason, recorded_at, recorded_by)
        values (${id('Tre')}::uuid, 'counsellor', ${user('counsellor')}::uuid, ${TODAY}, 'prov', now(), 'prov')`.execute(db),
    );
    await expect(taken).rejects.toThrow(/row-level security/);
  });
});

describe('the team member who answers for a participation', () => {
  it('is one who works there, said once, with the history kept', async () => {
    expect(code(await save('team_member', 'Tre', told('coordinator')))).toEqual([422, 'not-a-worker']);
    expect(code(await save('team_member', 'Tre', told('counsellor')))).toEqual([422, 'not-a-worker']);
    expect((await save('team_member', 'Tre', told('team_member', { day: '2018-06-01' }))).statusCode).toBe(200);
    expect(code(await save('team_leader', 'Tre', told('team_leader')))).toEqual([409, 'changed-meanwhile']);
    expect((await save('team_leader', 'Tre', told('team_leader', { from: user('team_member') }))).statusCode).toBe(200);
    expect((await ofOne('team_member', 'Tre')).entries.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Prov team_leader', TODAY, null],
      ['Prov team_member', '2018-06-01', '2018-09-04'],
    ]);
    expect((await ofOne('team_member', 'Tre')).workers.map(({ name, heldAs }) => `${name} ${heldAs}`)).toEqual([
      'Prov counsellor counsellor',
      'Prov team_leader team_member',
      'Prov team_member team_member',
    ]);
  });

  it('is shown in the list, which can be asked for one’s own and for those of nobody', async () => {
    expect(await search('team_member', { text: 'Tre' })).toEqual([['Åsa Tre', 'Prov team_leader']]);
    expect(await names('team_leader', { worker: 'mine' })).toEqual(['Åsa Tre']);
    expect(await names('team_member', { worker: user('team_leader') })).toEqual(['Åsa Tre']);
    expect(await names('team_member', { worker: 'mine' })).toEqual([]);
    const nobodys = await names('team_member', { worker: 'none' });
    expect(nobodys).toEqual(expect.arrayContaining(['Åsa Ett', 'Åsa Två']));
    expect(nobodys).not.toContain('Åsa Tre');
  });
});

describe('a caseload', () => {
  const move = (more: object = {}) => ({
    intervention: kraften(),
    ...told('team_member'),
    participations: [id('Ett'), id('Två')],
    ...more,
  });

  it('is handed over in one go by the leader of the team alone, all or nothing', async () => {
    expect((await handOver('team_member', move())).statusCode).toBe(403);
    expect((await handOver('team_leader', move({ intervention: world.association.interventions.get('Navet') }))).statusCode).toBe(404);
    expect(code(await handOver('team_leader', move({ day: '2018-09-04' })))).toEqual([422, 'day-past']);
    expect(code(await handOver('team_leader', move({ participations: [id('Ett'), id('Tre')] })))).toEqual([409, 'changed-meanwhile']);
    expect(code(await handOver('team_leader', move({ participations: [id('Ett'), id('Navets')] })))).toEqual([409, 'changed-meanwhile']);
    expect((await handOver('team_leader', move())).json()).toEqual({ moved: 2 });
    expect(await names('team_member', { worker: 'mine' })).toEqual(['Åsa Ett', 'Åsa Två']);
    expect((await auditLog(world.association, 'handOver')).at(-1)).toMatchObject({ outcome: 'done', role: 'team_leader' });
  });

  it('of one who leaves is nobody’s at once, stands so in the list, and is handed over then', async () => {
    const before = (await caseloads('team_leader'))[0]?.holders.find(({ userId }) => userId === user('team_member'));
    expect([before?.participations.length, before?.isWorker]).toEqual([2, true]);
    // Whoever lets them go is told how many, and not of whom.
    const administrator = await world.server.logIn(world.association, 'administrator');
    const page = await world.server.ask({ url: `/api/users/${user('team_member')}`, headers: administrator });
    expect(page.json<{ caseload: object[] }>().caseload).toEqual([{ intervention: 'Kraften', participations: 2 }]);
    expect(page.body).not.toContain(id('Ett'));
    await world.association.database.write(operator, operation, ({ db, now }) => setUserLeft(db, user('team_member'), now, 'prov'));
    expect((await world.ask('team_member', 'GET', `/${id('Ett')}`)).statusCode).toBe(401);
    expect(await names('team_leader', { worker: 'none' })).toEqual(expect.arrayContaining(['Åsa Ett', 'Åsa Två']));
    expect(await search('team_leader', { text: 'Ett' })).toEqual([['Åsa Ett', null]]);
    const left = (await caseloads('team_leader'))[0]?.holders.find(({ userId }) => userId === user('team_member'));
    expect([left?.name, left?.isWorker, left?.participations.length]).toEqual(['Prov team_member', false, 2]);
    const { rows } = await world.association.asOwner((client) =>
      client.query<{ to: string }>(
        'select distinct valid_to::text as to from participants.caseload where user_id = $1 and valid_to is not null',
        [user('team_member')],
      ),
    );
    expect(rows.map(({ to }) => to)).toContain(TODAY);
    expect((await handOver('team_leader', { ...move(), from: user('team_member'), to: user('team_leader') })).json()).toEqual({ moved: 2 });
    expect(await names('team_leader', { worker: 'mine' })).toEqual(['Åsa Ett', 'Åsa Tre', 'Åsa Två']);
  });

  it('does not come back to a counsellor with a role that is given anew', async () => {
    expect((await names('counsellor', { status: 'all' })).length).toBeGreaterThan(0);
    await world.association.asOwner((client) =>
      client.query(`update access.role_assignment set valid_from = '2018-01-01', valid_to = '2018-09-04' where user_id = $1`, [
        user('counsellor'),
      ]),
    );
    expect((await world.ask('counsellor', 'GET', '')).statusCode).toBe(403);
    await world.association.database.write(operator, operation, ({ db }) =>
      insertRoleAssignment(db, {
        ...{
          userId: user('counsellor'),
          role: 'counsellor' as const,
          interventionId: kraften(),
          from: localDate(TODAY),
          grantedBy: 'prov',
        },
      }),
    );
    expect((await world.ask('counsellor', 'GET', '')).json()).toMatchObject({ total: 0 });
  });
});
