import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, auditLog, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import type { InterventionFacts } from './interventionFacts.ts';
import type { InterventionAnswer, InterventionRecords } from './interventionRecordsApi.ts';

let association: AccessAssociation;
let server: AccessServer;
let kraften = '';
const region = randomUUID();
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
  kraften = association.interventions.get('Kraften') ?? '';
});

const ask = async (who: string, url: string, payload?: object) =>
  server.ask({ url, headers: await server.logIn(association, who), ...(payload ? { method: 'PUT' as const, payload } : {}) });
const party = (id: string, version: number, change: object = {}) =>
  ask('coordinator', '/api/parties', {
    id,
    version,
    value: { kind: 'region', name: 'Region Väst', isMember: true, share: 2500, email: '', from: '2011-01-01', to: '', ...change },
  });
const FACTS: InterventionFacts = {
  name: 'Kraften',
  kind: 'individual',
  targetGroup: 'Vuxna',
  controllerId: region,
  agreements: [{ processor: 'Sala kommun', from: '2018-01-01', to: '' }],
  coFinanciers: [{ partyId: region, share: 5000, ofWhat: 'kuratorn' }],
  planned: [{ year: 2018, participants: 30 }],
  from: '2017-01-01',
  to: '',
  contactName: 'Maj Berg',
  contactEmail: '',
  contactPhone: '',
};
const save = (id: string, version: number, change: Partial<InterventionFacts> = {}) =>
  ask('coordinator', `/api/interventions/${id}`, { version, value: { ...FACTS, ...change } });

describe('a party', () => {
  it('is added once under an id of the asker’s own, though the button was pressed twice', async () => {
    const answers = await Promise.all([party(region, 0), party(region, 0)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await ask('economist', '/api/parties')).json()).toMatchObject({
      parties: [{ name: 'Region Väst', version: 1, share: 2500 }, { name: 'Sala kommun' }],
    });
  });

  it('keeps what was said of it, and is not changed over somebody else', async () => {
    expect((await party(region, 1, { name: 'Region Mitt' })).statusCode).toBe(200);
    const lost = await party(region, 1, { name: 'Region Öst' });
    expect([lost.statusCode, lost.json()['code']]).toEqual([409, 'changed-meanwhile']);
    const { parties } = (await ask('coordinator', '/api/parties')).json<{ parties: { versions: { value: { name: string } }[] }[] }>();
    expect(parties[0]?.versions.map(({ value }) => value.name)).toEqual(['Region Mitt', 'Region Väst']);
  });

  it('has a name of its own, and is refused by its rule', async () => {
    expect((await party(randomUUID(), 0, { name: 'Region Mitt' })).json()).toMatchObject({ code: 'party-name' });
    expect((await party(randomUUID(), 0, { name: '', isMember: false })).json()).toMatchObject({
      code: 'party',
      details: [expect.any(String)],
    });
    expect((await party(randomUUID(), 3)).statusCode).toBe(404);
  });
});

describe('an intervention', () => {
  it('that an import made can be told everything about, and shows it to coordinator, economist and its own team leader', async () => {
    expect((await save(kraften, 1)).statusCode).toBe(200);
    for (const who of ['coordinator', 'economist', 'team_leader']) {
      const { intervention, parties } = (await ask(who, `/api/interventions/${kraften}`)).json<InterventionAnswer>();
      expect(intervention, who).toMatchObject({ ...FACTS, version: 2, recordedBy: 'Prov coordinator' });
      expect(parties).toContainEqual({ id: region, name: 'Region Mitt' });
    }
    const { interventions } = (await ask('team_leader', '/api/interventions/records')).json<InterventionRecords>();
    expect(interventions.map(({ name }) => name)).toEqual(['Kraften']);
  });

  it('keeps its earlier names when it is renamed', async () => {
    expect((await save(kraften, 2, { name: 'Nya Kraften', coFinanciers: [], to: '2018-12-31' })).statusCode).toBe(200);
    const answer = (await ask('coordinator', `/api/interventions/${kraften}`)).json<InterventionAnswer>();
    expect(answer.intervention).toMatchObject({ name: 'Nya Kraften', coFinanciers: [], to: '2018-12-31' });
    expect(answer.versions.map(({ version, value }) => [version, value.name])).toEqual([
      [3, 'Nya Kraften'],
      [2, 'Kraften'],
      [1, 'Kraften'],
    ]);
  });

  it('is saved once when it is sent twice, and not over somebody else', async () => {
    const twice = await Promise.all([save(kraften, 3, { targetGroup: 'Unga' }), save(kraften, 3, { targetGroup: 'Unga' })]);
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const lost = await save(kraften, 3, { targetGroup: 'Äldre' });
    expect(lost.json()).toMatchObject({ code: 'changed-meanwhile', text: expect.stringContaining('Prov coordinator') });
    expect((await ask('coordinator', `/api/interventions/${kraften}`)).json()).toMatchObject({
      intervention: { targetGroup: 'Unga', version: 4 },
    });
  });

  it('is added with a name that no other has, and parties that there are', async () => {
    const id = randomUUID();
    expect((await save(id, 0, { name: 'Navet' })).json()).toMatchObject({ code: 'intervention-name' });
    expect((await save(id, 0, { name: 'Bron', controllerId: randomUUID() })).json()).toMatchObject({ code: 'unknown-party' });
    expect((await save(id, 0, { name: 'Bron', from: '2018-13-01' })).json()).toMatchObject({ code: 'intervention' });
    expect((await save(id, 0, { name: 'Bron' })).json()).toMatchObject({ intervention: { id, version: 1, name: 'Bron' } });
    expect((await save(id, 7, { name: 'Bron' })).statusCode).toBe(409);
    expect((await save(randomUUID(), 1, { name: 'Ingen' })).statusCode).toBe(404);
  });

  it('leaves a line in the audit log with which it was', async () => {
    const log = await auditLog(association, 'saveIntervention');
    expect(log.find(({ outcome }) => outcome === 'done')?.record_ids).toEqual([kraften]);
  });
});
