import { spawn, type SpawnOptions } from 'node:child_process';
import { closeSync, constants, fchownSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from './postgresAccount.ts';
import type { PostgresHome } from './postgresHome.ts';

export type CommandOutcome = { readonly succeeded: boolean; readonly output: string };

/** The path of one of PostgreSQL's programs in the program folder. */
export const programFile = (program: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(program, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/**
 * How PostgreSQL's programs are run: as their own user, in a folder that user may be in, and with English texts so
 * that faults can be recognised. Nothing of our environment follows along: it may hold the keys of the house.
 */
export function spawnOptions(home: PostgresHome): SpawnOptions {
  const windows = process.platform === 'win32';
  const keep = windows ? ['SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'PATH'] : ['PATH'];
  const inherited = keep.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    cwd: home.home,
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' },
    windowsHide: true,
    ...(home.account && { uid: home.account.uid, gid: home.account.gid }),
  };
}

/** Opens the log for writing at its end. A link in its place is refused: root may be the one who writes. */
export function openLog(home: PostgresHome): { readonly descriptor: number; readonly writtenSince: () => string } {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
  const descriptor = openSync(home.logFile, flags, 0o600);
  const owner = ownerOf(home.folder);
  if (owner) fchownSync(descriptor, owner.uid, owner.gid);
  const start = fstatSync(descriptor).size;
  return {
    descriptor,
    writtenSince: () => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(fstatSync(descriptor).size - start, 64 * 1024)));
      return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, start));
    },
  };
}

/** Runs one of PostgreSQL's programs to its end. What it writes goes to the log and comes back as the output. */
export async function runPostgresCommand(home: PostgresHome, file: string, args: readonly string[], input = ''): Promise<CommandOutcome> {
  const log = openLog(home);
  try {
    const child = spawn(file, args, { ...spawnOptions(home), stdio: ['pipe', log.descriptor, log.descriptor] });
    const ended = new Promise<{ succeeded: boolean; spawnError: string }>((resolve) => {
      child.once('error', (error) => resolve({ succeeded: false, spawnError: `error: ${error.message}` }));
      child.once('exit', (code) => resolve({ succeeded: code === 0, spawnError: '' }));
    });
    // A program that ends before it has read its input is told of by its exit code.
    child.stdin?.once('error', () => {});
    child.stdin?.end(input);
    const { succeeded, spawnError } = await ended;
    return { succeeded, output: log.writtenSince() + spawnError };
  } finally {
    closeSync(log.descriptor);
  }
}
