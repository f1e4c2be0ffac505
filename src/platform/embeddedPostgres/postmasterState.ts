import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What a postmaster writes about itself in `postmaster.pid`, in this order of lines. */
export type PostmasterState = {
  readonly pid: number;
  readonly port: number;
  /** The socket's folder, or empty when it listens on the loopback alone. */
  readonly socketFolder: string;
  readonly status: string;
};

/** The lock file as it stands, whether its postmaster lives or not; undefined when there is none or it is half written. */
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
  return state && Number.isInteger(state.pid) && runsInCluster(state.pid, cluster) ? state : undefined;
}

/** PostgreSQL's processes work in the cluster's folder, which tells them from others, and from dead ones not yet buried. */
export function runsInCluster(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false; // gone, or another user's
  }
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'state=,command=', '-p', String(pid)], { encoding: 'utf8' });
    return !stdout.startsWith('Z') && stdout.includes(cluster);
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}
