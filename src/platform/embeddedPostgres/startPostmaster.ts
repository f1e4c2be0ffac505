import { spawn } from 'node:child_process';
import { chmodSync, closeSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, type Result } from '../../shared/result.ts';
import { clusterName, HOST_RULES, postgresConfiguration } from './clusterSettings.ts';
import { diagnosePostgresOutput, type EmbeddedPostgresError, fault } from './embeddedPostgresError.ts';
import { ownerOf } from './postgresAccount.ts';
import { openLog, programFile, spawnOptions } from './postgresCommand.ts';
import type { PostgresHome } from './postgresHome.ts';
import { chooseAddress, type PostmasterAddress } from './postmasterAddress.ts';
import { answersUnseen, isTaken, livingPostmaster, type PostmasterState, readPostmasterFile } from './postmasterState.ts';
import { replaceChangedFile } from './replaceFile.ts';
import { commandOf, runningProcesses } from './runningCommands.ts';

export type StartOptions = { readonly fast: boolean; readonly loopback: boolean; readonly say: (text: string) => void };

/** A longer log is begun anew: nothing in it is worth a full disk. */
const LONGEST_LOG = 10 * 1024 * 1024;
const PATIENCE_WITH_ORPHANS_MS = 30_000;

/** Starts PostgreSQL on a cluster where none lives, and waits until it takes connections. Call it under the start lock. */
export async function startPostmaster(
  home: PostgresHome,
  program: string,
  options: StartOptions,
): Promise<Result<PostmasterState, EmbeddedPostgresError>> {
  const leftover = readPostmasterFile(home.cluster);
  if (leftover && (await answersUnseen(leftover))) {
    return fault(
      'locked',
      `Databasen i ${home.folder} används redan, från en annan behållare (container) på datorn. Stoppa Samla där, eller välj en annan mapp med SAMLA_DATA.`,
    );
  }
  // A dead postmaster's number may have been given to another process, which PostgreSQL would take for it.
  if (leftover && isTaken(leftover.pid)) rmSync(join(home.cluster, 'postmaster.pid'), { force: true });
  // A folder that was copied here may have lost what PostgreSQL demands of it.
  if ((statSync(home.cluster).mode & 0o077) !== 0) chmodSync(home.cluster, 0o700);
  replaceChangedFile(join(home.cluster, 'postgresql.conf'), postgresConfiguration(home.cluster, options.fast), ownerOf(home.cluster));
  replaceChangedFile(join(home.cluster, 'pg_hba.conf'), HOST_RULES, ownerOf(home.cluster));
  if ((statSync(home.logFile, { throwIfNoEntry: false })?.size ?? 0) > LONGEST_LOG) truncateSync(home.logFile);

  const start = performance.now();
  let loopback = options.loopback;
  for (;;) {
    const attempt = await tryToStart(home, program, await chooseAddress(home, loopback), options);
    if (typeof attempt !== 'string') return ok(attempt);
    const socketsFail = /could not (bind|create|chmod|set).*Unix/iu.test(attempt);
    const orphansRemain = /pre-existing shared memory block/u.test(attempt);
    if (socketsFail && !loopback) loopback = true;
    else if (orphansRemain && performance.now() - start < PATIENCE_WITH_ORPHANS_MS) await endOrphans(home.cluster);
    else return diagnosePostgresOutput(attempt, home.folder, home.logFile);
  }
}

/** Waits for a postmaster that someone else started; undefined if it went away instead. */
export async function untilReady(cluster: string, pid: number): Promise<PostmasterState | undefined> {
  for (;;) {
    const state = livingPostmaster(cluster);
    if (state?.pid !== pid || state.status === 'stopping') return undefined;
    if (state.status === 'ready') return state;
    await sleep(5);
  }
}

/** The state when it is ready, or what it wrote before it gave up. */
async function tryToStart(
  home: PostgresHome,
  program: string,
  address: PostmasterAddress,
  options: StartOptions,
): Promise<PostmasterState | string> {
  const log = openLog(home);
  try {
    const args = [
      '-D',
      home.cluster,
      '-k',
      address.socketFolder,
      '-h',
      address.socketFolder ? '' : '127.0.0.1',
      '-p',
      String(address.port),
    ];
    // A session of its own: Ctrl-C in the terminal is for Samla, which then stops the database in good order.
    const child = spawn(programFile(program, 'postgres'), args, {
      ...spawnOptions(home),
      detached: true,
      stdio: ['ignore', log.descriptor, log.descriptor],
    });
    let spawnError = '';
    child.once('error', (error) => (spawnError = `error: ${error.message}`));
    child.unref();
    const start = performance.now();
    let told = false;
    for (;;) {
      await sleep(5);
      if (spawnError || child.exitCode !== null || child.signalCode !== null) return log.writtenSince() + spawnError;
      const state = readPostmasterFile(home.cluster);
      if (state?.pid === child.pid && state?.status === 'ready') return state;
      if (!told && performance.now() - start > 3000) {
        told = true;
        options.say('Databasen återställer sig efter ett avbrott. Det kan ta några minuter; inget går förlorat.');
      }
    }
  } finally {
    closeSync(log.descriptor);
  }
}

/**
 * A postmaster that was killed leaves its sessions behind; they go by themselves, but one in the middle of a long query
 * only when that is done. What they have not committed is rolled back as after any crash.
 */
async function endOrphans(cluster: string): Promise<void> {
  if (process.platform !== 'win32') {
    for (const pid of runningProcesses()) {
      if (!commandOf(pid).startsWith(`postgres: ${clusterName(cluster)}: `)) continue;
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone by itself.
      }
    }
  }
  await sleep(20);
}
