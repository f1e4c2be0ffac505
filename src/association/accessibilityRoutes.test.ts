import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, auditLog, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import type { ReceivedFeedbackList } from './accessibilityApi.ts';

let association: AccessAssociation;
let server: AccessServer;
const URL = '/api/accessibility-feedback';

beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
});

const tell = (more: Readonly<Record<string, string>> = {}) =>
  server.ask({
    method: 'POST',
    url: URL,
    payload: {
      id: crypto.randomUUID(),
      association: association.database.entry.slug,
      page: 'Siffror',
      message: 'Jag ser inte skillnad på färgerna.',
      contact: 'någon@exempel.se',
      ...more,
    },
  });
const received = async (who: string): Promise<ReceivedFeedbackList['feedback']> =>
  (await server.ask({ url: URL, headers: await server.logIn(association, who) })).json<ReceivedFeedbackList>().feedback;

describe('feedback on accessibility', () => {
  it('is told by anyone, and read by coordinator and administrator', async () => {
    expect((await tell()).statusCode).toBe(204);
    for (const who of ['coordinator', 'administrator'])
      expect(await received(who)).toMatchObject([
        { page: 'Siffror', message: 'Jag ser inte skillnad på färgerna.', contact: 'någon@exempel.se', handledAt: null, version: 1 },
      ]);
  });

  it('is not stored so that it can be read in the database', async () => {
    const stored = await association.asOwner((client) =>
      client.query<{ all: string }>('select f::text as all from association.accessibility_feedback f'),
    );
    expect(stored.rows.length).toBeGreaterThan(0);
    for (const { all } of stored.rows) expect(all).not.toMatch(/färg|exempel/);
  });

  it('is one, however often it is sent', async () => {
    const before = (await received('coordinator')).length;
    const id = crypto.randomUUID();
    for (let times = 0; times < 3; times += 1) expect((await tell({ id })).statusCode).toBe(204);
    expect(await received('coordinator')).toHaveLength(before + 1);
  });

  it('says something', async () => {
    const answer = await tell({ message: '   ' });
    expect([answer.statusCode, answer.json<{ text: string }>().text]).toEqual([400, 'Skriv vad som är svårt att använda.']);
  });

  it('is seen to once: who comes second is told', async () => {
    await tell();
    const [one] = await received('administrator');
    const headers = await server.logIn(association, 'administrator');
    const handle = () => server.ask({ method: 'PUT', url: `${URL}/${one?.id}`, headers, payload: { version: 1 } });
    expect((await handle()).statusCode).toBe(204);
    const second = await handle();
    expect([second.statusCode, second.json<{ code: string }>().code]).toEqual([409, 'changed-meanwhile']);
    expect((await received('administrator')).find(({ id }) => id === one?.id)).toMatchObject({
      handledBy: 'Prov administrator',
      version: 2,
    });
    expect((await auditLog(association, 'handleAccessibilityFeedback')).map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
  });
});
