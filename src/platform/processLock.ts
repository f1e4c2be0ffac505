import { closeSync, fchownSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Locks that the operating system lets go of when their holder dies, also by kill -9, so a dead process never counts.
 * Node has no call for file locks of its own; the SQLite inside it does, on Linux, macOS and Windows alike. The lock
 * file is an empty database that nothing is ever written to.
 *
 * Never open a lock file in any other way: on Unix, closing a file drops every lock that the process has on it.
 */
export type ProcessLock = { release(): void };

const BUSY = 5;

/** Held here too, so that a lock whose handle nobody keeps is not let go by the garbage collector. */
const held = new Set<DatabaseSync>();

/**
 * The file must exist before SQLite opens it: what it creates itself is readable by everyone. `owner` is for root, who
 * may be a guest in someone's folder.
 */
export function createLockFile(path: string, owner?: { readonly uid: number; readonly gid: number }): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw error;
  }
  if (owner) fchownSync(descriptor, owner.uid, owner.gid);
  closeSync(descriptor);
}

/** The lock that one alone may have, or undefined while anyone else has it, shared or not. */
export const tryExclusiveLock = (path: string): ProcessLock | undefined => tryLock(path, 'BEGIN EXCLUSIVE');

/** The lock that many may share, or undefined while someone has it alone. */
export const trySharedLock = (path: string): ProcessLock | undefined => tryLock(path, 'BEGIN; SELECT 1 FROM sqlite_schema');

/** Asks again every 10 ms; undefined when `patienceMs` has passed. `onWait` is called once, after a second. */
export async function waitForLock(
  take: () => ProcessLock | undefined,
  patienceMs: number,
  onWait: () => void = () => {},
): Promise<ProcessLock | undefined> {
  const start = performance.now();
  let told = false;
  for (;;) {
    const lock = take();
    if (lock) return lock;
    const waited = performance.now() - start;
    if (waited > patienceMs) return undefined;
    if (waited > 1000 && !told) {
      told = true;
      onWait();
    }
    await sleep(10);
  }
}

function tryLock(path: string, statement: string): ProcessLock | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    // Without this, an empty journal file would lie beside the lock for as long as it is held.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec(statement);
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release: () => {
      if (held.delete(database)) database.close();
    },
  };
}

/** SQLite's lowest byte is the kind of error; what is above it says more, and differs between systems. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === BUSY;
