import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from './runningCommands.ts';

/** Longer than a killed process takes to close its sockets. */
const DYING_MS = 2000;

/** What a postmaster writes about itself in `postmaster.pid`, in this order of lines. */
export type PostmasterState = {
  readonly pid: number;
  readonly port: number;
  /** The socket's folder, or empty when it listens on the loopback alone. */
  readonly socketFolder: string;
  readonly status: string;
};

/** The lock file as it stands, whether its postmaster lives or not; undefined when there is none. */
export function readPostmasterFile(cluster: string): PostmasterState | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const [pid, , , port, socketFolder, , , status] = lines;
  return {
    pid: Number.parseInt(pid ?? '', 10),
    port: Number.parseInt(port ?? '', 10),
    socketFolder: socketFolder?.trim() ?? '',
    status: status?.trim() ?? '',
  };
}

/** The postmaster that lives, whatever it is doing; a number that some other process has got since then is not it. */
export function livingPostmaster(cluster: string): PostmasterState | undefined {
  const state = readPostmasterFile(cluster);
  return state && isPostmaster(state.pid, cluster) ? state : undefined;
}

export function isPostmaster(pid: number, cluster: string): boolean {
  return isTaken(pid) && (process.platform === 'win32' || commandOf(pid).includes(` -D ${cluster} `));
}

/** Whether some process has the number, and we may signal it. */
export function isTaken(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a postmaster that can't be seen answers all the same: one in another container on the same folder. To start a
 * second beside it would destroy the data. One that was just killed is out of sight a moment before its socket closes,
 * so it must go on answering.
 */
export async function answersUnseen(state: PostmasterState): Promise<boolean> {
  if (state.socketFolder === '') return false;
  const path = join(state.socketFolder, `.s.PGSQL.${state.port}`);
  const start = performance.now();
  while (await answers(path)) {
    if (performance.now() - start > DYING_MS) return true;
    await sleep(20);
  }
  return false;
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
