import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  emailOf,
  namedSheet,
  person,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { operator, settableClock } from '../../test/testDatabase.ts';
import { importParticipants } from '../participants/participantImport.ts';
import type { FigureRows, StatisticsAnswer } from './statisticsApi.ts';

const clock = settableClock('2018-09-05T10:00:00Z');
let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
});

const PERIOD = 'from=2018-01-01&to=2018-08-31';
const ask = async (who: string, query: string, rows = false) =>
  server.ask({ url: `/api/statistics${rows ? '/rows' : ''}?${query}`, headers: await server.logIn(association, who) });
const figures = async (who: string, query = PERIOD): Promise<StatisticsAnswer> => (await ask(who, query)).json<StatisticsAnswer>();
const rows = async (query: string, who = 'team_member'): Promise<FigureRows> =>
  (await ask(who, `${PERIOD}&${query}`, true)).json<FigureRows>();

describe('the figures', () => {
  it('count the whole association for a coordinator and say so', async () => {
    const answer = await figures('coordinator');
    expect(answer.tabeller.flöde).toEqual({ in_vid_start: 0, nya: 5, avslutade: 1, kvar_vid_slut: 4 });
    expect(answer).toMatchObject({
      period: { from: '2018-01-01', to: '2018-08-31' },
      scope: { kind: 'all', interventions: ['Kraften', 'Navet'] },
      knownAt: null,
      vocabulary: 'sus',
      rowsAllowed: false,
    });
    expect(answer.tabeller.per_insats.map(({ nyckel, antal }) => [nyckel, antal])).toEqual([
      ['Kraften', 3],
      ['Navet', 2],
    ]);
  });

  it('count the own intervention for a team and say so', async () => {
    const answer = await figures('team_leader');
    expect(answer.tabeller.deltagare).toEqual({ antal: 3, kvinnor: 2, män: 1 });
    expect(answer).toMatchObject({ scope: { kind: 'own', interventions: ['Kraften'] }, rowsAllowed: true });
    expect(await figures('team_leader', `${PERIOD}&intervention=Kraften`)).toMatchObject({
      scope: { kind: 'one', interventions: ['Kraften'] },
      tabeller: { deltagare: { antal: 3 } },
    });
  });

  it('have no detail of interventions for an economist', async () => {
    const answer = await figures('economist');
    expect(answer.tabeller.deltagare.antal).toBe(5);
    expect(answer).toMatchObject({ scope: { kind: 'all', interventions: [] }, tabeller: { per_insats: [] }, rowsAllowed: false });
    expect((await ask('economist', `${PERIOD}&intervention=Kraften`)).json<{ code: string }>().code).toBe('no-detail');
  });

  it('put a protected person where the municipality is not told', async () => {
    expect((await figures('coordinator')).tabeller.per_kommun.map(({ nyckel, antal }) => [nyckel, antal])).toEqual([
      ['ej redovisad', 1],
      ['uppgift saknas', 4],
    ]);
  });

  it('state for each table its population, n and missing', async () => {
    const { provenance } = await figures('coordinator');
    expect(provenance).toContainEqual({ table: 'remittent_nya', population: 'new', n: 5, missing: 5 });
    expect(provenance).toContainEqual({ table: 'avslutsorsak', population: 'closed', n: 1, missing: 0 });
  });

  it('can be asked for as they were known', async () => {
    clock.set('2018-09-06T10:00:00Z');
    expect(
      (await importParticipants(association.database, operator, namedSheet([person('sen', 'Navet', 'K', '2018-08-01', 'Sen Rad')]), 'prov'))
        .ok,
    ).toBe(true);
    expect((await figures('coordinator')).tabeller.deltagare.antal).toBe(6);
    const before = await figures('coordinator', `${PERIOD}&knownAt=2018-09-05`);
    expect([before.tabeller.deltagare.antal, before.knownAt]).toEqual([5, '2018-09-05T21:59:59.999Z']);
  });

  it('are refused with what to mend when the question is wrong', async () => {
    const wrong = [
      'from=2018-02-30&to=2018-08-31',
      'from=2018-08-31&to=2018-01-01',
      `${PERIOD}&ageBands=30-16`,
      `${PERIOD}&vocabulary=annat`,
      `${PERIOD}&knownAt=igår`,
      `${PERIOD}&language=fi`,
      `${PERIOD}&other=1`,
      'from=2018-01-01',
    ];
    for (const query of wrong) {
      const answer = await ask('coordinator', query);
      expect([answer.statusCode, answer.json<{ text: string }>().text.length > 10], query).toEqual([400, true]);
    }
  });

  it('leave a line in the audit log with period and intervention', async () => {
    await ask('coordinator', `${PERIOD}&intervention=Navet`);
    const { rows: log } = await association.asOwner((client) =>
      client.query(`select actor, detail from access.audit_entry where action = 'getStatistics' order by id desc limit 1`),
    );
    expect(log).toEqual([{ actor: emailOf('coordinator'), detail: { from: '2018-01-01', to: '2018-08-31', intervention: 'Navet' } }]);
  });
});

describe('the rows behind a figure', () => {
  it('are as many as it says, for every table that the team sees', async () => {
    const { tabeller } = await figures('team_member');
    const asked: [string, number][] = [
      ['table=deltagare', tabeller.deltagare.antal],
      ['table=deltagare&column=kvinnor', tabeller.deltagare.kvinnor],
      ['table=nya&column=män', tabeller.nya.män],
      ['table=avslutade', tabeller.avslutade.antal],
      ['table=flöde&row=kvar_vid_slut', tabeller.flöde.kvar_vid_slut],
      ['table=personer', tabeller.personer.antal],
      ...tabeller.per_kommun.map(({ nyckel, antal }): [string, number] => [`table=per_kommun&row=${encodeURIComponent(nyckel)}`, antal]),
      ...tabeller.per_insats.map(({ nyckel, antal }): [string, number] => [`table=per_insats&row=${encodeURIComponent(nyckel)}`, antal]),
      ...tabeller.avslutsorsak.map(({ nyckel, antal }): [string, number] => [
        `table=avslutsorsak&row=${encodeURIComponent(nyckel)}`,
        antal,
      ]),
    ];
    expect(asked.length).toBeGreaterThan(8);
    for (const [query, count] of asked) {
      const answer = await rows(query);
      expect([answer.count, answer.rows.length], query).toEqual([count, count]);
    }
  });

  it('name persons, save the protected ones, whose place is not told either', async () => {
    const answer = await rows('table=deltagare');
    expect(answer.rows.map(({ name, protected: hidden, municipality }) => [name, hidden, municipality])).toEqual([
      ['Agda Ek', false, null],
      ['Bo Alm', false, null],
      [null, true, null],
    ]);
  });

  it('are never those of another intervention, by whatever name it is asked for', async () => {
    for (const query of ['table=deltagare&intervention=Navet', 'table=deltagare&intervention=Finns%20inte'])
      expect((await ask('team_member', `${PERIOD}&${query}`, true)).statusCode, query).toBe(404);
    expect((await rows('table=per_insats&row=Navet')).count).toBe(0);
    expect((await ask('team_member', `${PERIOD}&table=finns_inte`, true)).statusCode).toBe(404);
  });

  it('leave a line in the audit log with every participation that was shown', async () => {
    const shown = await rows('table=nya');
    const last = (await auditLog(association, 'getFigureRows')).at(-1);
    expect([...(last?.record_ids ?? [])].sort()).toEqual(shown.rows.map(({ participationId }) => participationId).sort());
    expect(last).toMatchObject({ actor: emailOf('team_member'), reason: 'roll team_member' });
  });
});
