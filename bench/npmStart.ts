import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const CLONE = path.join(import.meta.dirname, '..');
/** Nothing of the one who measures, so that a database of theirs is never touched. */
const CLEAN = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:SAMLA_|DATABASE_URL$|PORT$|HOST$)/.test(name)));

export type StartedSamla = {
  readonly url: string;
  /** From the command to the first answer of the server. */
  readonly ms: number;
  /** What it said until then. */
  readonly said: readonly string[];
  /** Ends it as a service manager does, and waits until all of it is gone. */
  end(): Promise<void>;
};

/** Runs `work` with a data folder of its own, which is gone afterwards. */
export async function withDataFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'samla-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm start` on a free port, until it answers. Throws with what it said when it ends instead. */
export async function npmStart(folder: string): Promise<StartedSamla> {
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: CLONE,
    env: { ...CLEAN, SAMLA_DATA: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The last to let go of the streams is the server, which npm does not wait for.
  const gone = once(child, 'close');
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
  };
  const said: string[] = [];
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
  let url: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    url = /^Samla är igång på (http:\/\/localhost:\d+)/.exec(line)?.[1];
    if (url !== undefined) break;
  }
  if (url !== undefined) {
    const { status } = await fetch(`${url}/healthz`);
    const ms = performance.now() - begun;
    child.stdout.resume();
    if (status === 200) return { url, ms, said, end };
    await end();
  }
  await gone;
  throw new Error(`npm start ended: ${said.join('\n')}`);
}
