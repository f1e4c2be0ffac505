import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '../../test/access/accessWorld.ts';
import { enrolledWithout, PURPOSE, sharingWith } from '../../test/access/consentForms.ts';
import { numberless, recordingWorld } from '../../test/access/recordingWorld.ts';
import { PNG } from '../../test/exampleImages.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import type { Fault } from '../platform/http/schemas.ts';
import type { Consents } from './consentsApi.ts';

let world: Awaited<ReturnType<typeof recordingWorld>>;
beforeAll(async () => {
  world = await recordingWorld();
});

const TODAY = '2018-09-05';
type Body = Consents & Fault;
const enrolled = (name: string, more: object = {}) => enrolledWithout(world, name, more);
const ask = async (who: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
  const answer = await world.ask(who, method, path, payload);
  return { status: answer.statusCode, body: answer.json<Body>(), request: String(answer.headers['x-request-id']) };
};
const sharing = (more: object = {}) => sharingWith(world.association.party, more);
const other = (kind: string, more: object = {}) => ({
  ...{ kind, party: '', purpose: '', what: [], from: '2018-06-01', to: '', how: 'on_the_spot' },
  ...more,
});
const record = (id: string, payload: object, key: string = crypto.randomUUID(), who = 'team_member') =>
  ask(who, 'PUT', `/${id}/consents/${key}`, payload);
const list = async (who: string, id: string) => (await ask(who, 'GET', `/${id}/consents`)).body;
const withdraw = (id: string, key: string, more: object = {}, who = 'team_member') =>
  ask(who, 'POST', `/${id}/consents/${key}/withdrawal`, { version: 1, day: TODAY, as: 'withdrawn', ...more });
const paper = async (who: string, id: string, key: string, bytes: Uint8Array) => {
  const headers = await world.server.logIn(world.association, who);
  return world.server.ask({
    ...{ method: 'PUT', url: `/api/participants/${id}/consents/${key}/paper`, payload: Buffer.from(bytes) },
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  });
};
/** As the operator, whom row security shows everything. */
const rowsOf = (text: RawBuilder<object>): Promise<object[]> =>
  world.association.database.read(operator, operation, async ({ db }) => (await text.execute(db)).rows);
const consentRows = (id: string): Promise<object[]> =>
  rowsOf(sql`select kind, party_id as party, purpose_cipher as purpose, what, cleared, withdrawn_as as "withdrawnAs", withdrawn_on as "withdrawnOn"
    from participants.consent where participation_id = ${id}::uuid order by kind`);
const paperRows = (key: string): Promise<object[]> =>
  rowsOf(sql`select position('IHDR'::bytea in content_cipher) as found from participants.consent_paper where consent_id = ${key}::uuid`);

describe('a consent', () => {
  it('is recorded once, however often it is sent, and tells what may be shared today', async () => {
    const [id, key] = [await enrolled('Dubbel'), crypto.randomUUID()];
    const [first, second] = [await record(id, sharing(), key), await record(id, sharing(), key)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.consents).toHaveLength(1);
    expect(second.body.consents[0]).toMatchObject({
      ...{ kind: 'sharing', state: 'in-force', party: 'Sala kommun', purpose: PURPOSE, what: ['plan', 'follow_ups'], how: 'paper' },
      ...{ version: 1, hasPaper: false, recordedBy: 'Prov team_member', withdrawal: null },
    });
    expect(second.body.shared).toEqual([{ partyId: world.association.party, party: 'Sala kommun', what: ['plan', 'follow_ups'] }]);
    // What is shown as saved must be what was sent.
    const otherwise = await record(id, sharing({ purpose: 'något helt annat' }), key);
    expect([otherwise.status, otherwise.body.code]).toEqual([409, 'kept-otherwise']);
    expect((await list('team_member', id)).consents).toEqual(second.body.consents);
  });

  it('of each kind is kept apart', async () => {
    const id = await enrolled('Trenne');
    for (const payload of [other('registration'), other('information'), sharing()]) expect((await record(id, payload)).status).toBe(200);
    const { consents } = await list('team_leader', id);
    expect(consents.map(({ kind, to }) => [kind, to]).sort()).toEqual([
      ['information', null],
      ['registration', null],
      ['sharing', '2018-12-31'],
    ]);
  });

  it('with faults is refused with all of them, and nothing is stored', async () => {
    const id = await enrolled('Felaktig');
    const refused = await record(id, sharing({ party: crypto.randomUUID(), to: '2018-01-01', what: [] }));
    expect([refused.status, refused.body.code, refused.body.details.length]).toEqual([422, 'faults', 3]);
    expect((await list('team_member', id)).consents).toEqual([]);
  });

  it('keeps no identity number in its purpose, and no purpose in clear', async () => {
    const id = await enrolled('Nummer');
    const told = await record(id, sharing({ purpose: 'möte om 19850101-2382' }));
    expect(told.body.consents[0]?.purpose).not.toContain('2382');
    const rows = await rowsOf(sql`select to_jsonb(c)::text as text from participants.consent c`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/planera|möte/);
  });

  it('is read by a counsellor who has the participation, who records none', async () => {
    const person = await world.enrolled('team_member', numberless('Kurator'));
    const id = person.participationId;
    await record(id, sharing());
    expect((await ask('counsellor', 'GET', `/${id}/consents`)).status).toBe(404);
    await world.giveCounsellor(person);
    expect(await list('counsellor', id)).toMatchObject({ mayRecord: false, parties: [], consents: [{ purpose: PURPOSE }] });
    expect((await record(id, sharing(), crypto.randomUUID(), 'counsellor')).status).toBe(403);
  });

  it('of another team is neither seen nor taken for one’s own', async () => {
    const theirs = (await world.enrolled('navet', numberless('Grannens'), {}, 'Navet')).participationId;
    const [key, own] = [crypto.randomUUID(), await enrolled('Egen')];
    expect((await record(theirs, sharing(), key, 'navet')).status).toBe(200);
    expect((await ask('team_member', 'GET', `/${theirs}/consents`)).status).toBe(404);
    expect((await record(own, sharing(), key)).status).toBe(404);
    expect((await withdraw(own, key)).status).toBe(404);
    expect((await paper('team_member', own, key, PNG)).statusCode).toBe(404);
    expect((await list('navet', theirs)).consents[0]?.withdrawal).toBeNull();
  });
});

describe('a withdrawal', () => {
  it('holds at once, for reading and for sharing, and says by whom', async () => {
    const [id, key] = [await enrolled('Återkallar'), crypto.randomUUID()];
    await record(id, sharing(), key);
    expect((await withdraw(id, key, { day: '2018-09-06' })).body.code).toBe('day-future');
    const { body } = await withdraw(id, key, { day: '2018-09-03' });
    expect(body.shared).toEqual([]);
    expect(body.consents[0]).toMatchObject({
      ...{ state: 'withdrawn', version: 2 },
      withdrawal: { on: '2018-09-03', as: 'withdrawn', by: 'Prov team_member' },
    });
  });

  it('stands in the history of the record, as its recording does', async () => {
    const [id, key] = [await enrolled('Historisk'), crypto.randomUUID()];
    await record(id, sharing(), key);
    await withdraw(id, key);
    const { history } = await world.get('team_leader', id);
    const by = 'Prov team_member';
    expect(history.filter(({ part }) => part === 'consent')).toMatchObject([
      { kind: 'consent-withdrawn', by, changes: [{ field: 'consent', after: ['sharing'] }] },
      { kind: 'consent-recorded', by },
    ]);
  });

  it('clicked twice is one, and two people who want different things are told who was first', async () => {
    const [id, key] = [await enrolled('Tvenne'), crypto.randomUUID()];
    await record(id, sharing(), key);
    expect([(await withdraw(id, key)).status, (await withdraw(id, key)).status]).toEqual([200, 200]);
    const lost = await withdraw(id, key, { as: 'mistake' }, 'team_leader');
    expect([lost.status, lost.body.code]).toEqual([409, 'changed-meanwhile']);
    expect(lost.body.text).toContain('Prov team_member');
    const raced = crypto.randomUUID();
    await record(id, sharing(), raced);
    const answers = await Promise.all([withdraw(id, raced), withdraw(id, raced, { as: 'mistake' }, 'team_leader')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of information given is none: it can only have been a mistake', async () => {
    const [id, key] = [await enrolled('Informerad'), crypto.randomUUID()];
    await record(id, other('information'), key);
    expect((await withdraw(id, key)).body.code).toBe('not-a-consent');
    expect((await withdraw(id, key, { as: 'mistake' })).body.consents[0]?.state).toBe('mistake');
  });
});

describe('the consent to be registered', () => {
  it('recorded by mistake is taken away, and makes nobody anonymous', async () => {
    const [id, key] = [await enrolled('Misstag'), crypto.randomUUID()];
    await record(id, other('registration'), key);
    expect((await withdraw(id, key, { as: 'mistake' })).body).toMatchObject({ isAnonymous: false, consents: [{ state: 'mistake' }] });
    expect((await world.get('team_member', id)).anonymous).toBeNull();
  });

  it('withdrawn makes the participation anonymous in one step, and takes away papers, purposes and who was told', async () => {
    const [id, registered, shared] = [await enrolled('Anonym'), crypto.randomUUID(), crypto.randomUUID()];
    await record(id, other('registration'), registered);
    await record(id, sharing(), shared);
    expect((await paper('team_member', id, shared, PNG)).statusCode).toBe(200);
    expect(await paperRows(shared)).toEqual([{ found: 0 }]);
    const answer = await withdraw(id, registered);
    expect(answer).toMatchObject({ status: 200, body: { isAnonymous: true, consents: [] } });
    // Whoever clicks again has it already.
    expect(await withdraw(id, registered)).toMatchObject({ status: 200, body: { isAnonymous: true } });
    const made = await world.get('team_member', id);
    expect(made).toMatchObject({ person: null, form: null, anonymous: { sex: 'K', year: 2018 } });
    expect(made.actions).not.toContain('correct');
    expect((await ask('team_member', 'GET', `/${id}/consents`)).status).toBe(404);
    const gone = { party: null, purpose: null, what: [], cleared: true, withdrawnAs: 'withdrawn', withdrawnOn: TODAY };
    expect(await consentRows(id)).toEqual([
      { kind: 'registration', ...gone },
      { kind: 'sharing', ...gone },
    ]);
    expect(await paperRows(shared)).toEqual([]);
    expect((await auditLog(world.association, 'withdrawParticipantConsent')).at(-1)?.record_ids).toContain(id);
  });

  it('ends with all others where the participation becomes anonymous another way', async () => {
    const person = await world.enrolled('team_member', numberless('Annan väg'));
    await record(person.participationId, sharing());
    expect((await world.act('team_member', person, 'make-anonymous')).statusCode).toBe(200);
    expect(await consentRows(person.participationId)).toMatchObject([{ cleared: true, withdrawnOn: TODAY }]);
  });
});

describe('a signed paper', () => {
  it('is kept once, encrypted, and handed out as a file to keep', async () => {
    const [id, key] = [await enrolled('Papper'), crypto.randomUUID()];
    await record(id, sharing(), key);
    const [first, again] = [await paper('team_member', id, key, PNG), await paper('team_leader', id, key, PNG)];
    expect([first.statusCode, again.statusCode, first.json<Body>().consents[0]?.hasPaper]).toEqual([200, 200, true]);
    const pdf = Buffer.from('%PDF-1.7\nett annat\n%%EOF');
    expect((await paper('team_member', id, key, pdf)).json<Body>().code).toBe('has-paper');
    const file = await world.ask('team_leader', 'GET', `/${id}/consents/${key}/paper`);
    expect(file.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': `attachment; filename*=UTF-8''samtycke-${key}.png`,
    });
    expect(file.rawPayload.equals(Buffer.from(PNG))).toBe(true);
    expect(await paperRows(key)).toEqual([{ found: 0 }]);
  });

  it('is refused by what is in it, with words that help', async () => {
    const [id, key] = [await enrolled('Fel papper'), crypto.randomUUID()];
    await record(id, sharing(), key);
    const refused = await paper('team_member', id, key, Buffer.from('<html>samtycke.pdf</html>'));
    expect([refused.statusCode, refused.json<Body>().text]).toEqual([422, expect.stringContaining('varken PDF, JPEG eller PNG')]);
    expect((await paper('team_member', id, key, new Uint8Array(10_600_000))).statusCode).toBe(413);
    expect((await world.ask('team_member', 'GET', `/${id}/consents/${key}/paper`)).statusCode).toBe(404);
  });
});

describe('a protected person’s consents', () => {
  it('tell neither with whom nor for what nor show the paper, until they are opened with a reason', async () => {
    const [id, key] = [await enrolled('Skyddad', { protected: true }), crypto.randomUUID()];
    const recorded = await record(id, sharing(), key);
    expect(recorded.body).toMatchObject({ isHidden: true, shared: [] });
    await paper('team_member', id, key, PNG);
    const { isHidden, consents, shared } = await list('team_member', id);
    expect([isHidden, shared, consents[0]]).toEqual([
      true,
      [],
      expect.objectContaining({ party: null, purpose: '', what: [], hasPaper: true }),
    ]);
    expect((await ask('team_member', 'GET', `/${id}/consents/${key}/paper`)).body.code).toBe('protected');
    const reason = { reason: 'ringer handläggaren' };
    const opened = await ask('team_member', 'POST', `/${id}/consents/opening`, reason);
    expect(opened.body).toMatchObject({ isHidden: false, consents: [{ party: 'Sala kommun', purpose: PURPOSE }] });
    const file = await world.ask('team_member', 'POST', `/${id}/consents/${key}/paper/opening`, reason);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'image/png']);
    for (const action of ['openParticipantConsents', 'openConsentPaper'])
      expect((await auditLog(world.association, action)).at(-1)?.reason).toContain('ringer handläggaren');
  });
});

it('weeding a participation takes its consents and papers with it', async () => {
  const [id, key] = [await enrolled('Gallras'), crypto.randomUUID()];
  await record(id, sharing(), key);
  await paper('team_member', id, key, PNG);
  expect([(await consentRows(id)).length, (await paperRows(key)).length]).toEqual([1, 1]);
  await world.association.database.write(operator, operation, ({ db, now }) =>
    sql`select privacy.execute_deletion(${crypto.randomUUID()}::uuid, 'participation', ${id}::uuid, 'prov', ${now}, 'prov', ${now}, 'prov')`.execute(
      db,
    ),
  );
  expect(await consentRows(id)).toEqual([]);
  expect(await paperRows(key)).toEqual([]);
});
