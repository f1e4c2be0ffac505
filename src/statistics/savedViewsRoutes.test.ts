import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import { MOST_VIEWS } from './savedView.ts';
import type { SavedViews } from './savedViewsApi.ts';

const clock = settableClock('2018-09-05T10:00:00Z');
let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
});

const URL = '/api/statistics/views';
const ask = async (who: string, method: 'GET' | 'PUT', url: string, payload?: object) =>
  server.ask({ method, url, headers: await server.logIn(association, who), ...(payload ? { payload } : {}) });
const save = (who: string, id: string, version: number, name: string, query: object = {}) =>
  ask(who, 'PUT', URL, { id, version, name, query });
const remove = (who: string, id: string, version: number, removed: boolean) =>
  ask(who, 'PUT', `${URL}/${id}/removed`, { version, removed });
const names = async (who: string): Promise<string[]> => (await ask(who, 'GET', URL)).json<SavedViews>().views.map(({ name }) => name);

describe('a saved view', () => {
  it('is the own user’s alone, by name', async () => {
    await save('coordinator', randomUUID(), 0, 'Ägarna', { period: 'lastTertial', compare: 'yearBefore' });
    const answer = await save('coordinator', randomUUID(), 0, ' Året ', { from: '2018-01-01', to: '2018-08-31' });
    expect(answer.json<SavedViews>().views).toMatchObject([
      { name: 'Året', query: { from: '2018-01-01', to: '2018-08-31' }, version: 1 },
      { name: 'Ägarna', query: { period: 'lastTertial', compare: 'yearBefore' } },
    ]);
    expect(await names('economist')).toEqual([]);
    expect(await names('team_leader')).toEqual([]);
  });

  it('is one when it is saved twice, and what was written is refused under a name that is taken', async () => {
    const id = randomUUID();
    expect((await save('economist', id, 0, 'Helåret')).statusCode).toBe(200);
    expect((await save('economist', id, 0, 'Helåret')).statusCode).toBe(200);
    expect(await names('economist')).toEqual(['Helåret']);
    expect((await save('economist', randomUUID(), 0, 'HELÅRET')).json<{ text: string }>().text).toContain('Välj ett annat namn');
    // Another user may call it the same.
    expect((await save('team_member', randomUUID(), 0, 'Helåret')).statusCode).toBe(200);
  });

  it('that was changed in another tab is not written over', async () => {
    const id = randomUUID();
    await save('team_leader', id, 0, 'Före');
    expect((await save('team_leader', id, 1, 'Ena fliken')).statusCode).toBe(200);
    const late = await save('team_leader', id, 1, 'Andra fliken');
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'changed-meanwhile']);
    expect((await remove('team_leader', id, 1, true)).statusCode).toBe(409);
    expect(await names('team_leader')).toEqual(['Ena fliken']);
  });

  it('that is removed comes back when that is undone, and is gone after a week', async () => {
    const id = randomUUID();
    await save('counsellor', id, 0, 'Mitt team', { pictures: 'all' });
    for (const _ of ['once', 'twice']) expect((await remove('counsellor', id, 1, true)).json<SavedViews>().views).toEqual([]);
    expect((await save('counsellor', id, 2, 'Nytt namn')).statusCode).toBe(404);
    const back = await remove('counsellor', id, 2, false);
    expect(back.json<SavedViews>().views).toEqual([{ id, name: 'Mitt team', query: { pictures: 'all' }, version: 3 }]);
    await remove('counsellor', id, 3, true);
    clock.set('2018-09-20T10:00:00Z');
    await save('counsellor', randomUUID(), 0, 'En annan');
    expect((await remove('counsellor', id, 4, false)).statusCode).toBe(404);
  });

  it('does not come back over another that has taken its name', async () => {
    const id = randomUUID();
    await save('coordinator', id, 0, 'Tertial');
    await remove('coordinator', id, 1, true);
    await save('coordinator', randomUUID(), 0, 'Tertial');
    expect((await remove('coordinator', id, 2, false)).statusCode).toBe(422);
  });

  it('is refused without name, with an identity number for one, with what it can not ask for, and beyond the most', async () => {
    for (const name of ['', 'x'.repeat(81), '19850101-2382'])
      expect((await save('team_member', randomUUID(), 0, name)).statusCode).toBe(422);
    expect((await save('team_member', randomUUID(), 0, 'Fel', { other: '1' })).statusCode).toBe(400);
    expect((await save('team_member', randomUUID(), 0, 'Fel', { period: 'i går' })).statusCode).toBe(400);
    for (let n = (await names('team_member')).length; n < MOST_VIEWS; n += 1) await save('team_member', randomUUID(), 0, `Vy ${n}`);
    expect((await save('team_member', randomUUID(), 0, 'En till')).json<{ code: string }>().code).toBe('views');
  });
});
