import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connect, type Holder, holdPostgres, isRoot, openFolder, postmasterOf, query } from '../../../test/postgresProcesses.ts';
import { acquireEmbeddedPostgres, type EmbeddedPostgresOptions, type RunningPostgres } from './acquireEmbeddedPostgres.ts';
import { livingPostmaster } from './postmasterState.ts';

let folder: string;
let dataDir: string;
let open: RunningPostgres[] = [];

beforeAll(async () => {
  folder = openFolder();
  dataDir = join(folder, 'postgres');
  const postgres = await acquire();
  await query({ ...postgres, database: 'postgres' }, 'CREATE DATABASE kept');
  await query(postgres, 'CREATE TABLE saved (word text)');
  await letGo();
});
afterEach(async () => {
  await letGo();
  if (livingPostmaster(join(dataDir, 'cluster'))) throw new Error('The last one out did not stop the database');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function acquire(options: Partial<EmbeddedPostgresOptions> = {}): Promise<RunningPostgres> {
  const got = await acquireEmbeddedPostgres({ dataDir, fast: true, say: () => {}, ...options });
  if (!got.ok) throw new Error(got.error.text);
  open.push(got.value);
  return { ...got.value, database: 'kept' };
}

/** The same database through what another process was handed. */
function kept(holder: Holder): Omit<RunningPostgres, 'release'> {
  if (!holder.postgres) throw new Error(holder.error?.text);
  return { ...holder.postgres, database: 'kept' };
}

async function letGo(): Promise<void> {
  await Promise.all(open.map((postgres) => postgres.release()));
  open = [];
}

async function isGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 500; i++) {
    if (livingPostmaster(join(dataDir, 'cluster'))?.pid !== pid) return true;
    await sleep(10);
  }
  return false;
}

async function killPostmaster(): Promise<number> {
  const pid = postmasterOf(dataDir);
  process.kill(pid, 'SIGKILL');
  expect(await isGone(pid)).toBe(true);
  return pid;
}

test('the database is in UTF-8, with checksums, and sorts in Swedish by name of the collation', async () => {
  const postgres = await acquire();
  expect(await query(postgres, 'SHOW server_encoding')).toEqual(['UTF8']);
  expect(await query(postgres, 'SHOW data_checksums')).toEqual(['on']);
  expect(await query(postgres, "SELECT lower('ÅÄÖ')")).toEqual(['åäö']);
  const sorted = `SELECT w FROM (VALUES ('ö'), ('ä'), ('z'), ('å'), ('a')) AS words (w) ORDER BY w COLLATE "sv-x-icu"`;
  expect(await query(postgres, sorted)).toEqual(['a', 'z', 'å', 'ä', 'ö']);
});

test('what is handed out may make databases and roles, and is no superuser', async () => {
  const postgres = await acquire();
  const rights = 'SELECT rolcreatedb, rolcreaterole, rolsuper, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user';
  expect(await query(postgres, rights)).toEqual([true, true, false, false, false]);
  await query(postgres, 'CREATE DATABASE one_association');
  await query({ ...postgres, database: 'one_association' }, 'CREATE EXTENSION btree_gist');
  await query(postgres, 'DROP DATABASE one_association');
});

test('nobody gets in as the superuser, and nobody without the password (V13.2.1)', async () => {
  const postgres = await acquire();
  await expect(connect({ ...postgres, user: 'postgres' })).rejects.toThrow(/rejects connection/u);
  await expect(connect({ ...postgres, password: 'guessed' })).rejects.toThrow(/password authentication failed/u);
});

test('the password lies in a file for its owner alone, and never in the log', async () => {
  const { password } = await acquire();
  expect(readFileSync(join(dataDir, 'owner-password'), 'utf8').trim()).toBe(password);
  expect(statSync(join(dataDir, 'owner-password')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(dataDir, 'server.log'), 'utf8')).not.toContain(password);
});

test('the log tells that a row was refused, and not what was in it', async () => {
  const postgres = await acquire();
  await query(postgres, 'CREATE TABLE persons (name text UNIQUE)');
  await query(postgres, "INSERT INTO persons VALUES ('Hemlig Person')");
  await expect(query(postgres, "INSERT INTO persons VALUES ('Hemlig Person')")).rejects.toThrow(/duplicate key/u);
  const log = readFileSync(join(dataDir, 'server.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('Hemlig');
});

test('a second start finds what was saved', async () => {
  const first = await acquire();
  await query(first, "INSERT INTO saved VALUES ('second start')");
  await first.release();
  expect(livingPostmaster(join(dataDir, 'cluster'))).toBeUndefined();
  expect(await query(await acquire(), "SELECT count(*)::int FROM saved WHERE word = 'second start'")).toEqual([1]);
});

test('a process beside joins the one that runs, and the last one out stops it', async () => {
  const ours = await acquire();
  const pid = postmasterOf(dataDir);
  const beside = await holdPostgres(dataDir);
  expect(postmasterOf(dataDir)).toBe(pid);
  await ours.release();
  expect(await query(kept(beside), 'SELECT 1')).toEqual([1]);
  await beside.leave();
  expect(await isGone(pid)).toBe(true);
});

test('letting go twice does not take it from another use in the same process', async () => {
  const one = await acquire();
  const other = await acquire();
  await one.release();
  await one.release();
  expect(await query(other, 'SELECT 1')).toEqual([1]);
});

test('a database whose process was killed runs on, and the next start joins it', async () => {
  const killed = await holdPostgres(dataDir);
  const pid = postmasterOf(dataDir);
  await query(kept(killed), "INSERT INTO saved VALUES ('before the kill')");
  await killed.kill('SIGKILL');
  const next = await acquire();
  expect(postmasterOf(dataDir)).toBe(pid);
  expect(await query(next, "SELECT count(*)::int FROM saved WHERE word = 'before the kill'")).toEqual([1]);
});

test('a killed process does not count as one that remains', async () => {
  const ours = await acquire();
  const pid = postmasterOf(dataDir);
  await (await holdPostgres(dataDir)).kill('SIGKILL');
  await ours.release();
  expect(await isGone(pid)).toBe(true);
});

test('after kill -9 of the postmaster the next start has all that was committed and nothing that was not', async () => {
  const first = await acquire();
  await query(first, "INSERT INTO saved VALUES ('committed')");
  const busy = await connect(first);
  await busy.query("BEGIN; INSERT INTO saved VALUES ('not committed')");
  // Counts for minutes and looks up at nothing, so this session outlives its postmaster.
  const counting = busy.query('SELECT count(*) FROM generate_series(1, 4000000000)').catch(() => 'cut off');
  await sleep(100);
  const killed = await killPostmaster();
  const next = await acquire();
  expect(postmasterOf(dataDir)).not.toBe(killed);
  expect(await query(next, "SELECT word FROM saved WHERE word LIKE '%committed'")).toEqual(['committed']);
  expect(await counting).toBe('cut off');
  await busy.end().catch(() => {});
});

test('after kill -9 of both the next start works', async () => {
  const killed = await holdPostgres(dataDir);
  await query(kept(killed), "INSERT INTO saved VALUES ('both killed')");
  await killPostmaster();
  await killed.kill('SIGKILL');
  expect(await query(await acquire(), "SELECT count(*)::int FROM saved WHERE word = 'both killed'")).toEqual([1]);
});

test("a dead postmaster's number that another process has got does not stop the start", async () => {
  await (await acquire()).release();
  const { uid, gid } = statSync(join(dataDir, 'cluster'));
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(isRoot && { uid, gid }) });
  const lines = `${stranger.pid}\n${dataDir}/cluster\n1700000000\n5432\n${dataDir}/socket\n\n  1 1\nready   \n`;
  writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), lines);
  expect(await query(await acquire(), 'SELECT 1')).toEqual([1]);
  stranger.kill();
});

test('Ctrl-C in the terminal does not reach the database', async () => {
  const inTerminal = await holdPostgres(dataDir);
  const pid = postmasterOf(dataDir);
  if (inTerminal.child.pid === undefined) throw new Error('not started');
  const ended = new Promise((resolve) => inTerminal.child.once('exit', resolve));
  process.kill(-inTerminal.child.pid, 'SIGINT');
  await ended;
  await sleep(300); // what a shutdown takes, had it been asked for one
  expect(livingPostmaster(join(dataDir, 'cluster'))?.pid).toBe(pid);
  await acquire();
});

test('a process that ends without letting go stops the database on its way out', async () => {
  const forgetful = await holdPostgres(dataDir, { farewell: 'forget' });
  expect(forgetful.postgres).toBeDefined();
  const next = await acquire(); // also when it comes while that one is stopping
  expect(await query(next, 'SELECT 1')).toEqual([1]);
  await next.release();
  const again = await holdPostgres(dataDir, { farewell: 'forget' });
  expect(again.postgres).toBeDefined();
  for (let i = 0; i < 500 && livingPostmaster(join(dataDir, 'cluster')); i++) await sleep(10);
  expect(livingPostmaster(join(dataDir, 'cluster'))).toBeUndefined();
});

test('a database that someone is stopping is waited for, and started again', async () => {
  const first = await acquire();
  const lingering = await connect(first);
  const pid = postmasterOf(dataDir);
  process.kill(pid, 'SIGTERM'); // as a service manager does: waits for its sessions, takes no new ones
  for (let i = 0; i < 500 && livingPostmaster(join(dataDir, 'cluster'))?.status !== 'stopping'; i++) await sleep(5);
  const next = await acquire();
  expect(postmasterOf(dataDir)).not.toBe(pid);
  expect(await query(next, 'SELECT 1')).toEqual([1]);
  await lingering.end().catch(() => {});
});

test('a lost password is made anew (V13.2.3)', async () => {
  const { password, release } = await acquire();
  await release();
  rmSync(join(dataDir, 'owner-password'));
  const next = await acquire();
  expect(next.password).not.toBe(password);
  expect(await query(next, 'SELECT 1')).toEqual([1]);
});

test('where sockets do not work it listens on the loopback alone', async () => {
  const postgres = await acquire({ loopback: true });
  expect(postgres.host).toBe('127.0.0.1');
  expect(await query(postgres, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
  const beside = await acquire();
  expect([beside.host, beside.port]).toEqual([postgres.host, postgres.port]);
});

test('when it has stopped nothing is left but what belongs to the data', async () => {
  await (await acquire()).release();
  expect(readdirSync(dataDir).toSorted()).toEqual(['cluster', 'owner-password', 'program', 'server.log', 'start.lock', 'users.lock']);
});
