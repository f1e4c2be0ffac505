import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { routeWorld, type RouteWorld } from '../../test/access/routeWorld.ts';
import { emailOf, namedSheet, person, type Who } from '../../test/access/accessWorld.ts';
import { importParticipants } from '../participants/participantImport.ts';
import { WOMAN_1985 as NUMBER } from '../../test/participantSheets.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import type { FoundAudit, PseudonymisedAudit } from './auditLogApi.ts';

const PERIOD = { from: '2018-01-01', to: '2060-12-31' };
let world: RouteWorld;
let known: string;

beforeAll(async () => {
  world = await routeWorld();
  const row = { ...person('p1', 'Kraften', 'K', '2018-02-02', 'Kajsa Kvist'), personnummer: NUMBER, födelseår: '' };
  const imported = await importParticipants(world.own.database, operator, namedSheet([row]), 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  const list = await ask('team_leader', '/api/participants/search', {
    ...{ status: 'all', sort: 'enrolled', descending: true, offset: 0, limit: 50, text: NUMBER },
  });
  known = list.json<{ participants: { participationId: string }[] }>().participants[0]?.participationId ?? '';
  await ask('team_member', `/api/participants/${known}`);
  await ask('coordinator', `/api/participants/${known}`);
});

const ask = async (who: Who, url: string, payload?: object) =>
  world.server.ask({ method: payload ? 'POST' : 'GET', url, headers: await world.headersOf(who), ...(payload ? { payload } : {}) });
const search = async (filter: object): Promise<FoundAudit> => {
  const answer = await ask('data_protection_officer', '/api/audit/search', { ...PERIOD, offset: 0, ...filter });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<FoundAudit>();
};

describe('the access log for the data protection officer', () => {
  it('is found by whom it is about, by number or by the address of their page, and shows nothing else of them', async () => {
    const byNumber = await search({ whom: NUMBER });
    expect(byNumber.entries.map(({ operation: asked }) => asked)).toEqual(
      expect.arrayContaining(['getParticipant', 'searchParticipants', 'import participants']),
    );
    const byAddress = await search({ whom: `http://localhost:3000/norra/participants/${known}` });
    const read = byAddress.entries.find(({ operation: asked, outcome }) => asked === 'getParticipant' && outcome === 'done');
    expect(read).toMatchObject({ actor: emailOf('team_member'), role: 'team_member', purpose: 'casework', interventions: ['Kraften'] });
    // Who it is about is a number, by which the log can be asked too.
    expect(read?.participants).toEqual([known.slice(0, 8)]);
    expect(byAddress.participant).toBe(known.slice(0, 8));
    expect((await search({ whom: known.slice(0, 8) })).counts.entries).toBeGreaterThanOrEqual(byAddress.counts.entries);
    expect(byAddress.entries).toContainEqual(expect.objectContaining({ actor: emailOf('coordinator'), outcome: 'denied' }));
    expect(JSON.stringify([byNumber, byAddress])).not.toMatch(new RegExp(`Kajsa|Kvist|${NUMBER}|${known}`));
    // Nor does the question leave the number behind.
    const { rows } = await world.own.asOwner((client) =>
      client.query<{ text: string }>('select to_jsonb(e)::text as text from access.audit_entry e'),
    );
    expect(rows.filter(({ text }) => text.includes(NUMBER))).toEqual([]);
  });

  it('is found by who, operation, purpose, outcome and period, the latest first, in pages', async () => {
    const denied = await search({ who: 'coordinator@', outcome: 'denied', operation: 'getParticipant' });
    expect(denied.counts).toMatchObject({ entries: 1, users: 1, denied: 1 });
    const all = await search({});
    expect(all.counts.entries).toBeGreaterThan(20);
    expect(all.entries.length).toBe(Math.min(all.counts.entries, all.size));
    expect(all.entries.map(({ at }) => at)).toEqual(
      all.entries
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect((await search({ from: '2017-01-01', to: '2017-12-31' })).counts.entries).toBe(0);
    expect((await search({ purpose: 'import' })).entries.every(({ purpose }) => purpose === 'import')).toBe(true);
    const kinds = ['read', 'written', 'file', 'login'] as const;
    const counts = await Promise.all(kinds.map(async (kind) => (await search({ kind, to: '2030-12-31', who: 'team' })).counts.entries));
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[3]).toBeGreaterThan(0);
    expect(counts.reduce((sum, one) => sum + one)).toBe((await search({ to: '2030-12-31', who: 'team' })).counts.entries);
    const kraften = world.own.interventions.get('Kraften');
    const there = await search({ intervention: kraften });
    expect(there.counts.entries).toBeGreaterThan(0);
    expect(there.entries.every(({ interventions }) => interventions.includes('Kraften'))).toBe(true);
    // A percent sign is one.
    expect((await search({ who: '%' })).counts.entries).toBe(0);
  });

  it('says what to write when it is not to be understood whom is meant', async () => {
    const answer = await ask('data_protection_officer', '/api/audit/search', { ...PERIOD, offset: 0, whom: 'Kajsa' });
    expect([answer.statusCode, answer.json<{ text: string }>().text]).toEqual([422, expect.stringContaining('tolv siffror')]);
  });

  it('is taken out as a file, which stands in the log', async () => {
    const file = await ask('data_protection_officer', '/api/audit/file?from=2018-01-01&to=2060-12-31&outcome=denied&format=csv');
    expect(file.body).toMatch(/åtkomstlogg 2018-01-01 – 2060-12-31/);
    expect(file.body).toMatch(/coordinator@prov\.example;coordinator;.*getParticipant.*nekat/);
    const ofOne = await ask(
      'data_protection_officer',
      `/api/audit/file?from=2018-01-01&to=2060-12-31&format=xlsx&participant=${known.slice(0, 8)}`,
    );
    expect(ofOne.headers['content-type']).toMatch(/spreadsheetml/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(ofOne.rawPayload).buffer);
    const cells = JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()));
    expect(cells).toMatch(/team_member@prov\.example/);
    expect(cells).toContain(known.slice(0, 8));
    expect(`${file.body}${cells}`).not.toMatch(new RegExp(`Kajsa|Kvist|${NUMBER}`));
    expect((await search({ operation: 'downloadAudit' })).entries).toContainEqual(
      expect.objectContaining({ actor: emailOf('data_protection_officer'), purpose: 'log_review' }),
    );
  });

  it('of a party is that of the interventions for which the party answers, and no more', async () => {
    const party = crypto.randomUUID();
    const kraften = world.own.interventions.get('Kraften') ?? '';
    const dpo = world.own.users.get('data_protection_officer') ?? '';
    await world.own.asOwner(async (client) => {
      await client.query(
        `insert into association.party (id, kind, name, is_member, valid_from, version, changed_at, changed_by) values ($1, 'municipality', 'Provstads kommun', true, '2018-01-01', 1, now(), 'prov')`,
        [party],
      );
      await client.query('update interventions.intervention set controller_id = $1 where id = $2', [party, kraften]);
      await client.query(`update access.role_assignment set party_id = $1 where user_id = $2`, [party, dpo]);
    });
    const own = await search({});
    expect(own.counts.entries).toBeGreaterThan(0);
    expect(own.entries.every(({ interventions }) => interventions.includes('Kraften'))).toBe(true);
    expect((await search({ who: 'coordinator@' })).counts.entries).toBe(0);
    await world.own.asOwner((client) => client.query('update access.role_assignment set party_id = null where user_id = $1', [dpo]));
  });
});

describe('the access log for the auditor', () => {
  it('has a code for each user, the same all through, and nobody whom it is about', async () => {
    const answer = await ask('auditor', '/api/audit/pseudonymised?from=2018-01-01&to=2060-12-31');
    const { total, entries } = answer.json<PseudonymisedAudit>();
    expect(total).toBeGreaterThan(20);
    expect(entries.every(({ code }) => /^[0-9A-F]{8}$/.test(code))).toBe(true);
    const codes = new Set(entries.flatMap(({ role, code }) => (role === 'data_protection_officer' ? [code] : [])));
    expect(codes.size).toBe(1);
    expect(new Set(entries.map(({ code }) => code)).size).toBeGreaterThan(2);
    // A participant has a code too, the same from one entry to the next, and one that is not that of the key alone.
    const about = entries.filter(({ operation: asked, participants }) => asked === 'getParticipant' && participants.length === 1);
    expect(about.length).toBeGreaterThan(1);
    expect(new Set(about.map(({ participants }) => participants[0])).size).toBe(1);
    const keys = [...world.own.users.values(), ...Object.values(world.participations)];
    expect(keys.filter((key) => answer.body.includes(key))).toEqual([]);
    expect(answer.body).not.toMatch(/@prov\.example|Prov |Kajsa|Kvist/);
  });

  it('is nobody else’s, not even by the database', async () => {
    expect((await ask('coordinator', '/api/audit/pseudonymised?from=2018-01-01&to=2060-12-31')).statusCode).toBe(403);
    const economist = { family: 'figures', role: 'economist', userId: world.own.users.get('economist') ?? '', name: 'prov' } as const;
    const seen = await world.own.database.read(economist, operation, ({ db }) =>
      sql`select * from privacy.pseudonymised_entries('2018-01-01', '2060-12-31', null, null, 50, 0)`.execute(db),
    );
    expect(seen.rows).toEqual([]);
  });
});
