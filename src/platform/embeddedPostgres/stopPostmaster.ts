import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownerOf } from './postgresAccount.ts';
import { programFile, runPostgresCommand } from './postgresCommand.ts';
import type { PostgresHome } from './postgresHome.ts';
import { removeSocketFolder } from './postmasterAddress.ts';
import { isPostmaster } from './postmasterState.ts';
import { replaceFile } from './replaceFile.ts';

/** Fast shutdown ends the sessions and writes a checkpoint; then ever harder. Nothing committed is lost in any of them. */
const WAYS_TO_STOP = [
  { signal: 'SIGINT', pgCtlMode: 'fast', patienceMs: 60_000 },
  { signal: 'SIGQUIT', pgCtlMode: 'immediate', patienceMs: 10_000 },
  { signal: 'SIGKILL', pgCtlMode: 'immediate', patienceMs: 10_000 },
] as const;

/** Stops the postmaster and waits until it is gone. Call it under the start lock. */
export async function stopPostmaster(home: PostgresHome, program: string, pid: number): Promise<void> {
  for (const way of WAYS_TO_STOP) {
    if (process.platform === 'win32') {
      await runPostgresCommand(home, programFile(program, 'pg_ctl'), ['stop', '-D', home.cluster, '-m', way.pgCtlMode, '-W']);
    } else {
      askToStop(home, pid, way.signal);
    }
    const start = performance.now();
    while (performance.now() - start < way.patienceMs) {
      if (!isPostmaster(pid, home.cluster)) {
        removeSocketFolder(home);
        forgetStop(home);
        return;
      }
      await sleep(5);
    }
  }
}

/** Sends the signal without waiting, and writes down that it was sent: until the postmaster has seen it, it looks ready. */
export function askToStop(home: PostgresHome, pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    replaceFile(stopNote(home), `${pid}\n`, ownerOf(home.folder));
  } catch {
    // A full disk must not keep it running.
  }
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

export function isAskedToStop(home: PostgresHome, pid: number): boolean {
  try {
    return readFileSync(stopNote(home), 'utf8').trim() === String(pid);
  } catch {
    return false;
  }
}

/** The note is about a process number, which may come back: it is taken away before each start. */
export const forgetStop = (home: PostgresHome): void => rmSync(stopNote(home), { force: true });

const stopNote = (home: PostgresHome): string => join(home.folder, 'stopping');
