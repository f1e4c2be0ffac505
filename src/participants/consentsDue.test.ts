import { beforeAll, describe, expect, it } from 'vitest';
import { enrolledWithout, sharingWith } from '../../test/access/consentForms.ts';
import { numberless, recordingWorld } from '../../test/access/recordingWorld.ts';
import type { FoundParticipants } from './participantSearchApi.ts';

let world: Awaited<ReturnType<typeof recordingWorld>>;
beforeAll(async () => {
  world = await recordingWorld();
});

const record = (id: string, to: string, key: string = crypto.randomUUID()) =>
  world.ask('team_member', 'PUT', `/${id}/consents/${key}`, sharingWith(world.association.party, { to }));

describe('consents that end', () => {
  const found = async (consents: string, who = 'team_leader'): Promise<(string | null)[]> => {
    const body = { status: 'now', sort: 'name', descending: false, offset: 0, limit: 200, consents };
    return (await world.ask(who, 'POST', '/search', body)).json<FoundParticipants>().participants.map(({ name }) => name);
  };
  const due = async (): Promise<number> => (await world.ask('team_leader', 'GET', '/choices')).json<{ consentsDue: number }>().consentsDue;

  it('within thirty days or before are found and counted, unless another goes on longer or the participation is closed', async () => {
    const before = await due();
    const ends = async (name: string, ...days: string[]): Promise<string> => {
      const id = await enrolledWithout(world, name);
      for (const to of days) expect((await record(id, to)).statusCode).toBe(200);
      return id;
    };
    await ends('Snart', '2018-10-05');
    await ends('Senare', '2018-10-06');
    await ends('Utgånget', '2018-09-04');
    await ends('Förnyat', '2018-09-30', '2019-09-30');
    const withdrawnId = await enrolledWithout(world, 'Återkallat');
    const key = crypto.randomUUID();
    await record(withdrawnId, '2018-09-20', key);
    const withdrawal = { version: 1, day: '2018-09-05', as: 'withdrawn' };
    expect((await world.ask('team_member', 'POST', `/${withdrawnId}/consents/${key}/withdrawal`, withdrawal)).statusCode).toBe(200);
    const closed = await world.enrolled('team_member', numberless('Avslutat'));
    await record(closed.participationId, '2018-09-20');
    expect((await world.close('team_member', closed)).statusCode).toBe(200);
    expect(await found('ending')).toEqual(['Åsa Snart']);
    expect(await found('ended')).toEqual(['Åsa Utgånget']);
    expect(await found('due')).toEqual(['Åsa Snart', 'Åsa Utgånget']);
    expect(await due()).toBe(before + 2);
    expect(await found('due', 'navet')).toEqual([]);
  });
});
