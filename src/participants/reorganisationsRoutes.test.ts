import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  emailOf,
  person,
  namedSheet,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { WOMAN_1985 } from '../../test/participantSheets.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { insertRoleAssignment } from '../access/roleQueries.ts';
import { importParticipants } from './participantImport.ts';
import { moveWithReorganisation } from './reorganisationMoveQueries.ts';
import type { Reorganisations, ShownReorganisation } from './reorganisationsApi.ts';

let association: AccessAssociation;
let server: AccessServer;
const added = { väst: randomUUID(), öst: randomUUID() };
const idOf = (name: string): string => association.interventions.get(name) ?? '';
const ask = async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  server.ask({ method, url, headers: await server.logIn(association, who), ...(payload ? { payload } : {}) });

const FACTS = { kind: null, targetGroup: '', controllerId: null, agreements: [], coFinanciers: [], planned: [], from: '', to: '' };
const CONTACT = { contactName: '', contactEmail: '', contactPhone: '' };
const DECISION = { day: '2018-02-20', paragraph: '§ 8', text: 'Kraften blir två.' };
const reorganise = (id: string, change: object = {}) =>
  ask('coordinator', 'POST', `/api/interventions/${id}/reorganisations`, {
    ...{ id: randomUUID(), firstDay: '2018-05-02', targets: [added.väst, added.öst], decision: DECISION },
    ...change,
  });
const flow = async (intervention: string) => {
  const answer = await ask(
    'coordinator',
    'GET',
    `/api/statistics?from=2018-05-02&to=2018-12-31&intervention=${encodeURIComponent(intervention)}`,
  );
  const { flöde } = answer.json<{ tabeller: { flöde: Record<string, number> } }>().tabeller;
  return flöde;
};

beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
  for (const [name, id] of Object.entries(added))
    await ask('coordinator', 'PUT', `/api/interventions/${id}`, { version: 0, value: { ...FACTS, ...CONTACT, name: `Kraften ${name}` } });
});

describe('a reorganised intervention', () => {
  let between = '';
  let third = '';
  const idOfThird = async (): Promise<string> => {
    const { interventions } = (await ask('coordinator', 'GET', '/api/interventions')).json<{
      interventions: { id: string; name: string }[];
    }>();
    return interventions.find(({ name }) => name === 'Tredje')?.id ?? '';
  };
  const search = async (who: string, more: object = {}) =>
    (
      await ask(who, 'POST', '/api/participants/search', {
        ...{ status: 'all', sort: 'enrolled', descending: false, offset: 0, limit: 50, ...more },
      })
    ).json<{ participants: { participationId: string; closed: string | null }[] }>().participants;

  it('is refused with everything that is wrong, and nothing is kept', async () => {
    const answer = await reorganise(idOf('Kraften'), {
      firstDay: '2999-01-01',
      targets: [idOf('Kraften')],
      decision: { ...DECISION, paragraph: ' ' },
    });
    expect(answer.statusCode).toBe(422);
    const said = answer.json<{ text: string; details: string[] }>();
    expect([said.text, ...said.details].join(' ')).toMatch(/framåt i tiden.*i sig själv.*Paragrafen saknas/);
    expect((await ask('coordinator', 'GET', '/api/reorganisations')).json()).toEqual({ reorganisations: [] });
  });

  it('that goes on as two ends the day before, and waits for its team to say who goes where', async () => {
    const answer = await reorganise(idOf('Kraften'));
    expect([answer.statusCode, answer.json()]).toMatchObject([201, { intervention: { name: 'Kraften' }, left: 2 }]);
    expect(answer.json<ShownReorganisation>().targets.map(({ name }) => name)).toEqual(['Kraften väst', 'Kraften öst']);
    const wrong = answer.json<ShownReorganisation>().id;
    // Decided anew: only the later decision leads anywhere.
    between = (await reorganise(idOf('Kraften'), { decision: { ...DECISION, paragraph: '§ 9' } })).json<ShownReorganisation>().id;
    const { reorganisations } = (await ask('team_leader', 'GET', '/api/reorganisations')).json<Reorganisations>();
    expect(reorganisations.map(({ id, left }) => [id, left])).toEqual([
      [between, 2],
      [wrong, 0],
    ]);
    const late = await ask('team_leader', 'POST', `/api/reorganisations/${wrong}/moves`, {
      moves: [{ target: added.väst, participations: [randomUUID()] }],
    });
    expect([late.statusCode, late.json()['code']]).toEqual([409, 'superseded']);
    const { intervention } = (await ask('coordinator', 'GET', `/api/interventions/${idOf('Kraften')}`)).json<{
      intervention: { to: string };
    }>();
    expect(intervention.to).toBe('2018-05-01');
    // Who closed before the day stays, as do both who last until somebody has moved them.
    expect(await flow('Kraften')).toMatchObject({ in_vid_start: 2, kvar_vid_slut: 2 });
  });

  it('is moved by its own team leader, participation by participation, with enrolment day and without closing', async () => {
    const [first, second] = (await search('team_leader'))
      .filter(({ closed }) => closed === null)
      .map(({ participationId }) => participationId);
    const move = (target: string, ids: readonly (string | undefined)[]) =>
      ask('team_leader', 'POST', `/api/reorganisations/${between}/moves`, { moves: [{ target, participations: ids }] });
    expect((await move(idOf('Navet'), [first])).json()).toMatchObject({ code: 'target' });
    expect((await move(added.väst, [first])).json()).toEqual({ moved: 1, left: 1 });
    // Again, as after a double click.
    expect((await move(added.väst, [first])).json()).toEqual({ moved: 0, left: 1 });
    expect((await move(added.öst, [second])).json()).toEqual({ moved: 1, left: 0 });
    for (const name of ['Kraften väst', 'Kraften öst'])
      expect(await flow(name)).toMatchObject({ in_vid_start: 1, nya: 0, avslutade: 0, kvar_vid_slut: 1 });
    expect(await flow('Kraften')).toMatchObject({ in_vid_start: 0, kvar_vid_slut: 0 });
    // They are others' now.
    expect((await ask('team_leader', 'GET', `/api/participants/${first}`)).statusCode).toBe(404);
  });

  it('leaves its whole history to the team that took over, which can not undo the move', async () => {
    await association.database.write(operator, operation, ({ db, today }) =>
      insertRoleAssignment(db, {
        ...{ userId: association.users.get('team_member') ?? '', role: 'team_member' as const, interventionId: added.väst },
        ...{ from: today, grantedBy: 'prov' },
      }),
    );
    const participants = await search('team_member', { intervention: added.väst });
    const id = participants[0]?.participationId ?? '';
    const record = (await ask('team_member', 'GET', `/api/participants/${id}`)).json<{ participation: { version: number } }>();
    expect(JSON.stringify(record)).toContain('följde med vid omorganisation 2018-05-02');
    expect(JSON.stringify(record)).toMatch(/"basis":"prov"/);
    const undone = await ask('team_member', 'POST', `/api/participants/${id}/undoing`, { version: 2, part: 'participation' });
    expect([undone.statusCode, undone.json()['code']]).toEqual([409, 'changed-meanwhile']);
  });

  it('that goes on as one moves all at once, by a coordinator who sees nobody; twice sent is once', async () => {
    const id = randomUUID();
    const once = { id, firstDay: '2018-03-01', targets: [added.öst] };
    const answers = await Promise.all([reorganise(idOf('Navet'), once), reorganise(idOf('Navet'), once)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(answers[0]?.json()).toMatchObject({ left: 0 });
    expect(answers[0]?.body).not.toMatch(/Nils|Nora/);
    expect(await flow('Kraften öst')).toMatchObject({ in_vid_start: 3, kvar_vid_slut: 3 });
    const { reorganisations } = (await ask('coordinator', 'GET', '/api/reorganisations')).json<Reorganisations>();
    expect(reorganisations).toHaveLength(3);
    const own = (await ask('team_leader', 'GET', '/api/reorganisations')).json<Reorganisations>().reorganisations;
    expect(new Set(own.map(({ intervention }) => intervention.name))).toEqual(new Set(['Kraften']));
    expect((await auditLog(association, 'reorganise')).map(({ actor, outcome }) => [actor, outcome])).toContainEqual([
      emailOf('coordinator'),
      'done',
    ]);
    const other = await reorganise(idOf('Kraften'), once);
    expect([other.statusCode, other.json()['code']]).toEqual([409, 'id-taken']);
  });

  it('moves nobody when one of them is in the new one already, and does not say who', async () => {
    const sheet = [
      { ...person('ö1', 'Kraften öst', 'K', '2018-01-01', 'Eva Ny'), födelseår: '', personnummer: WOMAN_1985 },
      { ...person('t1', 'Tredje', 'K', '2018-02-01', 'Eva Ny'), födelseår: '', personnummer: WOMAN_1985 },
      person('t2', 'Tredje', 'M', '2018-02-01', 'Olle Ny'),
    ];
    const imported = await importParticipants(association.database, operator, namedSheet(sheet), 'prov');
    expect(imported).toMatchObject({ ok: true });
    third = await idOfThird();
    const answer = await reorganise(third, { firstDay: '2018-03-01', targets: [added.öst] });
    expect([answer.statusCode, answer.json()['code']]).toEqual([422, 'overlap']);
    expect(answer.body).not.toMatch(/Eva|2382/);
    expect(await flow('Tredje')).toMatchObject({ kvar_vid_slut: 2 });
  });

  it('is for its leader to distribute, not for who works in it and leads another', async () => {
    await association.database.write(operator, operation, ({ db, today }) =>
      insertRoleAssignment(db, {
        ...{ userId: association.users.get('team_leader') ?? '', role: 'team_member' as const, interventionId: added.väst },
        ...{ from: today, grantedBy: 'prov' },
      }),
    );
    const decided = (await reorganise(added.väst, { firstDay: '2018-06-01', targets: [added.öst, third] })).json<ShownReorganisation>();
    expect(decided.left).toBe(1);
    const [one] = await search('team_leader', { intervention: added.väst });
    const answer = await ask('team_leader', 'POST', `/api/reorganisations/${decided.id}/moves`, {
      moves: [{ target: added.öst, participations: [one?.participationId] }],
    });
    expect([one !== undefined, answer.statusCode]).toEqual([true, 404]);
    const straight = association.database.write(
      { family: 'team', role: 'team_member', userId: association.users.get('team_leader') ?? null, name: 'prov' },
      operation,
      ({ db, now }) =>
        moveWithReorganisation(
          db,
          { reorganisationId: decided.id, target: added.öst, ids: [one?.participationId ?? ''] },
          { recordedFrom: now, recordedBy: 'prov', basis: 'prov' },
        ),
    );
    await expect(straight).rejects.toThrow(/only the team says/);
  });

  it('is not for a team to move others’ participations by', async () => {
    const answer = await ask('team_leader', 'POST', `/api/reorganisations/${randomUUID()}/moves`, {
      moves: [{ target: added.öst, participations: [randomUUID()] }],
    });
    expect(answer.statusCode).toBe(404);
  });
});
