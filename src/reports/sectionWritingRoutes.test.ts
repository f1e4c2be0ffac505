import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import type { Fault } from '../platform/http/schemas.ts';
import { closeWorkers } from '../platform/workers.ts';
import type { Report } from './reportsApi.ts';
import type { SectionComments } from './sectionCommentsApi.ts';
import type { KeptDraft } from './sectionDraftsApi.ts';
import { teamPartKey } from './sectionKey.ts';
import type { ReportSection, ReportSections } from './sectionsApi.ts';

const clock = settableClock('2018-09-20T10:00:00Z');
const ID = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a01';
const ID_OF_COMMENTS = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a07';
let association: AccessAssociation;
let server: AccessServer;
let cookie: { cookie: string };

beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  cookie = await server.logIn(association, 'coordinator');
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

describe('what somebody has under hand in a section', () => {
  const DRAFTS = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a05';
  const url = `/api/reports/${DRAFTS}/sections/board`;
  const keep = (version: number, baseVersion: number, markdown: string) =>
    ask<KeptDraft & Fault>('PUT', `${url}/draft`, { version, baseVersion, markdown });
  const read = async () => (await ask<ReportSection>('GET', url)).body;
  beforeAll(() => begin(DRAFTS, '2018-01-01', '2018-03-31'));

  it('is kept for its writer alone, under a key that is the same for one user', async () => {
    expect((await keep(0, 0, 'Fyra')).body).toMatchObject({ version: 1, text: { version: 0, saved: null } });
    expect((await keep(1, 0, 'Fyra möten')).body.version).toBe(2);
    expect((await keep(1, 0, 'Fyra möten')).body.version).toBe(2);
    expect(await read()).toMatchObject({ markdown: '', draft: { version: 2, baseVersion: 0, markdown: 'Fyra möten' } });
    expect((await read()).deviceKey).toBe((await read()).deviceKey);
    expect(Buffer.from((await read()).deviceKey, 'base64')).toHaveLength(32);
  });

  it('meets another window of the same writer, and takes in no identity number', async () => {
    expect(await keep(1, 0, 'Ett annat fönster')).toMatchObject({ status: 409, body: { code: 'other-window' } });
    const named = await keep(2, 0, 'Om 850101-2382.');
    expect(named).toMatchObject({ status: 422, body: { code: 'identity-number' } });
    expect(JSON.stringify(named)).not.toContain('2382');
  });

  it('is gone when it is saved for all, and does not come back to life', async () => {
    await ask('PUT', url, { version: 0, markdown: 'Fyra möten.' });
    expect((await read()).draft).toBeNull();
    expect(await keep(2, 0, 'Fyra möten och')).toMatchObject({ status: 409, body: { code: 'draft-over' } });
    expect(await keep(0, 0, 'Fyra möten och')).toMatchObject({ status: 409, body: { code: 'draft-over' } });
    expect((await keep(0, 1, 'Fyra möten. Fem')).body).toMatchObject({
      version: 1,
      text: { version: 1, saved: { by: 'Prov coordinator' } },
    });
    expect((await ask('DELETE', `${url}/draft`)).status).toBe(204);
    expect((await read()).draft).toBeNull();
  });
});

describe('figures that follow by themselves in a text', () => {
  const LIVE = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a06';
  const url = (section: string): string => `/api/reports/${LIVE}/sections/${section}`;
  const kraften = (): string => teamPartKey(association.interventions.get('Kraften') ?? '');
  const file = async (format: string): Promise<string> =>
    (await server.ask({ method: 'GET', url: `/api/reports/${LIVE}/file?format=${format}`, headers: cookie })).body;
  const text = 'Vi mötte [7](samla:figure/worked-with) deltagare.\n\n[Tabell: Avslut](samla:table/closing)';
  beforeAll(() => begin(LIVE, '2018-01-01', '2018-05-31', [association.interventions.get('Kraften') ?? '']));

  it("are the association's, and in a team's part those of its own intervention", async () => {
    const valueIn = async (section: string): Promise<string | undefined> =>
      (await ask<ReportSection>('GET', url(section))).body.live.figures.find(({ key }) => key === 'worked-with')?.value;
    expect([await valueIn('results'), await valueIn(kraften())]).toEqual(['5', '3']);
    await ask('PUT', url('results'), { version: 0, markdown: text });
    await ask('PUT', url(kraften()), { version: 0, markdown: text.replace('Vi mötte', 'Kraften mötte') });
    const html = await file('html');
    expect(html).toContain('Vi mötte 5 deltagare.');
    expect(html).toContain('Kraften mötte 3 deltagare.');
    expect(html.split('Tabell: Avslut')).toHaveLength(1);
    expect(html.split('Avslutsanledningar').length).toBeGreaterThan(3);
    expect(await file('json')).toContain('Vi mötte 5 deltagare.');
  });

  it('are refused where they are unknown, and a table within a list', async () => {
    for (const markdown of ['[7](samla:figure/nobody)', '- [T](samla:table/closing)'])
      expect(await ask<Fault>('PUT', url('goals'), { version: 0, markdown }), markdown).toMatchObject({
        status: 422,
        body: { code: 'faulty-text' },
      });
  });

  it('are held against what is written, section by section, and never contradict themselves', async () => {
    await ask('PUT', url('activities'), { version: 0, markdown: 'Vi mötte 6 deltagare, varav 3 i Kraften.' });
    await ask('PUT', url(kraften()), { version: 1, markdown: 'Teamet mötte 5 deltagare och [3](samla:figure/worked-with) deltagare.' });
    const { contradictions } = (await ask<ReportSections>('GET', `/api/reports/${LIVE}/sections`)).body;
    expect(contradictions).toEqual([
      { section: 'activities', title: 'Planerade aktiviteter', words: '6 deltagare', figure: 'worked-with', is: 5 },
      { section: kraften(), title: 'Kraften', words: '5 deltagare', figure: 'worked-with', is: 3 },
    ]);
  });
});

describe('comments on a section', () => {
  const url = (): string =>
    `/api/reports/${ID_OF_COMMENTS}/sections/${teamPartKey(association.interventions.get('Kraften') ?? '')}/comments`;
  const one = { id: '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0b01', words: 'Säg mer om våren.' };

  it('are seen by those who write it, once though sent twice, by name, and are no part of the report', async () => {
    await begin(ID_OF_COMMENTS, '2018-01-01', '2018-04-30', [association.interventions.get('Kraften') ?? '']);
    const leader = await server.logIn(association, 'team_leader');
    await ask('POST', url(), one);
    expect((await ask('POST', url(), one)).status).toBe(201);
    const seen = await ask<SectionComments>('GET', url(), undefined, leader);
    expect(seen.body.comments).toMatchObject([{ words: 'Säg mer om våren.', writtenBy: 'Prov coordinator', isDone: false }]);
    expect((await ask<SectionComments>('PUT', url(), { id: one.id, isDone: true }, leader)).body.comments[0]?.isDone).toBe(true);
    expect((await ask('POST', url(), { ...one, id: ID, words: 'Om 850101–2382' })).status).toBe(422);
    const file = await server.ask({ method: 'GET', url: `/api/reports/${ID_OF_COMMENTS}/file?format=html`, headers: cookie });
    expect(file.body).not.toContain('Säg mer om våren');
  });
});
