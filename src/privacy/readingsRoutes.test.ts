import { beforeAll, describe, expect, it } from 'vitest';
import { routeWorld, type RouteWorld } from '../../test/access/routeWorld.ts';
import type { Readings } from './readingsApi.ts';

let world: RouteWorld;
beforeAll(async () => {
  world = await routeWorld();
});

const get = async (who: 'team_leader' | 'team_member', url: string) => world.server.ask({ url, headers: await world.headersOf(who) });
const readings = async (id: string): Promise<Readings> => (await get('team_member', `/api/participants/${id}/readings`)).json<Readings>();

describe('who has read about a participant', () => {
  it('is told by function, intervention, day and purpose, lists and searches too, and without names', async () => {
    const id = world.participations.open;
    await get('team_leader', `/api/participants/${id}`);
    await get('team_leader', `/api/participants/${id}`);
    await get('team_member', '/api/participants');
    const answer = await readings(id);
    expect(answer.interventions).toEqual(['Kraften']);
    expect(answer.readings).toContainEqual(
      expect.objectContaining({ role: 'team_leader', intervention: 'Kraften', purpose: 'team_lead', kind: 'read', times: 2, reason: null }),
    );
    expect(answer.readings).toContainEqual(expect.objectContaining({ role: 'team_member', purpose: 'casework', kind: 'read', times: 1 }));
    // The import in which the participant came.
    expect(answer.readings).toContainEqual(expect.objectContaining({ role: 'operator', purpose: 'import', kind: 'written' }));
    expect(JSON.stringify(answer)).not.toMatch(/@prov\.example|Prov team|Agda|test operator/);
    // To have asked is told too.
    expect((await readings(id)).readings).toContainEqual(expect.objectContaining({ purpose: 'log_disclosure', times: 1 }));
  });

  it('says why a protected person was opened', async () => {
    const id = world.participations.hidden;
    await world.server.ask({
      ...{ method: 'POST', url: `/api/participants/${id}/opening`, payload: { reason: 'ringer om ett möte' } },
      headers: await world.headersOf('team_leader'),
    });
    expect((await readings(id)).readings).toContainEqual(
      expect.objectContaining({ role: 'team_leader', purpose: 'protected_opening', reason: 'ringer om ett möte' }),
    );
  });

  it('tells a team nothing of what another team has read', async () => {
    const { other } = world.participations;
    expect((await get('team_member', `/api/participants/${other}/readings`)).statusCode).toBe(404);
  });
});
