import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { commandOf } from './runningCommands.ts';

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
 * second beside it would destroy the data.
 */
export const answersUnseen = (state: PostmasterState): Promise<boolean> =>
  new Promise((resolve) => {
    if (state.socketFolder === '') return resolve(false);
    const socket = connect(join(state.socketFolder, `.s.PGSQL.${state.port}`));
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
