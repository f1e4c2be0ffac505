import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The command line of a process, its words parted and ended by spaces; empty for one that is gone, or dead but not yet
 * buried. A process may write its own, as PostgreSQL's sessions do.
 */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return `${spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()} `;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** The numbers of all processes that we can see. */
export function runningProcesses(): readonly number[] {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-axo', 'pid='], { encoding: 'utf8' }).stdout.split('\n').map(Number).filter(Boolean);
  return readdirSync('/proc').map(Number).filter(Boolean);
}
