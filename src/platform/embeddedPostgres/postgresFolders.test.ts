import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  holdPostgres,
  isRoot,
  makeSmallClone,
  NOBODY,
  openFolder,
  postmasterOf,
  query,
  spawnHolder,
} from '../../../test/postgresProcesses.ts';
import { acquireEmbeddedPostgres } from './acquireEmbeddedPostgres.ts';
import { findPostgresPackage } from './postgresProgram.ts';

if (!isRoot) console.warn('SKIPPED: what root does for PostgreSQL (closed homes, other accounts, a full disk) is tested only as root.');

const CONTAINER = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
const mayUnshare = spawnSync('unshare', [...CONTAINER.slice(1), 'true']).status === 0;
if (isRoot && !mayUnshare) console.warn('SKIPPED: no right to make a container here.');

let folder: string;
let dataDir: string;
let shared: string;
let clone: string;
beforeAll(async () => {
  shared = openFolder();
  await (await acquired(join(shared, 'made'))).release();
  if (isRoot) clone = makeSmallClone(join(shared, 'clone'));
});
afterAll(() => rmSync(shared, { recursive: true, force: true }));
beforeEach(() => {
  folder = openFolder();
  dataDir = join(folder, 'postgres');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const acquire = (dir = dataDir, say: (text: string) => void = () => {}) => acquireEmbeddedPostgres({ dataDir: dir, fast: true, say });

async function acquired(dir = dataDir, say: (text: string) => void = () => {}) {
  const got = await acquire(dir, say);
  if (!got.ok) throw new Error(got.error.text);
  return got.value;
}

/** Spares the second that making a database takes, where the test is about something else. */
function copyMade(to = dataDir): void {
  mkdirSync(to, { recursive: true });
  for (const part of ['cluster', 'owner-password']) spawnSync('cp', ['-Rp', join(shared, 'made', part), to]);
}

test('two that start at once on a new folder get the same database', async () => {
  const [ours, beside] = await Promise.all([acquired(), holdPostgres(dataDir)]);
  if (!beside.postgres) throw new Error(beside.error?.text);
  const startedAt = 'SELECT pg_postmaster_start_time()::text';
  expect(await query(ours, startedAt)).toEqual(await query(beside.postgres, startedAt));
  await Promise.all([ours.release(), beside.leave()]);
  expect(existsSync(join(dataDir, 'cluster/postmaster.pid'))).toBe(false);
});

test('a first start that was killed halfway leaves nothing in the way of the next', async () => {
  const killed = spawnHolder(dataDir);
  while (!existsSync(dataDir) || !readdirSync(dataDir).some((name) => name.startsWith('cluster-unfinished'))) await sleep(5);
  killed.kill('SIGKILL');
  const postgres = await acquired();
  expect(await query(postgres, 'SELECT 1')).toEqual([1]);
  await postgres.release();
});

test('a folder too deep for a socket has its socket elsewhere, for its owner alone, and takes it away again', async () => {
  const deep = join(folder, 'en mapp med ett långt namn '.repeat(4), 'och en till '.repeat(6), 'postgres');
  copyMade(deep);
  const postgres = await acquired(deep);
  expect(Buffer.byteLength(postgres.host)).toBeLessThan(90);
  expect(readlinkSync(join(deep, 'socket'))).toBe(postgres.host);
  expect(statSync(postgres.host).mode & 0o777).toBe(0o700);
  expect(await query(postgres, 'SELECT 1')).toEqual([1]);
  await postgres.release();
  expect(existsSync(postgres.host)).toBe(false);
});

test('data that a newer PostgreSQL wrote is left alone, and the message says so', async () => {
  mkdirSync(join(dataDir, 'cluster'), { recursive: true });
  writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '99\n');
  const got = await acquire();
  expect(got).toMatchObject({ ok: false, error: { code: 'newer-version' } });
  expect(!got.ok && got.error.text).toMatch(/PostgreSQL 99.*nyare Samla/u);
  writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '12\n');
  expect(await acquire()).toMatchObject({ ok: false, error: { code: 'older-version' } });
});

test('damaged data is told from the log, with the mend', async () => {
  copyMade();
  rmSync(join(dataDir, 'cluster/global/pg_control'));
  const got = await acquire();
  expect(got).toMatchObject({ ok: false, error: { code: 'damaged' } });
  expect(!got.ok && got.error.text).toMatch(/skadade.*samla restore.*server\.log/u);
});

test('a machine without programs for it is told so', () => {
  expect(findPostgresPackage('sunos', 'sparc')).toMatchObject({ ok: false, error: { code: 'platform-unsupported' } });
  const other = process.platform === 'win32' ? findPostgresPackage('linux', 'x64') : findPostgresPackage('win32', 'x64');
  expect(other).toMatchObject({ ok: false, error: { code: 'binaries-missing' } });
  expect(!other.ok && other.error.text).toMatch(/npm ci.*DATABASE_URL/u);
});

test.runIf(isRoot)('an ordinary user has the database as themselves, out of a clone whose install scripts were blocked', async () => {
  mkdirSync(dataDir);
  chownSync(dataDir, NOBODY.uid, NOBODY.gid);
  const theirs = await holdPostgres(join(dataDir, 'postgres'), { clone, account: NOBODY });
  if (!theirs.postgres) throw new Error(theirs.error?.text);
  expect(statSync(`/proc/${postmasterOf(join(dataDir, 'postgres'))}`).uid).toBe(NOBODY.uid);
  // Root beside, as with sudo, is a guest there and leaves nothing that its owner can't use.
  const guest = await acquired(join(dataDir, 'postgres'));
  expect(await query(guest, 'SELECT 1')).toEqual([1]);
  await theirs.leave();
  await guest.release();
  const again = await holdPostgres(join(dataDir, 'postgres'), { clone, account: NOBODY });
  expect(again.error).toBeUndefined();
  await again.leave();
});

test.runIf(isRoot && mayUnshare)('a database that runs in another container on the same folder is left alone', async () => {
  copyMade();
  const inContainer = await holdPostgres(dataDir, { through: CONTAINER });
  if (!inContainer.postgres) throw new Error(inContainer.error?.text);
  const got = await acquire();
  expect(got).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(await query(inContainer.postgres, 'SELECT 1')).toEqual([1]);
  await inContainer.leave();
});

test.runIf(isRoot)("a folder that is someone else's is refused, with its owner's name", async () => {
  mkdirSync(dataDir, { mode: 0o711 });
  const refused = await holdPostgres(dataDir, { clone, account: NOBODY });
  expect(refused.error).toMatchObject({ code: 'folder-unusable' });
  expect(refused.error?.text).toMatch(/ägs av root.*SAMLA_DATA/u);
});

test.runIf(isRoot)('root with the clone under a closed home runs the database as another user', async () => {
  copyMade();
  chmodSync(shared, 0o700);
  const root = await holdPostgres(dataDir, { clone });
  if (!root.postgres) throw new Error(root.error?.text);
  expect(statSync(`/proc/${postmasterOf(dataDir)}`).uid).not.toBe(0);
  expect(await query(root.postgres, 'SELECT 1')).toEqual([1]);
  await root.leave();
  chmodSync(shared, 0o755);
});

test.runIf(isRoot)('a data folder that only root may enter is opened for passing through, and no more', async () => {
  const closed = join(folder, 'closed');
  copyMade(join(closed, 'postgres'));
  chmodSync(closed, 0o700);
  const postgres = await acquired(join(closed, 'postgres'));
  expect(await query(postgres, 'SELECT 1')).toEqual([1]);
  expect(statSync(closed).mode & 0o777).toBe(0o710);
  expect(statSync(closed).uid).toBe(0);
  await postgres.release();
});

test.runIf(isRoot)(
  'data under a home that only root may enter lie where PostgreSQL can go, are found again, and the home stays closed',
  async () => {
    const home = join(folder, 'home');
    const inHome = join(home, 'data', 'postgres');
    mkdirSync(home, { mode: 0o700 });
    const said: string[] = [];
    const first = await acquired(inHome, (text) => said.push(text));
    const reachable = realpathSync(join(inHome, 'home'));
    try {
      expect(said.join()).toContain(`läggs därför i ${reachable}`);
      expect(statSync(home).mode & 0o777).toBe(0o700);
      await query(first, 'CREATE DATABASE kept');
      await first.release();
      const second = await acquired(inHome);
      expect(await query({ ...second, database: 'kept' }, 'SELECT 1')).toEqual([1]);
      await second.release();
    } finally {
      rmSync(reachable, { recursive: true, force: true });
    }
    // Never a new and empty database in place of one that went missing.
    expect(await acquire(inHome)).toMatchObject({ ok: false, error: { code: 'data-missing' } });
  },
);

test.runIf(isRoot)('a full disk is told at the first start and at a later one, and nothing is lost when there is room again', async () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted = (...args: string[]) => spawnSync('mount', [...args, 'tmpfs', disk], { encoding: 'utf8' }).status === 0;
  if (!mounted('-t', 'tmpfs', '-o', 'size=80m')) return console.warn('SKIPPED: no right to mount a small disk here.');
  try {
    chmodSync(disk, 0o755);
    expect(await acquire(join(disk, 'postgres'))).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(mounted('-o', 'remount,size=160m')).toBe(true);
    const first = await acquired(join(disk, 'postgres'));
    await query(first, 'CREATE DATABASE kept');
    await first.release();
    expect(spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=4k']).status).not.toBe(0);
    const got = await acquire(join(disk, 'postgres'));
    expect(got).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(!got.ok && got.error.text).toMatch(/Disken är full.*Frigör utrymme/u);
    rmSync(join(disk, 'filler'));
    const after = await acquired(join(disk, 'postgres'));
    expect(await query({ ...after, database: 'kept' }, 'SELECT 1')).toEqual([1]);
    await after.release();
  } finally {
    spawnSync('umount', [disk]);
  }
});
