import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { insertReorganisation } from '../interventions/reorganisationQueries.ts';
import { insertReport } from '../reports/reportQueries.ts';
import { adoptReport } from '../reports/reportFilesReport.ts';
import { localDate } from '../shared/localDate.ts';
import { VOCABULARIES } from '../statistics/closingVocabulary.ts';
import { writtenFrom } from '../statistics/writtenVocabulary.ts';
import type { ShownDecision } from './decisionsApi.ts';

let association: AccessAssociation;
let server: AccessServer;
const RULE = { handling: 'keep', months: 0, countedFrom: 'event', ground: 'prov', archiveFirst: false, inForceFrom: '2018-05-01' };
let report: string;
let [Kraften, Navet] = ['', ''];
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
  Kraften = association.interventions.get('Kraften') ?? '';
  Navet = association.interventions.get('Navet') ?? '';
});

const list = async (who: 'board_member' | 'steering_group_member' | 'coordinator' | 'auditor'): Promise<readonly ShownDecision[]> => {
  const answer = await server.ask({ url: '/api/decisions', headers: await server.logIn(association, who) });
  return answer.json<{ decisions: readonly ShownDecision[] }>().decisions;
};
const decide = async (url: string, value: object, paragraph: string, day: string, more: object = {}): Promise<void> => {
  const answer = await server.ask({
    method: 'PUT',
    url,
    headers: await server.logIn(association, 'coordinator'),
    payload: { ...more, version: 0, value, decision: { day, paragraph, text: 'Enligt förslaget.' } },
  });
  expect(answer.statusCode).toBe(200);
};

describe('the decisions', () => {
  it('are none in an association that has entered none', async () => {
    expect(await list('board_member')).toEqual([]);
  });

  it('of every part of the house are shown to board, steering group, coordinator and auditor, the latest first', async () => {
    await decide('/api/settings/thresholds', { smallestCell: 5, smallestGroup: 8 }, '§ 9', '2018-03-01');
    await decide('/api/settings/profile', { shownName: 'Provförbundet', organisationNumber: '' }, '§ 12', '2018-03-01');
    await association.database.write(operator, operation, async ({ db, now }) => {
      report = await insertReport(db, { from: localDate('2018-01-01'), to: localDate('2018-08-31') }, { now, name: 'Prov' });
    });
    const adopted = await adoptReport(association.database, operator, operation, report, localDate('2018-10-12'), '§ 45');
    expect(adopted).toMatchObject({ ok: true });
    await decide('/api/settings/vocabularies', writtenFrom(VOCABULARIES.team), '§ 14', '2018-04-02', { name: 'styrelsen' });
    await decide('/api/retention/rules/report', RULE, '§ 15', '2018-04-03');
    await association.database.write(operator, operation, async ({ db, now }) => {
      const decision = { day: localDate('2018-05-04'), paragraph: '§ 20', text: 'Insatsen görs om.' };
      const days = { firstDay: localDate('2018-06-01'), targets: [Navet] };
      await insertReorganisation(db, { id: randomUUID(), interventionId: Kraften, decision, ...days, recordedAt: now, recordedBy: 'Prov' });
    });
    const text = 'Enligt förslaget.';
    expect(await list('board_member')).toEqual([
      { about: 'report', of: '2018-01-01–2018-08-31', reportId: report, day: '2018-10-12', paragraph: '§ 45', text: '' },
      { about: 'reorganisation', of: 'Kraften', reportId: null, day: '2018-05-04', paragraph: '§ 20', text: 'Insatsen görs om.' },
      { about: 'retention', of: 'report', reportId: null, day: '2018-04-03', paragraph: '§ 15', text },
      { about: 'vocabulary', of: 'styrelsen', reportId: null, day: '2018-04-02', paragraph: '§ 14', text },
      { about: 'profile', of: null, reportId: null, day: '2018-03-01', paragraph: '§ 12', text },
      { about: 'thresholds', of: null, reportId: null, day: '2018-03-01', paragraph: '§ 9', text },
    ]);
    const seen = await list('board_member');
    for (const who of ['steering_group_member', 'coordinator', 'auditor'] as const) expect(await list(who), who).toEqual(seen);
  });
});
