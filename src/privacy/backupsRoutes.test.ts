import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { backupsKept } from '../../test/access/backupsKept.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { endBackupOrder } from './backupOrderQueries.ts';
import { listBackupRuns } from './backupRunQueries.ts';
import { backupFileName } from './backupSchedule.ts';
import type { Backups } from './backupsApi.ts';

const clock = settableClock('2026-11-29T10:00:00Z');
let own: AccessAssociation;
let server: AccessServer;
let admin: { cookie: string };
let folder: readonly string[] | undefined = [];
let looked = 0;
let rows: number | undefined;

beforeAll(async () => {
  own = await accessAssociation(clock);
  const service = backupsKept({ names: () => folder, rowsSoFar: () => rows, look: () => void (looked += 1) });
  server = await accessServer(own, clock, { backups: service });
  admin = await server.logIn(own, 'administrator');
});

const seen = async (headers = admin): Promise<Backups> => {
  const answer = await server.ask({ url: '/api/backups', headers });
  expect(answer.statusCode).toBe(200);
  return answer.json();
};
const order = (id: string) => server.ask({ method: 'POST', url: '/api/backups/orders', headers: admin, payload: { id } });
/** A run that began then and took half a minute. */
const run = (begun: string, fault: string | null = null) =>
  own.database.write(operator, operation, ({ db }) =>
    sql`insert into privacy.backup_run (id, night, begun_at, ended_at, begun_by, outcome, fault, file_name, bytes, row_count, removed)
      values (gen_random_uuid(), ${begun.slice(0, 10)}, ${begun}, ${begun}::timestamptz + interval '30 seconds', 'Samla', ${fault === null ? 'done' : 'failed'},
        ${fault}, ${backupFileName(own.database.entry.slug, new Date(begun))}, ${fault === null ? 2_000_000 : null}, ${fault === null ? 1234 : null}, 0)`.execute(
      db,
    ),
  );

describe('the page of the backups', () => {
  it('says that there is none, and that the first is due', async () => {
    expect(await seen()).toMatchObject({
      ...{ lastGood: null, isLate: true, runs: [], order: null, byHand: 0 },
      schedule: { time: '02:30', nextNight: '2026-11-29', isDue: true, notBefore: null, folderIsThere: true },
    });
  });

  it('says of each run how it went, whether its file is there and how long it is kept, and names no place and no person', async () => {
    await run('2026-11-27T01:30:00Z');
    await run('2026-11-28T01:30:00Z', 'backup-disk');
    await run('2026-11-29T01:30:00Z', 'ENOENT /hemlig/mapp');
    folder = [backupFileName(own.database.entry.slug, new Date('2026-11-27T01:30:00Z'))];
    const told = await seen();
    expect(told.runs.map(({ fault, isThere, kept, made }) => ({ fault, isThere, kept, made }))).toEqual([
      { fault: 'failed', isThere: false, kept: null, made: null },
      { fault: 'backup-disk', isThere: false, kept: null, made: null },
      { fault: null, isThere: true, kept: { by: 'weeks', goneOn: '2026-12-28' }, made: { bytes: 2_000_000, rows: 1234 } },
    ]);
    expect(told).toMatchObject({ isLate: true, lastGood: '2026-11-27T01:30:30.000Z' });
    expect(JSON.stringify(told)).not.toMatch(/samla"|hemlig|norra|Samla/);
  });

  it('says when the folder can’t be reached, and then nothing of the files', async () => {
    folder = undefined;
    const told = await seen();
    expect(told.schedule?.folderIsThere).toBe(false);
    expect(told.runs.at(-1)).toMatchObject({ isThere: null, kept: null });
    folder = [];
  });

  it('is read by the auditor too, who orders none', async () => {
    const auditor = await server.logIn(own, 'auditor');
    expect((await seen(auditor)).runs).toHaveLength(3);
    const answer = await server.ask({
      method: 'POST',
      url: '/api/backups/orders',
      headers: auditor,
      payload: { id: crypto.randomUUID() },
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('a backup that is asked for', () => {
  it('is one, however often it is asked for, and another only when it is made', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const answers = await Promise.all([order(first), order(first)]);
    answers.push(await order(second));
    expect(answers.map((answer) => [answer.statusCode, answer.json<{ id: string }>().id])).toEqual(answers.map(() => [201, first]));
    expect(looked).toBe(3);
    expect((await seen()).order).toMatchObject({ id: first, rows: null });
    rows = 17;
    expect((await seen()).order?.rows).toBe(17);
    await run('2026-11-29T10:00:00Z');
    await own.database.write(operator, operation, async ({ db }) => endBackupOrder(db, first, (await listBackupRuns(db, 1))[0]?.id ?? ''));
    expect(await seen()).toMatchObject({ order: null, isLate: false });
    expect((await seen()).runs.map(({ isAsked }) => isAsked)).toEqual([true, false, false, false]);
    expect((await order(second)).json()).toEqual({ id: second });
  });

  it('is refused where the server makes none, and the page says so', async () => {
    const without = await accessServer(own, clock);
    const answer = await without.ask({ method: 'POST', url: '/api/backups/orders', headers: admin, payload: { id: crypto.randomUUID() } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'backups-off']);
    expect((await without.ask({ url: '/api/backups', headers: admin })).json()).toMatchObject({ schedule: null });
  });
});
