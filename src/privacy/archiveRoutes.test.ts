import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  namedSheet,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { CIA, CONNY, namesIn, NILS, sha256, textIn } from '../../test/access/archivedPeople.ts';
import { addConsentWithPaper } from '../../test/access/subjectRequests.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { importParticipants } from '../participants/participantImport.ts';
import type { ArchiveFiles } from './archiveApi.ts';
import type { DueCounts } from './retentionApi.ts';
import { PROPOSED } from './retentionRule.ts';
import type { WeedingCertificate } from './weedingApi.ts';
import { certificateDocument } from './weedingReport.ts';
import type { DueParticipations } from './weedingHoldsApi.ts';

const folder = mkdtempSync(join(tmpdir(), 'samla-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const clock = settableClock('2026-11-29T10:00:00Z');
const TODAY = '2026-11-29';
let own: AccessAssociation;
let server: AccessServer;
const cookies = new Map<string, { cookie: string }>();

const bring = async (...rows: Parameters<typeof namedSheet>[0]) => {
  const read = await importParticipants(own.database, operator, namedSheet(rows), 'prov');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
};
beforeAll(async () => {
  own = await accessAssociation(clock);
  server = await accessServer(own, clock, { dataFolder: folder });
  await bring(CIA, CONNY, NILS);
  await addConsentWithPaper(own.database, await participationOf('k5'));
});

const participationOf = (key: string): Promise<string> =>
  own.database.read(operator, operation, async ({ db }) => {
    const { rows } = await sql<{ id: string }>`
      select participation_id as id from participants.participation_version where row_key = ${key} and recorded_to = 'infinity'`.execute(
      db,
    );
    return rows[0]?.id ?? '';
  });
const ask = async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
  const headers = cookies.get(who) ?? (await server.logIn(own, who));
  cookies.set(who, headers);
  return server.ask({ method, url: `/api/retention${url}`, headers, ...(payload ? { payload } : {}) });
};
const codeOf = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;
const decide = (version: number, value: object = {}) =>
  ask('coordinator', 'PUT', '/rules/participation', {
    version,
    value: { ...PROPOSED.participation, inForceFrom: TODAY, archiveFirst: true, ...value },
    decision: { day: TODAY, paragraph: `§ ${81 + version}`, text: '' },
  });
const orderFiles = (version: number, who = 'coordinator') => ask(who, 'POST', '/archives', { kind: 'participation', version });
const filesFor = async (who: string) => (await ask(who, 'GET', '/archives')).json<ArchiveFiles>().files;
const weed = (version: number, due: number, id: string = crypto.randomUUID()) =>
  ask('administrator', 'POST', '/weedings', { id, kind: 'participation', version, due });
const counts = async () => {
  const { counts: all } = (await ask('auditor', 'GET', `/due?day=${TODAY}`)).json<DueCounts>();
  return all.find(({ kind }) => kind === 'participation');
};
const make = (id: string, reason: string | null = null) => ask('team_leader', 'POST', `/archives/${id}/content`, { reason });
const fetchFile = (id: string, who = 'team_leader') => ask(who, 'GET', `/archives/${id}/file`);
const receive = (id: string, hashBegins: string, more: object = {}) =>
  ask('team_leader', 'POST', `/archives/${id}/receipt`, {
    ...{ hashBegins, on: TODAY, receiver: 'Stadsarkivet i Sala', reference: 'SA 2026/311' },
    ...more,
  });
const fileOf = async (who: string, ofProtected: boolean, version = 1) => {
  const found = (await filesFor(who)).filter((one) => one.intervention === 'Kraften' && one.ofProtected === ofProtected);
  const file = found.find(({ ruleVersion, state }) => ruleVersion === version && state !== 'received') ?? found[0];
  if (!file) throw new Error('there is no such archive file');
  return file;
};
describe('an archive file that the plan asks for', () => {
  it('is asked for of participations alone: of the rest nothing is of lasting value', async () => {
    const answer = await ask('coordinator', 'PUT', '/rules/invitation', {
      version: 0,
      value: { ...PROPOSED.invitation, inForceFrom: TODAY, archiveFirst: true },
      decision: { day: TODAY, paragraph: '§ 80', text: '' },
    });
    expect([answer.statusCode, answer.json<{ text: string }>().text]).toEqual([422, expect.stringContaining('tillfällig betydelse')]);
  });

  it('stands in the way of weeding until it is ordered, made, fetched and received', async () => {
    expect(codeOf(await orderFiles(1))).toBe('not-in-force');
    expect((await decide(0)).statusCode).toBe(200);
    expect(await counts()).toMatchObject({ version: 1, archiveFirst: true, due: 0, unarchived: 4 });
    expect(codeOf(await weed(1, 4))).toBe('archive-first');
    expect(codeOf(await orderFiles(2))).toBe('rule-changed');
  });

  it('is ordered once by who weeds, one for each intervention and one of its own for protected persons', async () => {
    for (const who of ['coordinator', 'administrator']) expect((await orderFiles(1, who)).statusCode).toBe(204);
    const files = await filesFor('coordinator');
    expect(
      files.map(({ intervention, ofProtected, wanted, state, hasLeader }) => [intervention, ofProtected, wanted, state, hasLeader]).sort(),
    ).toEqual([
      ['Kraften', false, 2, 'wanted', true],
      ['Kraften', true, 1, 'wanted', true],
      ['Navet', false, 1, 'wanted', false],
    ]);
    expect((await filesFor('team_leader')).map(({ intervention }) => intervention)).toEqual(['Kraften', 'Kraften']);
    const { participations } = (await ask('team_leader', 'GET', `/participations?day=${TODAY}`)).json<DueParticipations>();
    expect(participations.map(({ stop, archived }) => [stop, archived])).toEqual(Array.from({ length: 3 }, () => ['archive', 'missing']));
  });

  it('is made and fetched by the leader of the team alone: whoever weeds, and the officer, see no participant', async () => {
    const { id } = await fileOf('team_leader', false);
    for (const who of ['coordinator', 'administrator', 'data_protection_officer', 'auditor', 'team_member', 'counsellor'])
      for (const answer of [
        await ask(who, 'POST', `/archives/${id}/content`, { reason: null }),
        await fetchFile(id, who),
        await ask(who, 'POST', `/archives/${id}/receipt`, { hashBegins: 'a'.repeat(8), on: TODAY, receiver: 'x', reference: 'y' }),
      ])
        expect(answer.statusCode).toBe(403);
    const ofOthers = (await filesFor('coordinator')).find(({ intervention }) => intervention === 'Navet')?.id ?? '';
    expect((await make(ofOthers)).statusCode).toBe(404);
    expect((await fetchFile(ofOthers)).statusCode).toBe(404);
    expect((await receive(ofOthers, 'a'.repeat(8))).statusCode).toBe(404);
    expect(codeOf(await fetchFile(id))).toBe('not-made');
    clock.set('2026-11-29T10:30:00Z');
    expect(codeOf(await make(id))).toBe('proof-needed');
    cookies.clear();
  });

  it('holds what the team knows of its participants, with manifest, schema, words and papers, and is known by its hash', async () => {
    const { id } = await fileOf('team_leader', false);
    const made = (await make(id)).json<{ records: number; sha256: string; bytes: number }>();
    expect(made.records).toBe(2);
    const answer = await fetchFile(id);
    const bytes = answer.rawPayload;
    expect([answer.statusCode, answer.headers['content-type'], Number(answer.headers['content-length'])]).toEqual([
      ...[200, 'application/zip', bytes.length],
    ]);
    expect([sha256(bytes), bytes.length]).toEqual([made.sha256, made.bytes]);
    expect((await fetchFile(id)).rawPayload.equals(bytes)).toBe(true);
    const names = namesIn(bytes);
    expect(names).toEqual(expect.arrayContaining(['LÄS_MIG.txt', 'deltaganden.jsonl', 'manifest.json', 'schema.json']));
    const manifest = JSON.parse(textIn(bytes, 'manifest.json'));
    expect(manifest).toMatchObject({
      ...{ id, kind: 'participation', intervention: 'Kraften', protectedPersonalData: false, records: 2, papers: 1 },
      ...{ madeBy: 'verksamhetsledare', rule: { version: 1 }, decision: { day: TODAY, paragraph: '§ 81' } },
      association: own.database.entry.name,
    });
    const unzipped = unzipSync(bytes);
    expect(manifest.files.map(({ name }: { name: string }) => name).sort()).toEqual(names.filter((name) => name !== 'manifest.json'));
    for (const { name, bytes: size, sha256: hash } of manifest.files as { name: string; bytes: number; sha256: string }[])
      expect([name, unzipped[name]?.length, sha256(unzipped[name] ?? new Uint8Array())]).toEqual([name, size, hash]);
    const records = textIn(bytes, 'deltaganden.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const cia = await participationOf('k5');
    expect(records.map(({ participation }) => participation).sort()).toEqual([cia, await participationOf('k2')].sort());
    const hers = records.find(({ participation }) => participation === cia);
    expect(hers.rows['participants.person_version']).toMatchObject([{ given_name_cipher: 'Cia', family_name_cipher: '=Dal' }]);
    expect(hers.rows['participants.contact_version']).toMatchObject([{ phone_cipher: '070-000 00 01' }]);
    expect(hers.rows['participants.participation_version']).toMatchObject([{ closed: '2018-09-01', closing_reason: 'studier' }]);
    expect(strFromU8(unzipped[hers.papers[0]]?.subarray(1, 4) ?? new Uint8Array())).toBe('PNG');
    // To be read by people: words for codes, and nothing that a spreadsheet would calculate.
    const table = textIn(bytes, 'tabeller/participation_version.csv');
    expect(table.split('\r\n')[0]).toContain('Avslutsorsak');
    expect(table).toContain('Studier');
    expect(textIn(bytes, 'tabeller/person_version.csv')).toContain(";Cia;'=Dal;");
    expect(textIn(bytes, 'LÄS_MIG.txt')).toContain('§ 81');
    const { tables } = JSON.parse(textIn(bytes, 'schema.json'));
    expect(tables.find(({ table: one }: { table: string }) => one === 'participants.participation_version').columns).toContainEqual({
      ...{ column: 'sex', name: 'Kön', codes: { K: 'Kvinna', M: 'Man' } },
    });
    for (const name of ['LÄS_MIG.txt', 'manifest.json', 'schema.json']) expect(textIn(bytes, name)).not.toMatch(/Cia|Dal|Bo|Alm/u);
    expect(Buffer.from(bytes).includes('Conny')).toBe(false);
    expect(String(answer.headers['content-disposition'])).toMatch(/arkivfil-2026-11-29-[0-9a-f]{8}\.zip/u);
  });

  it('stands in the log with each participant, when it is made and each time it is fetched', async () => {
    const ids = [await participationOf('k2'), await participationOf('k5')];
    for (const action of ['makeArchive', 'downloadArchive'])
      for (const id of ids)
        expect(
          (await auditLog(own, action)).filter(({ outcome, record_ids: about }) => outcome === 'done' && about.includes(id)),
        ).not.toEqual([]);
  });

  it('of protected persons is made for a reason, which the log keeps', async () => {
    const { id } = await fileOf('team_leader', true);
    expect(codeOf(await make(id))).toBe('reason');
    expect(codeOf(await make(id, 'gallring 19640823-3234'))).toBe('reason-number');
    expect((await make(id, 'Leverans till stadsarkivet')).statusCode).toBe(200);
    const { rawPayload } = await fetchFile(id);
    expect(textIn(rawPayload, 'LÄS_MIG.txt')).toContain('SKYDDADE PERSONUPPGIFTER');
    expect(textIn(rawPayload, 'deltaganden.jsonl')).toContain('Conny');
    const conny = await participationOf('k6');
    const said = (await auditLog(own, 'downloadArchive')).filter(({ record_ids: ids }) => ids.includes(conny));
    expect(said.map(({ reason }) => reason)).toEqual(['roll team_leader: Leverans till stadsarkivet']);
  });
});

describe('the receipt of an archive authority', () => {
  it('names the file by its hash, which must be the one that was fetched', async () => {
    const { id, made } = await fileOf('team_leader', false);
    const hash = made?.sha256 ?? '';
    expect(codeOf(await receive(id, 'abc'))).toBe('hash');
    expect(codeOf(await receive(id, hash.startsWith('00000000') ? '11111111' : '00000000'))).toBe('other-file');
    expect(codeOf(await receive(id, hash.slice(0, 8), { on: '2026-11-28' }))).toBe('day');
    expect(codeOf(await receive(id, hash.slice(0, 8), { receiver: ' ' }))).toBe('receiver');
    expect(codeOf(await weed(1, 2))).toBe('archive-first');
    // Sent twice, as after a lost answer, it is there once.
    for (const _ of ['once', 'again']) expect((await receive(id, ` ${hash.slice(0, 10).toUpperCase()} `)).statusCode).toBe(204);
    expect(codeOf(await receive(id, hash.slice(0, 8), { reference: 'SA 2026/312' }))).toBe('received');
    expect(await fileOf('auditor', false)).toMatchObject({ state: 'received', receipt: { reference: 'SA 2026/311' } });
    expect(codeOf(await fetchFile(id))).toBe('received');
    expect(codeOf(await make(id))).toBe('received');
    expect(await counts()).toMatchObject({ due: 2, unarchived: 2 });
  });

  it('lets nothing through that has changed since: it must be archived again', async () => {
    await bring({ ...CIA, telefon: '070-000 00 02' });
    expect(await counts()).toMatchObject({ due: 1, unarchived: 3 });
    const { participations } = (await ask('team_leader', 'GET', `/participations?day=${TODAY}`)).json<DueParticipations>();
    const cia = await participationOf('k5');
    expect(participations.find(({ participationId }) => participationId === cia)).toMatchObject({ stop: 'archive', archived: 'changed' });
    expect(codeOf(await weed(1, 2))).toBe('count-changed');
    expect((await orderFiles(1)).statusCode).toBe(204);
    const again = await fileOf('team_leader', false);
    expect(again).toMatchObject({ state: 'wanted', wanted: 1 });
    expect((await make(again.id)).statusCode).toBe(200);
    await bring({ ...CIA, telefon: '070-000 00 03' });
    expect(codeOf(await fetchFile(again.id))).toBe('changed');
    const made = (await make(again.id)).json<{ sha256: string }>();
    expect(codeOf(await receive(again.id, made.sha256.slice(0, 8)))).toBe('not-fetched');
    const fetched = (await fetchFile(again.id)).rawPayload;
    expect([sha256(fetched), textIn(fetched, 'deltaganden.jsonl')]).toEqual([made.sha256, expect.stringContaining('070-000 00 03')]);
    expect((await receive(again.id, made.sha256.slice(0, 8))).statusCode).toBe(204);
    expect(await counts()).toMatchObject({ due: 2, unarchived: 2 });
  });

  it('is for the version of the rule that asked: another one asks again', async () => {
    expect((await decide(1)).statusCode).toBe(200);
    expect(await counts()).toMatchObject({ version: 2, due: 0, unarchived: 4 });
    expect(codeOf(await weed(2, 2))).toBe('archive-first');
    const old = (await filesFor('team_leader')).find(({ ofProtected }) => ofProtected);
    expect(old?.state).toBe('superseded');
    expect(codeOf(await make(old?.id ?? '', 'Leverans till stadsarkivet'))).toBe('rule-changed');
  });
});

describe('weeding what has been archived', () => {
  it('takes what is in a received file and nothing else, and its certificate says which file that was', async () => {
    expect((await orderFiles(2)).statusCode).toBe(204);
    const { id } = await fileOf('team_leader', false, 2);
    const made = (await make(id)).json<{ sha256: string }>();
    await fetchFile(id);
    expect((await receive(id, made.sha256.slice(0, 8))).statusCode).toBe(204);
    const weeding = crypto.randomUUID();
    expect((await weed(2, 2, weeding)).statusCode).toBe(201);
    // What is changed after the order stays, whoever ordered it.
    await bring({ ...CIA, telefon: '070-000 00 04' });
    const batch = await ask('administrator', 'POST', `/weedings/${weeding}/batch`);
    expect(batch.json()).toEqual({ weeded: 1, due: 2, isFinished: true });
    expect(await participationOf('k2')).toBe('');
    for (const key of ['k5', 'k6', 'n3']) expect(await participationOf(key)).not.toBe('');
    const certificate = (await ask('auditor', 'GET', `/weedings/${weeding}`)).json<WeedingCertificate>();
    expect(certificate.archives).toMatchObject([
      { records: 1, intervention: 'Kraften', sha256: made.sha256, receiver: 'Stadsarkivet i Sala', on: TODAY, reference: 'SA 2026/311' },
    ]);
    if (!certificate.finished) throw new Error('not finished');
    const said = JSON.stringify(certificateDocument(certificate, certificate.finished, 'Provförbundet'));
    expect(said.replaceAll(' ', '')).toContain(made.sha256);
    expect(said).toContain('Stadsarkivet i Sala 2026-11-29, SA 2026/311');
    expect(said).toContain('inte låg oförändrade i en mottagen arkivfil');
  });

  it('leaves of the weeded how many a file held, and not which', async () => {
    const left = await own.asOwner(async (client) => {
      await client.query(
        'begin; alter table privacy.archived_record no force row level security; alter table participants.participation no force row level security',
      );
      const { rows } = await client.query<{ n: number; whole: number }>(
        `select count(*) filter (where not exists (select from participants.participation p where p.id = a.participation_id))::int as n,
           count(*)::int as whole from privacy.archived_record a`,
      );
      await client.query('rollback');
      return rows[0];
    });
    expect(left).toMatchObject({ n: 0 });
    expect(left?.whole).toBeGreaterThan(0);
  });
});
