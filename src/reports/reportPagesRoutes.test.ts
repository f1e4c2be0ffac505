import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import { closeWorkers } from '../platform/workers.ts';
import type { ReportPages } from './reportPagesApi.ts';
import type { ReportSections } from './sectionsApi.ts';

const clock = settableClock('2018-09-20T10:00:00Z');
const ID = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0c01';
let association: AccessAssociation;
let server: AccessServer;
let headers: { cookie: string };
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  headers = await server.logIn(association, 'coordinator');
  await server.ask({ method: 'POST', url: '/api/reports', headers, payload: { id: ID, from: '2018-01-01', to: '2018-08-31', teams: [] } });
});
afterAll(closeWorkers);

const url = `/api/reports/${ID}`;
const pages = async (): Promise<ReportPages> => (await server.ask({ url: `${url}/pages`, headers })).json<ReportPages>();
const page = (number: number, key: string) => server.ask({ url: `${url}/page?page=${number}&key=${key}`, headers });

describe('a report page by page', () => {
  it('is the pages of the draft as they would print, the same as long as it says the same', async () => {
    const first = await pages();
    expect(first.isAsAdopted).toBeNull();
    expect(first.pages[0]).toEqual({ width: 595.2756, height: 841.8898, chapter: null });
    expect(new Set(first.pages.map(({ chapter }) => chapter))).toContain('Styrelsen');
    clock.set('2018-09-20T10:05:00Z');
    expect(await pages()).toEqual(first);
    const answer = await page(2, first.key);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'image/png', 'no-store']);
    expect(answer.rawPayload.toString('latin1', 1, 4)).toBe('PNG');
    expect((await page(first.pages.length + 1, first.key)).json()).toMatchObject({ code: 'no-page' });
  });

  it('has other pages when something else is written, and none of the former', async () => {
    const before = await pages();
    await server.ask({ method: 'PUT', url: `${url}/sections/board`, headers, payload: { version: 0, markdown: 'Fem möten.' } });
    const after = await pages();
    expect(after.key).not.toBe(before.key);
    expect((await page(1, after.key)).statusCode).toBe(200);
    expect((await page(1, '0'.repeat(64))).json()).toMatchObject({ code: 'no-page' });
  });

  it('that is adopted shows what was adopted, also when a later version of the program would print otherwise', async () => {
    const { revision } = (await server.ask({ url: `${url}/sections`, headers })).json<ReportSections>();
    const adoption = { revision, date: '2018-09-20', decision: '§ 50' };
    expect((await server.ask({ method: 'POST', url: `${url}/adoption`, headers, payload: adoption })).statusCode).toBe(200);
    const adopted = await pages();
    expect(adopted.isAsAdopted).toBe(true);
    expect((await page(1, adopted.key)).statusCode).toBe(200);
    await association.asOwner(async (client) => {
      await client.query('alter table reports.adopted_file disable trigger user');
      await client.query(`update reports.adopted_file set bytes = 'x', sha256 = sha256('x') where format = 'pdf'`);
    });
    const again = await accessServer(association, clock);
    const coordinator = await again.logIn(association, 'coordinator');
    const other = (await again.ask({ url: `${url}/pages`, headers: coordinator })).json<ReportPages>();
    expect([other.isAsAdopted, other.pages]).toEqual([false, []]);
    expect((await again.ask({ url: `${url}/page?page=1&key=${other.key}`, headers: coordinator })).statusCode).toBe(404);
  });
});
