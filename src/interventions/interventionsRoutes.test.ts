import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';

let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
});

const namesFor = async (who: string): Promise<string[]> =>
  (await server.ask({ url: '/api/interventions', headers: await server.logIn(association, who) }))
    .json<{ interventions: { id: string; name: string }[] }>()
    .interventions.map(({ name }) => name);

describe('the interventions to choose from', () => {
  it('are all for a coordinator, in Swedish order, and the own ones for a team', async () => {
    await association.asOwner((client) =>
      client.query(`insert into interventions.intervention (name, created_at) values ('Ängen', now()), ('Ån', now()), ('zebra', now())`),
    );
    expect(await namesFor('coordinator')).toEqual(['Kraften', 'Navet', 'zebra', 'Ån', 'Ängen']);
    for (const who of ['team_leader', 'team_member', 'counsellor']) expect(await namesFor(who), who).toEqual(['Kraften']);
  });
});
