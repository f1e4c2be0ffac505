import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { plainly, unchecked } from '../../../test/backupWorld.ts';
import { namedSheet } from '../../../test/access/accessWorld.ts';
import { routeWorld, type RouteWorld } from '../../../test/access/routeWorld.ts';
import { enrolledWoman, WOMAN_1985 } from '../../../test/participantSheets.ts';
import { operator } from '../../../test/testDatabase.ts';
import { testInstallation } from '../../../test/testInstallation.ts';
import { importParticipants } from '../../participants/participantImport.ts';
import { loadMasterKey } from '../database/masterKey.ts';
import { readBackup } from './readBackup.ts';

/** A participant who is planted: in no file may anything of hers be read. */
const PLANTED = { ...enrolledWoman, förnamn: 'Plantagena', efternamn: 'Hemligsdotter', telefon: '070-555 66 77' };
const HERS = [WOMAN_1985, WOMAN_1985.replace('-', ''), 'Plantagena', 'Hemligsdotter', '070-555 66 77'] as const;

const folder = mkdtempSync(join(tmpdir(), 'samla-whole-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'whole.samla');
let world: RouteWorld;
let tables: Map<string, string[]>;
beforeAll(async () => {
  world = await routeWorld();
  const imported = await importParticipants(world.own.database, operator, namedSheet([PLANTED]), 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  await world.own.installation.backUp(world.own.database, { ...plainly, file });
  tables = await rowsIn(file);
});

/** The rows of each table in a file, as COPY writes them: opened with the key of the installation. */
async function rowsIn(path: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  await readBackup(path, loadMasterKey(undefined, inject('testServer').keyFile, false), {
    head: async () => undefined,
    async table({ schema, name }, rows) {
      const parts: Buffer[] = [];
      for await (const part of rows) parts.push(part);
      found.set(`${schema}.${name}`, Buffer.concat(parts).toString('utf8').split('\n').slice(0, -1));
    },
    tableEnd: async () => undefined,
    sequences: async () => undefined,
  });
  return found;
}

/** What a text may look like in a file. */
const looksOf = (text: string): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'latin1'),
  Buffer.from(Buffer.from(text).toString('hex')),
  Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '')),
];

const unpacked = (bytes: Buffer): Buffer[] =>
  [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync].flatMap((unpack) => {
    try {
      return [unpack(bytes)];
    } catch {
      return [];
    }
  });

describe('the backup of an association in which everything has happened', () => {
  it('holds nothing that can be read without the key: no text of any cell of any table', () => {
    const bytes = readFileSync(file);
    const texts = new Set(
      [...tables.values()].flatMap((rows) => rows.flatMap((row) => row.split('\t'))).filter(({ length }) => length >= 8),
    );
    // Texts of all kinds, not a handful: names of users, reasons, decisions, rows of the log, keys.
    expect(texts.size).toBeGreaterThan(500);
    const packed: Buffer[] = [bytes];
    for (let at = 0; at < 256; at += 1) packed.push(...unpacked(bytes.subarray(at)));
    const read = [...texts].filter((text) => packed.some((layer) => layer.includes(text)));
    expect(read).toEqual([]);
    for (const text of [...HERS, 'Agda', 'Hemlig', 'Björk', world.own.database.entry.name, ...tables.keys()])
      for (const look of looksOf(text))
        expect(
          packed.some((layer) => layer.includes(look)),
          text,
        ).toBe(false);
  });

  it('holds a participant sealed once more inside, by the association’s own key', () => {
    const opened = [...tables.values()].flat().join('\n');
    expect(opened).toContain('left@');
    for (const text of [...HERS, 'Agda', 'Björk'])
      for (const look of looksOf(text)) expect(opened.includes(look.toString('latin1')), text).toBe(false);
  });

  it('comes back with as many rows of every table, also of passkeys, weeding and who asked what is kept', async () => {
    for (const table of [
      ...['access.passkey', 'access.one_time_code', 'participants.consent', 'participants.consent_paper', 'participants.person_version'],
      ...['privacy.retention_rule', 'privacy.weeding', 'privacy.weeding_hold', 'privacy.subject_request', 'privacy.log_sample'],
    ])
      expect(tables.get(table)?.length, table).toBeGreaterThan(0);
    const installation = await testInstallation().open({ keyFile: inject('testServer').keyFile });
    await installation.restore({ ...unchecked, file });
    const restored = await installation.findBySlug(world.own.database.entry.slug);
    if (!restored) throw new Error('it is not there');
    const again = join(folder, 'again.samla');
    await installation.backUp(restored, { ...plainly, file: again });
    const counts = (of: Map<string, string[]>) => Object.fromEntries([...of].map(([table, rows]) => [table, rows.length]));
    expect(counts(await rowsIn(again))).toEqual(counts(tables));
  });
});
