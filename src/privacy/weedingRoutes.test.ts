import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { backupsKept } from '../../test/access/backupsKept.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { deletionFileOf } from '../platform/database/deletionFile.ts';
import { readLines } from '../platform/lineFile.ts';
import { adoptReport, exportReport } from '../reports/reportFilesReport.ts';
import { insertReport } from '../reports/reportQueries.ts';
import { localDate } from '../shared/localDate.ts';
import { deletionsIn } from './deletion.ts';
import { listDeletions } from './deletionQueries.ts';
import type { DueCounts, Retention } from './retentionApi.ts';
import { PROPOSED } from './retentionRule.ts';
import type { WeedingCertificate } from './weedingApi.ts';
import type { DueParticipations } from './weedingHoldsApi.ts';
import { certificateDocument } from './weedingReport.ts';
import { replayDeletions } from './weedingJobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'samla-weeding-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const clock = settableClock('2026-11-29T10:00:00Z');
const TODAY = '2026-11-29';
let own: AccessAssociation;
let server: AccessServer;
const cookies = new Map<string, { cookie: string }>();

beforeAll(async () => {
  own = await accessAssociation(clock);
  server = await accessServer(own, clock, { dataFolder: folder, backups: backupsKept() });
  // Of the backups there are the last of October and the latest night's.
  await own.database.write(operator, operation, ({ db }) =>
    sql`insert into privacy.backup_run (id, night, begun_at, ended_at, begun_by, outcome, file_name, bytes, row_count, removed)
      select gen_random_uuid(), night, night + time '01:30', night + time '01:31', 'Samla', 'done', 'x.samla', 1, 1, 0
      from unnest(array['2026-10-31', '2026-11-29']::date[]) night`.execute(db),
  );
});

const ask = async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
  const headers = cookies.get(who) ?? (await server.logIn(own, who));
  cookies.set(who, headers);
  return server.ask({ method, url: `/api/retention${url}`, headers, ...(payload ? { payload } : {}) });
};
const codeOf = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;
const decide = (kind: 'participation' | 'wrong_registration', version: number, value: object = {}, who = 'coordinator') =>
  ask(who, 'PUT', `/rules/${kind}`, {
    version,
    value: { ...PROPOSED[kind], inForceFrom: TODAY, ...value },
    decision: { day: TODAY, paragraph: `§ ${70 + version}`, text: '' },
  });
const counts = async (day = TODAY) => {
  const { counts: all } = (await ask('auditor', 'GET', `/due?day=${day}`)).json<DueCounts>();
  return all.find(({ kind }) => kind === 'participation');
};
const order = (who: string, version: number, due: number, id: string = crypto.randomUUID()) =>
  ask(who, 'POST', '/weedings', { id, kind: 'participation', version, due });
const rowsAbout = (key: string): Promise<number> =>
  own.database.read(operator, operation, async ({ db }) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from participants.participation_version v where v.row_key = ${key}`.execute(db);
    return rows[0]?.n ?? 0;
  });

describe('the retention plan', () => {
  it('is a proposal that weeds nothing until the board has decided, and holds from the decision at the earliest', async () => {
    const { rules } = (await ask('data_protection_officer', 'GET', '')).json<Retention>();
    expect(rules.filter(({ isInForce }) => isInForce)).toEqual([]);
    expect(await counts()).toMatchObject({ version: 0, due: 1 });
    const answer = await order('administrator', 1, 1);
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'not-in-force']);
    expect((await decide('participation', 0, { inForceFrom: '2026-11-28' })).statusCode).toBe(422);
    expect((await decide('participation', 0, { ground: ' ' })).statusCode).toBe(422);
    for (const who of ['auditor', 'data_protection_officer', 'team_leader'])
      expect((await decide('participation', 0, {}, who)).statusCode).toBe(403);
    expect((await decide('participation', 0, { inForceFrom: '2026-12-01' })).statusCode).toBe(200);
    expect(codeOf(await order('administrator', 1, 1))).toBe('not-in-force');
    expect((await decide('participation', 1)).statusCode).toBe(200);
    const after = (await ask('auditor', 'GET', '')).json<Retention>();
    expect(after.rules.find(({ kind }) => kind === 'participation')).toMatchObject({
      version: 2,
      isInForce: true,
      decision: { paragraph: '§ 71' },
    });
  });

  it('counts what is due by the rule: from the end of the year of the closing, and not a day before', async () => {
    expect(await counts('2023-12-30')).toMatchObject({ due: 0 });
    expect(await counts('2026-12-31')).toMatchObject({ version: 2, due: 1, held: 0, stillOpen: 0 });
  });

  it('says so when backups are kept longer than the shortest time', async () => {
    expect((await decide('wrong_registration', 0, { months: 6 })).statusCode).toBe(200);
    const { backups } = (await ask('administrator', 'GET', '')).json<Retention>();
    expect(backups).toMatchObject({ kept: { days: 7, weeks: 5, months: 12 }, lastNight: TODAY, longest: 12, shortest: 6 });
  });
});

describe('a participation that is due', () => {
  const dueFor = async (who: string) => (await ask(who, 'GET', `/participations?day=${TODAY}`)).json<DueParticipations>().participations;

  it('is shown by number to the officer and to the leader of its team, and to no other', async () => {
    expect(await dueFor('data_protection_officer')).toMatchObject([{ intervention: 'Kraften', countedFrom: '2018-12-31', stop: null }]);
    expect(await dueFor('team_leader')).toHaveLength(1);
    for (const who of ['coordinator', 'administrator', 'auditor', 'team_member', 'counsellor'])
      expect((await ask(who, 'GET', `/participations?day=${TODAY}`)).statusCode).toBe(403);
  });

  it('stays while somebody has stopped it, with a reason that holds no number', async () => {
    const [{ participationId } = { participationId: '' }] = await dueFor('team_leader');
    const id = crypto.randomUUID();
    const stop = (reason: string, who = 'team_leader', key = id) => ask(who, 'POST', '/holds', { id: key, participationId, reason });
    expect(codeOf(await stop('hen har 19640823-3234'))).toBe('reason-number');
    expect(codeOf(await stop(' '))).toBe('reason');
    for (const _ of ['once', 'again']) expect((await stop('Tvist, dnr 2026/14')).statusCode).toBe(201);
    expect(codeOf(await stop('Tillsyn', 'data_protection_officer', crypto.randomUUID()))).toBe('held');
    expect(await counts()).toMatchObject({ due: 0, held: 1 });
    expect(codeOf(await order('administrator', 2, 1))).toBe('nothing-due');
    expect((await ask('data_protection_officer', 'POST', `/holds/${id}/lift`)).statusCode).toBe(204);
    expect((await ask('data_protection_officer', 'POST', `/holds/${id}/lift`)).statusCode).toBe(404);
    expect(await counts()).toMatchObject({ due: 1, held: 0 });
  });
});

describe('carrying out the plan', () => {
  let report = '';
  const reportFile = async (): Promise<string> => {
    const made = await exportReport(own.database, operator, operation, report, 'json');
    if (!made.ok) throw new Error(made.error.code);
    return Buffer.from(made.value.bytes).toString('base64');
  };

  it('waits for who it is to be proved anew when that was long ago, and for what was seen to be so still', async () => {
    clock.set('2026-11-29T10:30:00Z');
    const late = await order('administrator', 2, 1);
    expect([late.statusCode, codeOf(late)]).toEqual([403, 'proof-needed']);
    cookies.clear();
    expect(codeOf(await order('administrator', 2, 2))).toBe('count-changed');
    expect(codeOf(await order('administrator', 1, 1))).toBe('rule-changed');
    for (const who of ['team_leader', 'data_protection_officer', 'auditor', 'economist'])
      expect((await order(who, 2, 1)).statusCode).toBe(403);
  });

  it('does not weed where the rule asks for an archive file first', async () => {
    expect((await decide('participation', 2, { archiveFirst: true })).statusCode).toBe(200);
    expect(codeOf(await order('coordinator', 3, 1))).toBe('archive-first');
    expect((await decide('participation', 3, { archiveFirst: false })).statusCode).toBe(200);
  });

  it('weeds once however many press at once, leaves adopted figures as they were, and enters it in list and file', async () => {
    report = await own.database.write(operator, operation, ({ db, now }) =>
      insertReport(db, { from: localDate('2018-01-01'), to: localDate('2018-08-31') }, { now, name: 'prov' }),
    );
    const adopted = await adoptReport(own.database, operator, operation, report, localDate('2018-10-01'), '§ 1');
    expect(adopted.ok).toBe(true);
    const before = await reportFile();
    expect(await rowsAbout('k2')).toBe(1);
    const id = crypto.randomUUID();
    const orders = await Promise.all([order('administrator', 4, 1, id), order('administrator', 4, 1, id), order('coordinator', 4, 1)]);
    expect(orders.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 409]);
    const ordered = orders[0]?.statusCode === 201 ? id : (orders[2]?.json<{ id: string }>().id ?? '');
    const batches = await Promise.all(
      ['administrator', 'coordinator', 'administrator'].map((who) => ask(who, 'POST', `/weedings/${ordered}/batch`)),
    );
    expect(batches.map((batch) => batch.json())).toEqual(batches.map(() => ({ weeded: 1, due: 1, isFinished: true })));
    expect([await rowsAbout('k2'), await rowsAbout('k1')]).toEqual([0, 1]);
    expect(await reportFile()).toBe(before);
    const listed = await own.database.read(operator, operation, ({ db }) => listDeletions(db));
    expect(listed).toMatchObject([
      { kind: 'person', basis: 'gallringsplanen: participation, version 4, § 73', decidedBy: 'styrelsen § 73' },
    ]);
    const file = deletionFileOf(folder, own.database.entry);
    expect(deletionsIn((await readLines(file)) ?? [])).toEqual(listed);
    expect(await replayDeletions(own.database, operator, file)).toBe(0);
  });

  it('is told by a certificate that names nobody and says until when backups hold it', async () => {
    const [made] = (await ask('auditor', 'GET', '/weedings')).json<{ weedings: { id: string }[] }>().weedings;
    const certificate = (await ask('auditor', 'GET', `/weedings/${made?.id}`)).json<WeedingCertificate>();
    expect(certificate).toMatchObject({
      weeded: 1,
      persons: 1,
      due: 1,
      stopped: 0,
      finished: { outcome: 'done' },
      decision: { paragraph: '§ 73' },
    });
    // October's last is kept among those of twelve months until the first night of the October after.
    expect(certificate.backups).toEqual({ ...certificate.backups, lastNight: TODAY, goneOn: '2027-10-01', isFailing: false, byHand: 0 });
    const pdf = await ask('data_protection_officer', 'GET', `/weedings/${made?.id}/certificate`);
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    if (!certificate.finished) throw new Error('not finished');
    const said = JSON.stringify(certificateDocument(certificate, certificate.finished, 'Provförbundet'));
    expect(said).toContain('krypterade säkerhetskopior till 2027-10-01');
    expect(said).not.toMatch(/Bo|Alm|1980|k2/);
  });

  it('stops where another rule has come in force since it was ordered', async () => {
    const closed = { avslutad: '2019-02-01', avslutsorsak: 'flytt' };
    const { importParticipants } = await import('../participants/participantImport.ts');
    const { namedSheet, person } = await import('../../test/access/accessWorld.ts');
    await importParticipants(own.database, operator, namedSheet([person('k7', 'Kraften', 'K', '2018-06-01', 'Cia Dal', closed)]), 'prov');
    const id = crypto.randomUUID();
    expect((await order('coordinator', 4, 1, id)).statusCode).toBe(201);
    expect((await decide('participation', 4, { months: 120 })).statusCode).toBe(200);
    expect((await ask('coordinator', 'POST', `/weedings/${id}/batch`)).json()).toEqual({ weeded: 0, due: 1, isFinished: true });
    expect((await ask('auditor', 'GET', `/weedings/${id}`)).json()).toMatchObject({ finished: { outcome: 'rule_changed' } });
    expect(await rowsAbout('k7')).toBe(1);
  });
});
