import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { backupWorld, type BackupWorld } from '../../test/backupWorld.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { readBackupSettings } from '../platform/backup/backupSettings.ts';
import type { BackupPlace } from './backupJobs.ts';
import { findBackupOrder } from './backupOrderQueries.ts';
import { listBackupRuns } from './backupRunQueries.ts';
import { USUAL_TIME, USUALLY_KEPT } from './backupSchedule.ts';
import { makeNightlyBackups } from './nightlyBackupJobs.ts';

const clock = settableClock('2026-03-10T09:00:00Z');
const usual = { time: USUAL_TIME, kept: USUALLY_KEPT };
let world: BackupWorld;
let place: BackupPlace;
let folder: string;
const told: string[] = [];
beforeAll(async () => {
  world = await backupWorld();
  folder = world.path('nightly');
  place = { installation: world.installation, dataFolder: world.path('data'), clock, actor: { ...operator, name: 'Samla' } };
  return world.close;
});
const tonight = (keep = '7,5,12', to = folder) => {
  const settings = readBackupSettings({ SAMLA_BACKUP: to, SAMLA_BACKUP_KEEP: keep }, usual);
  if (!settings) throw new Error('no settings');
  return makeNightlyBackups(place, settings, (_, error) => told.push(String(error)));
};
const runs = () => world.norra.read(operator, operation, ({ db }) => listBackupRuns(db, 20));

/** Asked for by an administrator. */
const ask = (id: string) =>
  world.source.asOwner(world.norra.entry.database, (client) =>
    client
      .query(`alter table privacy.backup_order no force row level security`)
      .then(() =>
        client.query(`insert into privacy.backup_order (id, ordered_at, ordered_by) values ($1, $2, 'Adam Admin')`, [id, clock.now()]),
      ),
  );
const waiting = () => world.norra.read(operator, operation, ({ db }) => findBackupOrder(db));

describe('the nightly backup', () => {
  it('is made once a night, by one server of two, and a missed night is made up for', async () => {
    expect((await Promise.all([tonight(), tonight()])).map(({ made }) => made).toSorted()).toEqual([0, 1]);
    clock.set('2026-03-11T01:00:00Z');
    expect(await tonight()).toMatchObject({ made: 0, failed: 0 });
    clock.set('2026-03-11T01:30:00Z');
    expect(await tonight()).toMatchObject({ made: 1, failed: 0 });
    // Nobody was there for two nights.
    clock.set('2026-03-13T14:00:00Z');
    expect(await tonight()).toMatchObject({ made: 1, failed: 0 });
    expect(readdirSync(folder)).toEqual(['norra-2026-03-10-1000.samla', 'norra-2026-03-11-0230.samla', 'norra-2026-03-13-1500.samla']);
    const [last] = await runs();
    expect(last).toMatchObject({ outcome: 'done', night: '2026-03-13', begunBy: 'Samla', fileName: 'norra-2026-03-13-1500.samla' });
    expect(last?.outcome === 'done' && last.bytes).toBe(statSync(`${folder}/norra-2026-03-13-1500.samla`).size);
  });

  it('removes what has been kept long enough, and what a server that died left half', async () => {
    writeFileSync(`${folder}/.norra-2026-03-13-0230.samla.ofardig-0a1b2c3d`, 'half');
    writeFileSync(`${folder}/anteckningar.txt`, 'mine');
    clock.set('2026-03-14T01:30:00Z');
    expect(await tonight('2,0,0')).toMatchObject({ made: 1, failed: 0 });
    expect(readdirSync(folder)).toEqual(['anteckningar.txt', 'norra-2026-03-13-1500.samla', 'norra-2026-03-14-0230.samla']);
    expect((await runs())[0]?.removed).toBe(2);
  });

  it('that fails is told, kept for the administrator, and tried again after an hour; nothing old is removed', async () => {
    clock.set('2026-03-15T01:30:00Z');
    const file = world.path('a-file');
    writeFileSync(file, '');
    expect(await tonight('1,0,0', `${file}/folder`)).toMatchObject({ made: 0, failed: 1 });
    expect(told.at(-1)).toMatch(/ingen fil|går inte att skriva/);
    expect((await runs())[0]).toMatchObject({ outcome: 'failed', night: '2026-03-15', fault: 'backup-file' });
    clock.set('2026-03-15T02:00:00Z');
    expect(await tonight('1,0,0', `${file}/folder`)).toMatchObject({ made: 0, failed: 0 });
    expect(readdirSync(folder)).toContain('norra-2026-03-13-1500.samla');
    rmSync(file);
    mkdirSync(file);
    clock.set('2026-03-15T02:31:00Z');
    expect(await tonight('7,5,12', `${file}/folder`)).toMatchObject({ made: 1, failed: 0 });
  });

  it('has settings that are refused when they can not be read', () => {
    expect(readBackupSettings({}, usual)).toBeUndefined();
    expect(readBackupSettings({ SAMLA_BACKUP: '/b', SAMLA_BACKUP_TIME: '23:05' }, usual)).toEqual({
      folder: '/b',
      ...usual,
      time: '23:05',
    });
    expect(() => readBackupSettings({ SAMLA_BACKUP: '/b', SAMLA_BACKUP_TIME: '24:00' }, usual)).toThrow(/ingen tid/);
    expect(() => readBackupSettings({ SAMLA_BACKUP: '/b', SAMLA_BACKUP_KEEP: 'sju' }, usual)).toThrow(/7,5,12/);
  });

  it('is made at once when it is asked for, beside the night’s, and of those of a day the last is kept', async () => {
    clock.set('2026-03-16T01:30:00Z');
    await tonight();
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    clock.set('2026-03-16T09:00:00Z');
    await ask(first);
    const told: (number | undefined)[] = [];
    const settings = readBackupSettings({ SAMLA_BACKUP: folder }, usual);
    if (!settings) throw new Error('no settings');
    expect(
      await makeNightlyBackups(
        place,
        settings,
        () => undefined,
        (_, rows) => told.push(rows),
      ),
    ).toMatchObject({ made: 1, failed: 0 });
    expect([told[0], told.at(-1), (told.at(-2) ?? 0) > 20]).toEqual([0, undefined, true]);
    expect(await waiting()).toBeUndefined();
    // In the same minute its name would be the same: the next look makes it.
    await ask(second);
    expect(await tonight()).toMatchObject({ made: 0, failed: 0 });
    clock.set('2026-03-16T09:01:00Z');
    expect(await tonight()).toMatchObject({ made: 1, failed: 0, oldest: clock.now() });
    expect(await waiting()).toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.includes('2026-03-16'))).toEqual([
      'norra-2026-03-16-0230.samla',
      'norra-2026-03-16-1001.samla',
    ]);
  });

  it('that was asked for and fails is answered, too, and tried at once when it is asked for again', async () => {
    clock.set('2026-03-16T12:00:00Z');
    await ask(crypto.randomUUID());
    const file = world.path('no-folder');
    writeFileSync(file, '');
    expect(await tonight('7,5,12', `${file}/folder`)).toMatchObject({ made: 0, failed: 1 });
    expect(await waiting()).toBeUndefined();
    expect((await runs())[0]).toMatchObject({ outcome: 'failed', fault: 'backup-file' });
    clock.set('2026-03-16T12:01:00Z');
    await ask(crypto.randomUUID());
    expect(await tonight()).toMatchObject({ made: 1, failed: 0 });
  });
});
