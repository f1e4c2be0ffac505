import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { routeWorld, type RouteWorld } from '../../test/access/routeWorld.ts';
import type { Who } from '../../test/access/accessWorld.ts';
import { operation } from '../../test/testDatabase.ts';
import type { LogSample, LogSamples } from './logSamplesApi.ts';

const PERIOD = { from: '2018-01-01', to: '2060-12-31' };
let world: RouteWorld;

beforeAll(async () => {
  world = await routeWorld();
  for (const who of ['team_leader', 'team_member', 'team_leader', 'team_member'] as const)
    await ask(who, `/api/participants/${world.participations.open}`);
});

const ask = async (who: Who, url: string, payload?: object) =>
  world.server.ask({ method: payload ? 'POST' : 'GET', url, headers: await world.headersOf(who), ...(payload ? { payload } : {}) });
const officer = (url: string, payload?: object) => ask('data_protection_officer', `/api/audit/samples${url}`, payload);
const draw = async (count: number, more: object = {}): Promise<string> => {
  const id = crypto.randomUUID();
  const answer = await officer('', { ...PERIOD, id, count, ...more });
  expect(answer.statusCode, answer.body).toBe(201);
  return id;
};
const sample = async (id: string): Promise<LogSample> => (await officer(`/${id}`)).json<LogSample>();
const faultOf = async (answer: ReturnType<typeof officer>): Promise<unknown[]> => {
  const { statusCode, json } = await answer;
  return [statusCode, json<{ code: string }>().code];
};

describe('a sample of the access log', () => {
  it('is drawn by the database from its seed, and is drawn alike again however the log has grown', async () => {
    const id = await draw(3);
    const drawn = await sample(id);
    expect(drawn).toMatchObject({ entries: 3, judged: 0, redrawn: true, finished: null, drawnBy: 'Prov data_protection_officer' });
    expect(drawn.drawnOf).toBeGreaterThan(3);
    expect(drawn.rows.map(({ entry }) => entry.records > 0)).toEqual([true, true, true]);
    for (let more = 0; more < 5; more += 1) await ask('team_member', `/api/participants/${world.participations.open}`);
    const later = await sample(id);
    expect(later.redrawn).toBe(true);
    expect(later.rows.map(({ entry }) => entry.id)).toEqual(drawn.rows.map(({ entry }) => entry.id));
    // Another seed draws others: of all the samples of one, not all are the same.
    const firsts = new Set<number | undefined>();
    for (let times = 0; times < 8; times += 1) firsts.add((await sample(await draw(1))).rows[0]?.entry.id);
    expect(firsts.size).toBeGreaterThan(1);
    // What was put in the place of a drawn one afterwards is seen.
    await world.own.asOwner((client) =>
      client.query(`update privacy.log_sample set entry_ids[1] = (select max(id) from access.audit_entry) where id = $1`, [id]),
    );
    expect((await sample(id)).redrawn).toBe(false);
  });

  it('is not kept when there is nothing to draw from, and drawn once however often it is asked for', async () => {
    const id = crypto.randomUUID();
    const nothing = officer('', { id, from: '2017-01-01', to: '2017-01-31', count: 5 });
    expect(await faultOf(nothing)).toEqual([422, 'nothing-to-draw']);
    expect((await officer(`/${id}`)).statusCode).toBe(404);
    expect((await officer('', { ...PERIOD, id, count: 2 })).statusCode).toBe(201);
    expect((await officer('', { ...PERIOD, id, count: 4 })).statusCode).toBe(201);
    expect((await sample(id)).entries).toBe(2);
  });

  it('is judged entry by entry, earlier judgements stay, and is finished once and for good', async () => {
    const id = await draw(2);
    const [first = 0, second = 0] = (await sample(id)).rows.map(({ entry }) => entry.id);
    const finished = { finding: 'deviation', note: 'läst utan skäl', measures: '' };
    expect(await faultOf(officer(`/${id}/notes`, { entry: first, verdict: 'ask', note: '' }))).toEqual([422, 'note']);
    expect((await officer(`/${id}/notes`, { entry: first, verdict: 'ask', note: 'frågar chefen' })).statusCode).toBe(204);
    expect(await faultOf(officer(`/${id}/finish`, finished))).toEqual([422, 'unjudged']);
    expect((await officer(`/${id}/notes`, { entry: second, verdict: 'ok', note: '' })).statusCode).toBe(204);
    expect(await faultOf(officer(`/${id}/finish`, finished))).toEqual([422, 'asked']);
    expect((await officer(`/${id}/notes`, { entry: first, verdict: 'deviation', note: 'inget uppdrag' })).statusCode).toBe(204);
    expect(await faultOf(officer(`/${id}/finish`, { ...finished, finding: 'ok' }))).toEqual([422, 'hidden-deviation']);
    expect(await faultOf(officer(`/${id}/finish`, finished))).toEqual([422, 'measures']);
    expect((await officer(`/${id}/finish`, { ...finished, measures: 'samtal med chefen' })).statusCode).toBe(204);
    const after = await sample(id);
    expect(after).toMatchObject({
      judged: 2,
      finished: { finding: 'deviation', note: 'läst utan skäl', measures: 'samtal med chefen', by: 'Prov data_protection_officer' },
    });
    expect(after.rows.find(({ entry }) => entry.id === first)?.notes.map(({ verdict }) => verdict)).toEqual(['deviation', 'ask']);
    expect(await faultOf(officer(`/${id}/finish`, { ...finished, measures: 'annat' }))).toEqual([409, 'finished']);
    expect(await faultOf(officer(`/${id}/notes`, { entry: second, verdict: 'ask', note: 'ångrar' }))).toEqual([409, 'finished']);
    const { samples } = (await officer('')).json<LogSamples>();
    expect(samples.find((one) => one.id === id)?.finished?.finding).toBe('deviation');
    expect((await officer(`/${await draw(1)}/notes`, { entry: 9_999_999, verdict: 'ok', note: '' })).statusCode).toBe(404);
  });

  it('can not be changed by the officer behind the pages: not what was drawn, nor what is finished, nor a judgement', async () => {
    const id = world.logSamples.own;
    const userId = world.own.users.get('data_protection_officer') ?? '';
    const actor = { family: 'privacy', role: 'data_protection_officer', name: 'prov', userId } as const;
    const tried = (text: string) => world.own.database.write(actor, operation, ({ db }) => sql.raw<{ id: string }>(text).execute(db));
    await expect(tried(`update privacy.log_sample set entry_ids = '{1}' where id = '${id}'`)).rejects.toThrow(/permission denied/);
    await expect(tried(`update privacy.log_sample_note set verdict = 'ok'`)).rejects.toThrow(/permission denied/);
    await expect(tried(`delete from privacy.log_sample`)).rejects.toThrow(/permission denied/);
    await expect(tried(`update access.audit_entry set reason = 'x'`)).rejects.toThrow(/permission denied/);
    const { rows } = await tried(`update privacy.log_sample set note = 'ändrad' where finding is not null returning id`);
    expect(rows).toEqual([]);
  });

  it('of who watches over a party alone is drawn from what they see, and not shown to another such officer', async () => {
    const party = crypto.randomUUID();
    const dpo = world.own.users.get('data_protection_officer') ?? '';
    const all = await draw(2);
    await world.own.asOwner(async (client) => {
      await client.query(
        `insert into association.party (id, kind, name, is_member, valid_from, version, changed_at, changed_by) values ($1, 'municipality', 'Annans kommun', true, '2018-01-01', 1, now(), 'prov')`,
        [party],
      );
      await client.query('update interventions.intervention set controller_id = $1 where id = $2', [
        party,
        world.own.interventions.get('Kraften'),
      ]);
      await client.query('update access.role_assignment set party_id = $1 where user_id = $2', [party, dpo]);
      await client.query('update privacy.log_sample set user_id = gen_random_uuid() where id = $1', [all]);
    });
    const own = await sample(await draw(50));
    expect(own.redrawn).toBe(true);
    expect(own.rows.every(({ entry }) => entry.interventions.includes('Kraften'))).toBe(true);
    expect((await officer(`/${all}`)).statusCode).toBe(404);
    await world.own.asOwner((client) => client.query('update access.role_assignment set party_id = null where user_id = $1', [dpo]));
    expect((await officer(`/${all}`)).statusCode).toBe(200);
  });
});
