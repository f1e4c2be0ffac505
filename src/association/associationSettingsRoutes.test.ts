import { operation, operator } from '../../test/testDatabase.ts';
import { insertReport } from '../reports/reportQueries.ts';
import { localDate } from '../shared/localDate.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, auditLog, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';

let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
});

const URL = '/api/settings/thresholds';
const DECISION = { day: '2018-03-01', paragraph: '§ 12', text: 'Enligt riktlinjen.' };
type Setting = {
  version: number;
  value: { smallestCell: number; smallestGroup: number };
  versions: { version: number; value: object; decision: object; recordedAt: string; recordedBy: string }[];
};
const show = async (): Promise<Setting> =>
  (await server.ask({ url: URL, headers: await server.logIn(association, 'coordinator') })).json<Setting>();
const save = async (version: number, smallestGroup: number, change: object = {}) =>
  server.ask({
    method: 'PUT',
    url: URL,
    headers: await server.logIn(association, 'coordinator'),
    payload: { version, value: { smallestCell: 5, smallestGroup }, decision: { ...DECISION, ...change } },
  });

describe('a setting', () => {
  it('has Samla’s own value before any decision, and then each decided one with who, when and by what', async () => {
    expect(await show()).toEqual({ version: 0, value: { smallestCell: 5, smallestGroup: 5 }, versions: [] });
    expect((await save(0, 8)).statusCode).toBe(200);
    expect((await save(1, 9, { paragraph: '§ 13', text: '' })).statusCode).toBe(200);
    const after = await show();
    expect([after.version, after.value.smallestGroup]).toEqual([2, 9]);
    expect(after.versions).toEqual([
      expect.objectContaining({ version: 2, decision: { day: '2018-03-01', paragraph: '§ 13', text: '' } }),
      expect.objectContaining({
        version: 1,
        value: { smallestCell: 5, smallestGroup: 8 },
        decision: DECISION,
        recordedBy: 'Prov coordinator',
      }),
    ]);
  });

  it('is saved once though the button was pressed twice', async () => {
    const answers = await Promise.all([save(2, 10), save(2, 10)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200]);
    expect((await show()).versions).toHaveLength(3);
  });

  it('is not saved over what somebody else has decided meanwhile, and says who', async () => {
    const refused = await save(2, 11);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'changed-meanwhile',
      text: expect.stringMatching(/av Prov coordinator \d{4}-\d\d-\d\d kl\. \d\d:\d\d/),
    });
    expect((await show()).value.smallestGroup).toBe(10);
    const race = await Promise.all([save(3, 11), save(3, 12)]);
    expect(race.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is not saved without a decision that has been taken, nor with a value that its rule refuses', async () => {
    for (const [change, code] of [
      [{ day: '2999-01-01' }, 'decision-future'],
      [{ day: 'i går' }, 'decision-notADay'],
      [{ paragraph: ' ' }, 'decision-missing'],
    ] as const) {
      const refused = await save(4, 13, change);
      expect([refused.statusCode, refused.json()['code']]).toEqual([422, code]);
    }
    expect((await save(4, 2)).json()).toMatchObject({ code: 'setting' });
    expect((await show()).version).toBe(4);
  });

  it('leaves a line in the audit log with what was changed', async () => {
    const log = await auditLog(association, 'saveThresholds');
    expect(log.filter(({ outcome }) => outcome === 'done').length).toBeGreaterThan(3);
    expect(log.some(({ outcome, reason }) => outcome === 'refused' && reason.endsWith('changed-meanwhile'))).toBe(true);
  });
});

describe('the name that the association shows', () => {
  it('stands on the pages of everybody and in a draft, while one logs in by the exact name as before', async () => {
    const headers = await server.logIn(association, 'coordinator');
    const saved = await server.ask({
      ...{ method: 'PUT', url: '/api/settings/profile', headers },
      payload: { version: 0, value: { shownName: 'Samverkan Väst', organisationNumber: '' }, decision: DECISION },
    });
    expect(saved.statusCode).toBe(200);
    for (const who of ['coordinator', 'administrator', 'team_member']) {
      const session = await server.ask({ url: '/api/session', headers: await server.logIn(association, who) });
      expect(session.json(), who).toMatchObject({ association: { name: 'Samverkan Väst', slug: association.database.entry.slug } });
    }
    const id = await association.database.write(operator, operation, ({ db, now }) =>
      insertReport(db, { from: localDate('2018-01-01'), to: localDate('2018-08-31') }, { now, name: 'prov' }),
    );
    const draft = await server.ask({ url: `/api/reports/${id}/file?format=html`, headers });
    expect(draft.body).toContain('Samverkan Väst');
  });
});
