// npm does not wait for what it runs when it is told to end, and the shell between them passes nothing on.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Calls `onGone` when the npm that runs this script is gone, however it ended. Does nothing where no npm runs it. */
export function whenNpmIsGone(onGone) {
  const npm = npmAbove();
  if (npm === undefined) return;
  const timer = setInterval(() => {
    if (npmAbove() === npm) return;
    clearInterval(timer);
    onGone();
  }, 250);
  timer.unref();
}

/** The number of the npm that runs us, by a shell of its own or without. Other shells may come and go as they like. */
function npmAbove() {
  const parent = processOf(process.ppid);
  if (isNpm(parent)) return process.ppid;
  return isNpm(processOf(parent?.parent)) ? parent.parent : undefined;
}

/** npm calls itself by what it does: `npm start`, `npm run start`. */
const isNpm = (process) => process?.command.startsWith('npm ') ?? false;

function processOf(pid) {
  if (pid === undefined || process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') {
    const [parent, ...command] = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split(/\s+/u);
    return parent ? { parent: Number(parent), command: command.join(' ') } : undefined;
  }
  try {
    // The program's name stands in parentheses and may hold anything; its state and its parent's number follow.
    const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
    return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
  } catch {
    return undefined;
  }
}
