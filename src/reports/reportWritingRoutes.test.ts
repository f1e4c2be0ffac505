import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, leave, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import type { Fault } from '../platform/http/schemas.ts';
import { closeWorkers } from '../platform/workers.ts';
import type { Report } from './reportsApi.ts';
import { teamPartKey } from './sectionKey.ts';
import type { ListedSection, ReportSection, ReportSections } from './sectionsApi.ts';
import { saveSectionText } from './sectionTextReport.ts';

const clock = settableClock('2018-09-20T10:00:00Z');
const ID = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a01';
const LASTING = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a03';
const EARLIER = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a02';
let association: AccessAssociation;
let server: AccessServer;
let cookie: { cookie: string };

beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  cookie = await server.logIn(association, 'coordinator');
  await leave(association, 'left');
});
afterAll(closeWorkers);

async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  headers = cookie,
): Promise<{ status: number; body: T }> {
  const answer = await server.ask({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? (undefined as T) : answer.json<T>() };
}
const begin = (id: string, from: string, to: string, teams: readonly string[] = []) =>
  ask<Report & Fault>('POST', '/api/reports', { id, from, to, teams });
const save = (section: string, version: number, markdown: string) =>
  ask<ReportSection & Fault>('PUT', `/api/reports/${ID}/sections/${section}`, { version, markdown });
const sections = async (): Promise<ReportSections> => (await ask<ReportSections>('GET', `/api/reports/${ID}/sections`)).body;
const adopt = (revision: number, date = '2018-09-20', decision = '§ 45') =>
  ask<Report & Fault>('POST', `/api/reports/${ID}/adoption`, { revision, date, decision });

describe('a report written in the browser', () => {
  it('is begun once though it is sent twice, and not over a period that ends before it starts', async () => {
    expect((await begin(ID, '2018-01-01', '2018-08-31')).body).toMatchObject({
      title: 'Delårsrapport januari–augusti 2018',
      status: 'draft',
    });
    expect((await begin(ID, '2018-01-01', '2018-08-31')).status).toBe(201);
    expect((await ask<{ reports: Report[] }>('GET', '/api/reports')).body.reports).toHaveLength(1);
    expect((await begin(ID, '2018-01-01', '2018-06-30')).status).toBe(409);
    expect((await begin(EARLIER, '2018-08-31', '2018-01-01')).body.code).toBe('ends-before-it-starts');
  });

  it('says what it lacks until it is there', async () => {
    const lacks = async () => (await sections()).missing.map(({ code, section }) => `${section}: ${code}`);
    expect(await lacks()).toEqual([
      'purpose: text',
      'board: text',
      'owners: text',
      'goals: text',
      'results: text',
      'activities: text',
      'economy: text',
      'economy: no-budget',
      'economy: no-outcome',
    ]);
    expect((await save('board', 0, 'Tre möten.')).body).toMatchObject({ version: 1, saved: { by: 'Prov coordinator' } });
    expect(await lacks()).not.toContain('board: text');
    expect((await save('board', 1, '  \n')).body.version).toBe(2);
    expect(await lacks()).toContain('board: text');
    await begin(LASTING, '2018-01-01', '2018-12-31');
    const lasting = await ask<ReportSections>('GET', `/api/reports/${LASTING}/sections`);
    expect(lasting.body.missing.map(({ code }) => code)).toContain('period-lasts');
  });

  it('tells who saved in between, keeps what they wrote, and takes the same text twice as one', async () => {
    expect((await save('owners', 0, 'Skrivet först.')).body.version).toBe(1);
    expect((await save('owners', 0, 'Skrivet först.')).body.version).toBe(1);
    const late = await save('owners', 0, 'Skrivet samtidigt.');
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(late.body.text).toContain('Avsnittet ändrades av Prov coordinator 2018-09-20 kl. 12:00');
    expect((await ask<ReportSection>('GET', `/api/reports/${ID}/sections/owners`)).body.markdown).toBe('Skrivet först.');
    expect((await save('owners', 1, 'Skrivet samtidigt.')).body.version).toBe(2);
  });

  it('refuses what can not be printed, with the line', async () => {
    expect(await save('goals', 0, 'Text\n\n<b>fet</b>')).toMatchObject({ status: 422, body: { code: 'faulty-text' } });
  });

  it('has what the section said in the report before beside', async () => {
    expect((await ask<ReportSection>('GET', `/api/reports/${ID}/sections/board`)).body.before).toBeNull();
    await begin(EARLIER, '2017-01-01', '2017-08-31');
    await saveSectionText(association.database, operator, operation, EARLIER, 'board', 'Två möten.');
    await saveSectionText(association.database, operator, operation, EARLIER, 'board', 'Fem möten.');
    expect((await ask<ReportSection>('GET', `/api/reports/${ID}/sections/board`)).body.before).toEqual({
      id: EARLIER,
      report: 'Delårsrapport januari–augusti 2017',
      markdown: 'Fem möten.',
    });
  });

  it('is adopted as it was read: not when a text has come since, nor ahead of time, and once for a double click', async () => {
    const { revision } = await sections();
    await save('goals', 0, 'Nytt.');
    expect(await adopt(revision)).toMatchObject({ status: 409, body: { code: 'report-changed' } });
    expect(await adopt(revision + 1, '2018-09-21')).toMatchObject({ status: 422, body: { code: 'date' } });
    const both = await Promise.all([1, 2].map(() => adopt(revision + 1)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.body.adoption).toEqual({ date: '2018-09-20', decision: '§ 45', adoptedBy: 'Prov coordinator' });
    expect(await adopt(revision + 1, '2018-09-20', '§ 46')).toMatchObject({ status: 409, body: { code: 'adopted' } });
    expect(await save('goals', 1, 'Ändrat.')).toMatchObject({ status: 409, body: { code: 'adopted' } });
    expect((await sections()).missing).toEqual([]);
  });

  it('either has a text that is saved in the moment of adoption, or refuses it', async () => {
    await ask('PUT', `/api/reports/${EARLIER}/sections/goals`, { version: 0, markdown: 'Först.' });
    const { revision } = (await ask<ReportSections>('GET', `/api/reports/${EARLIER}/sections`)).body;
    const [adopted, ...saved] = await Promise.all([
      ask<Fault>('POST', `/api/reports/${EARLIER}/adoption`, { revision, date: '2018-09-20', decision: '§ 47' }),
      ...[1, 2, 3].map((n) => ask<Fault>('PUT', `/api/reports/${EARLIER}/sections/purpose`, { version: 0, markdown: `Sent ${n}` })),
    ]);
    const isAdopted = adopted.status === 200;
    expect(saved.filter(({ status }) => status === 200)).toHaveLength(isAdopted ? 0 : 1);
    expect(adopted.body.code).toBe(isAdopted ? undefined : 'report-changed');
  });
});

describe('a report that several people write', () => {
  const TEAMS = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a04';
  const kraften = (): string => teamPartKey(association.interventions.get('Kraften') ?? '');
  const navet = (): string => teamPartKey(association.interventions.get('Navet') ?? '');
  const part = (key: string, tail = ''): string => `/api/reports/${TEAMS}/sections/${key}${tail}`;
  let leader: { cookie: string };
  beforeAll(async () => {
    leader = await server.logIn(association, 'team_leader');
  });

  it('asks the teams that are chosen for a part, and lists their leaders as those who may write it', async () => {
    await begin(TEAMS, '2018-01-01', '2018-06-30', [association.interventions.get('Kraften') ?? '']);
    const { body } = await ask<ReportSections>('GET', `/api/reports/${TEAMS}/sections`);
    expect(body.sections.map(({ title }) => title)).toContain('Kraften');
    expect(body.unasked.map(({ name }) => name)).toEqual(['Navet']);
    expect(body.writers).toEqual([
      { userId: association.users.get('coordinator'), name: 'Prov coordinator', interventionId: null },
      { userId: association.users.get('team_leader'), name: 'Prov team_leader', interventionId: association.interventions.get('Kraften') },
    ]);
    expect(body.missing).toContainEqual({ code: 'text', section: kraften(), title: 'Kraften' });
  });

  it('shows a team leader the own part and nothing else of it', async () => {
    expect((await ask<ReportSections>('GET', `/api/reports/${TEAMS}/sections`, undefined, leader)).body).toMatchObject({
      sections: [{ section: kraften(), title: 'Kraften', isTeamPart: true }],
      writers: [],
      unasked: [],
    });
    await ask('PUT', part(navet(), '/plan'), { version: 0, responsibleId: null, dueOn: null, status: 'open' });
    for (const key of ['board', 'results', navet()]) {
      expect((await ask('GET', part(key), undefined, leader)).status, key).toBe(404);
      expect((await ask('PUT', part(key), { version: 0, markdown: 'Vårt.' }, leader)).status, key).toBe(404);
      const plan = { version: 1, responsibleId: null, dueOn: null, status: 'done' };
      expect((await ask('PUT', part(key, '/plan'), plan, leader)).status, key).toBe(404);
    }
    expect((await ask('GET', `/api/reports/${ID}/sections`, undefined, leader)).status).toBe(404);
    expect((await ask<{ reports: Report[] }>('GET', '/api/reports', undefined, leader)).body.reports.map(({ id }) => id)).toEqual([TEAMS]);
  });

  it('has what the team leader writes under the results, by name', async () => {
    const saved = await ask<ReportSection>('PUT', part(kraften()), { version: 0, markdown: 'Skogsgruppen växte.' }, leader);
    expect(saved.body).toMatchObject({ version: 1, saved: { by: 'Prov team_leader' }, report: { createdBy: 'Prov coordinator' } });
    const file = await server.ask({ method: 'GET', url: `/api/reports/${TEAMS}/file?format=html`, headers: cookie });
    expect(file.body.indexOf('Skogsgruppen växte.')).toBeGreaterThan(file.body.lastIndexOf('Resultat från insatserna'));
    const late = await ask<Fault>('PUT', part(kraften()), { version: 0, markdown: 'Samordnarens ord.' });
    expect(late.body.text).toContain('Avsnittet ändrades av Prov team_leader');
  });

  it('is planned by the coordinator, and the team leader tells how far the own part has come', async () => {
    const responsibleId = association.users.get('team_leader') ?? '';
    const plan = { version: 1, responsibleId, dueOn: '2018-09-28', status: 'underway' };
    expect((await ask<ListedSection>('PUT', part(kraften(), '/plan'), plan)).body.plan).toEqual({
      version: 2,
      responsible: { id: responsibleId, name: 'Prov team_leader' },
      dueOn: '2018-09-28',
      status: 'underway',
    });
    const later = { ...plan, version: 2, dueOn: '2018-12-01' };
    expect(await ask('PUT', part(kraften(), '/plan'), later, leader)).toMatchObject({ status: 422, body: { code: 'only-status' } });
    const ready = { ...plan, version: 2, status: 'review' };
    expect((await ask<ListedSection>('PUT', part(kraften(), '/plan'), ready, leader)).body.plan).toMatchObject({
      version: 3,
      status: 'review',
    });
    expect(await ask('PUT', part(kraften(), '/plan'), { ...plan, version: 2, status: 'done' })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    // A page that is old is compared, not judged: the team leader's words are not about who writes until when.
    expect(await ask<Fault>('PUT', part(kraften(), '/plan'), { ...plan, version: 1, dueOn: null, status: 'done' }, leader)).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile', text: expect.stringContaining('ändrades av Prov team_leader') },
    });
    expect(await ask('PUT', part('board', '/plan'), { ...plan, version: 0 })).toMatchObject({
      status: 422,
      body: { code: 'not-a-writer' },
    });
  });

  it('is closed to everybody once it is adopted, and a part without words is left out of it', async () => {
    const { revision } = (await ask<ReportSections>('GET', `/api/reports/${TEAMS}/sections`)).body;
    const adopted = await ask('POST', `/api/reports/${TEAMS}/adoption`, { revision, date: '2018-09-20', decision: '§ 50' });
    expect(adopted.status).toBe(200);
    expect((await ask('PUT', part(kraften()), { version: 1, markdown: 'Ändrat.' }, leader)).body).toMatchObject({ code: 'adopted' });
    const plan = { version: 3, responsibleId: association.users.get('team_leader'), dueOn: '2018-09-28', status: 'done' };
    expect((await ask('PUT', part(kraften(), '/plan'), plan, leader)).body).toMatchObject({ code: 'adopted' });
    expect((await ask<ReportSection>('GET', part(kraften()), undefined, leader)).body.markdown).toBe('Skogsgruppen växte.');
    const file = await server.ask({ method: 'GET', url: `/api/reports/${TEAMS}/file?format=html`, headers: cookie });
    expect(file.body).not.toContain('Teamets text saknas');
  });
});
