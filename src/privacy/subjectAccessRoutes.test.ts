import { beforeAll, describe, expect, it } from 'vitest';
import { emailOf, namedSheet, person, type Who } from '../../test/access/accessWorld.ts';
import { routeWorld, type RouteWorld } from '../../test/access/routeWorld.ts';
import { addConsentWithPaper } from '../../test/access/subjectRequests.ts';
import { readPdf } from '../../test/documents/pdfStructure.ts';
import { WOMAN_1985 as NUMBER } from '../../test/participantSheets.ts';
import { operator } from '../../test/testDatabase.ts';
import { importParticipants } from '../participants/participantImport.ts';
import { swedishDay } from '../shared/localDate.ts';
import type { SubjectAccess, SubjectRequests } from './subjectAccessApi.ts';

const OFFICER: Who = 'data_protection_officer';
const today = swedishDay(new Date());
let world: RouteWorld;
/** Kajsa Kvist of Kraften, who also takes part in Navet. */
let known: string;

beforeAll(async () => {
  world = await routeWorld();
  const kajsa = (key: string, insats: string, more: object) => ({
    ...person(key, insats, 'K', '2018-02-02', 'Kajsa Kvist'),
    ...{ personnummer: NUMBER, födelseår: '', telefon: '0000-112233' },
    ...more,
  });
  const rows = [kajsa('p1', 'Kraften', { folkbokföringskommun: 'Wkommunby' }), kajsa('p2', 'Navet', { inskriven: '2018-04-04' })];
  const imported = await importParticipants(world.own.database, operator, namedSheet(rows), 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  const search = { status: 'all', sort: 'enrolled', descending: true, offset: 0, limit: 50, text: NUMBER };
  const list = await ask('team_leader', '/api/participants/search', search);
  known = list.json<{ participants: { participationId: string }[] }>().participants[0]?.participationId ?? '';
  expect(known).not.toBe('');
  await addConsentWithPaper(world.own.database, known);
});

const ask = async (who: Who, url: string, payload?: object) =>
  world.server.ask({ method: payload ? 'POST' : 'GET', url, headers: await world.headersOf(who), ...(payload ? { payload } : {}) });
const officer = (url: string, payload?: object) => ask(OFFICER, `/api/subject-access${url}`, payload);
const registering = (more: object = {}) => ({
  ...{ id: crypto.randomUUID(), whom: NUMBER, receivedOn: today, identityChecked: 'id_card', note: '' },
  ...more,
});
const register = async (more: object = {}): Promise<string> => {
  const sent = registering(more);
  const answer = await officer('', sent);
  expect(answer.statusCode, answer.body).toBe(201);
  return sent.id;
};
const faultOf = async (answer: ReturnType<typeof officer>): Promise<unknown[]> => {
  const { statusCode, json } = await answer;
  return [statusCode, json<{ code: string }>().code];
};
const asParty = async <T>(work: () => Promise<T>): Promise<T> => {
  const { own } = world;
  const dpo = own.users.get(OFFICER) ?? '';
  const hold = (party: string | null) =>
    own.asOwner(async (client) => {
      await client.query('update interventions.intervention set controller_id = $1 where id = $2', [
        party,
        own.interventions.get('Kraften'),
      ]);
      await client.query('update access.role_assignment set party_id = $1 where user_id = $2', [party, dpo]);
    });
  await hold(own.party);
  try {
    return await work();
  } finally {
    await hold(null);
  }
};

describe('what is kept about somebody', () => {
  it('is counted for the officer, who is shown nothing of it', async () => {
    const id = await register();
    const answer = await officer(`/${id}`);
    const { held, answerBy, dueOn } = answer.json<SubjectAccess>();
    expect(held?.interventions.map(({ name }) => name).sort()).toEqual(['Kraften', 'Navet']);
    expect(held?.tables).toContainEqual({ name: 'Uppgifter om deltagandet', rows: 2 });
    expect(held?.papers).toHaveLength(1);
    expect(held?.readings).toBeGreaterThan(0);
    expect(answerBy).toBe(dueOn);
    expect(answer.body).not.toMatch(new RegExp(`Kajsa|Kvist|${NUMBER}|Wkommunby`));
    const list = (await officer('')).json<SubjectRequests>().requests.find((one) => one.id === id);
    expect(list).toMatchObject({ number: id.slice(0, 8).toUpperCase(), outcome: null, isOverdue: false });
  });

  it('is a PDF that can be read, in words, with who has read, and without the name of anyone employed', async () => {
    await ask('team_member', `/api/participants/${known}`);
    const answer = await officer(`/${await register()}/file?format=pdf`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).not.toMatch(/kajsa|kvist/iu);
    const { text } = await readPdf(new Uint8Array(answer.rawPayload));
    const words = text.replaceAll(/\s+/gu, ' ');
    for (const told of ['Kajsa', 'Kvist', NUMBER, '0000-112233', 'Wkommunby', 'Kraften', 'Navet', '2018-02-02', '2018-04-04', 'Kvinna'])
      expect(words).toContain(told);
    for (const told of ['Handledare', 'Arbete med deltagaren', 'Samtycke till att registreras', 'Integritetsskyddsmyndigheten'])
      expect(words).toContain(told);
    expect(words).not.toMatch(/@prov\.example|Prov team|test operator/u);
  });

  it('is one file for a machine, with every version, the paper and what was left out', async () => {
    const answer = await officer(`/${await register()}/file?format=json`);
    const file = answer.json<{
      tables: { table: string; rows: Record<string, unknown>[] }[];
      papers: { base64: string; mediaType: string }[];
      leftOut: { table: string; columns: string[] }[];
      notSearched: unknown[];
    }>();
    const rowsOf = (name: string) => file.tables.find(({ table }) => table === name)?.rows ?? [];
    expect(rowsOf('participants.person_version')).toContainEqual(
      expect.objectContaining({ number_cipher: NUMBER, family_name_cipher: 'Kvist' }),
    );
    expect(
      rowsOf('participants.participation_version')
        .map(({ row_key: key }) => key)
        .sort(),
    ).toEqual(['p1', 'p2']);
    expect(rowsOf('participants.contact_version')).toContainEqual(expect.objectContaining({ phone_cipher: '0000-112233' }));
    expect(file.papers[0]).toMatchObject({ mediaType: 'image/png' });
    expect(
      Buffer.from(file.papers[0]?.base64 ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(file.leftOut).toContainEqual(expect.objectContaining({ table: 'participants.person_version', columns: ['recorded_by'] }));
    expect(file.notSearched.length).toBeGreaterThan(20);
    expect(answer.body).not.toMatch(/@prov\.example|test operator|token_hash":|password_hash":/u);
  });

  it('takes in the login of a participant who has one, without what would let anybody in', async () => {
    const id = await register({ whom: world.participations.closed });
    const text = (await officer(`/${id}/file?format=json`)).body;
    expect(text).toContain(emailOf('participant'));
    expect(text).not.toContain('scrypt');
    expect(text).not.toContain('$argon2');
  });

  it('says in the log for what it was read, about whom, and that protected data were opened', async () => {
    const id = await register({ whom: world.participations.hidden });
    await officer(`/${id}/file?format=json`);
    const { rows } = await world.own.asOwner((client) =>
      client.query<{ reason: string; purpose: string; detail: object; record_ids: string[] }>(
        `select reason, purpose, detail, record_ids from access.audit_entry where action = 'downloadSubjectAccess' and $1 = any (record_ids)`,
        [world.participations.hidden],
      ),
    );
    expect(rows[0]).toMatchObject({ purpose: 'subject_access', detail: { format: 'json', opened: 'protected' } });
    expect(rows[0]?.reason).toContain(`begäran ${id.slice(0, 8).toUpperCase()}`);
    expect((await officer(`/${id}`)).json<SubjectAccess>().held?.isProtected).toBe(true);
  });
});

describe('a request', () => {
  it('means one whom the officer watches over, and nothing is said of any other', async () => {
    expect(await faultOf(officer('', registering({ whom: world.participations.foreign })))).toEqual([404, 'nobody']);
    expect(await faultOf(officer('', registering({ whom: '19121212-1212' })))).toEqual([404, 'nobody']);
    expect(await faultOf(officer('', registering({ whom: 'Kajsa Kvist' })))).toEqual([422, 'whom']);
    expect(await faultOf(officer('', registering({ whom: world.participations.corrected })))).toEqual([404, 'nobody']);
    await asParty(async () => {
      expect(await faultOf(officer('', registering({ whom: world.participations.other })))).toEqual([404, 'nobody']);
      const id = await register();
      const body = (await officer(`/${id}/file?format=json`)).body;
      expect(body).toContain('Kraften');
      expect(body).not.toContain('Navet');
    });
  });

  it('opens nothing to an officer of a party for whom another has registered it', async () => {
    const id = await register();
    await world.own.asOwner(async (client) => {
      await client.query('begin; alter table privacy.subject_request no force row level security');
      await client.query('update privacy.subject_request set user_id = $1 where id = $2', [world.own.users.get('coordinator'), id]);
      await client.query('alter table privacy.subject_request force row level security; commit');
    });
    expect((await officer(`/${id}`)).statusCode).toBe(200);
    await asParty(async () => {
      expect((await officer(`/${id}`)).statusCode).toBe(404);
      expect((await officer(`/${id}/file?format=json`)).statusCode).toBe(404);
    });
  });

  it('is there once however often it is sent, and keeps no number that was written in its note', async () => {
    const sent = registering({ note: `gäller ${NUMBER}` });
    expect((await officer('', sent)).statusCode).toBe(201);
    expect((await officer('', sent)).statusCode).toBe(201);
    expect((await officer('', { ...sent, whom: world.participations.open })).statusCode).toBe(404);
    expect((await officer(`/${sent.id}`)).json<SubjectAccess>().note).not.toContain(NUMBER);
  });

  it('is extended once, and ended once; then nothing can be fetched through it', async () => {
    const id = await register();
    const { dueOn, latest } = (await officer(`/${id}`)).json<SubjectAccess>();
    expect(await faultOf(officer(`/${id}/extension`, { version: 1, to: dueOn, reason: 'x' }))).toEqual([422, 'day']);
    expect((await officer(`/${id}/extension`, { version: 1, to: latest, reason: 'många uppgifter' })).statusCode).toBe(204);
    expect((await officer(`/${id}`)).json<SubjectAccess>()).toMatchObject({
      answerBy: latest,
      version: 2,
      extendedReason: 'många uppgifter',
    });
    const ending = { version: 1, outcome: 'answered', on: today, note: 'lämnat mot legitimation' };
    expect(await faultOf(officer(`/${id}/end`, ending))).toEqual([409, 'changed-meanwhile']);
    expect(await faultOf(officer(`/${id}/end`, { ...ending, version: 2, note: '' }))).toEqual([422, 'note']);
    expect((await officer(`/${id}/end`, { ...ending, version: 2 })).statusCode).toBe(204);
    expect(await faultOf(officer(`/${id}/end`, { ...ending, version: 3 }))).toEqual([409, 'ended']);
    expect(await faultOf(officer(`/${id}/file?format=pdf`))).toEqual([409, 'ended']);
    expect((await officer(`/${id}`)).json<SubjectAccess>()).toMatchObject({ outcome: 'answered', held: null, closedOn: today });
  });

  it('asks again who the officer is before a file leaves', async () => {
    const id = await register();
    await world.own.asOwner((client) => client.query(`update access.session set proved_at = now() - interval '16 minutes'`));
    expect(await faultOf(officer(`/${id}/file?format=json`))).toEqual([403, 'proof-needed']);
    await world.own.asOwner((client) => client.query('update access.session set proved_at = now()'));
    expect((await officer(`/${id}/file?format=json`)).statusCode).toBe(200);
  });
});
