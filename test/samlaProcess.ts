import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CLONE = join(import.meta.dirname, '..');
export type Env = Readonly<Record<string, string | undefined>>;
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Nothing of the one who runs the tests, so that a DATABASE_URL of theirs is never touched. */
const CLEAN: Env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:SAMLA_|DATABASE_URL$|PORT$|HOST$|VITEST|NODE_)/.test(name)),
);
const start = (file: string, args: readonly string[], env: Env): ChildProcess =>
  spawn(process.execPath, [join(CLONE, file), ...args], { cwd: CLONE, env: { ...CLEAN, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs `samla …` as a process of its own to its end. */
export async function samla(args: readonly string[], env: Env): Promise<Ended> {
  const child = start('src/cli/main.ts', args, env);
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

/** Runs `samla …` for somebody who stops reading at once, as `| head -0` does. */
export async function samlaUnread(args: readonly string[], env: Env): Promise<Ended> {
  const child = start('src/cli/main.ts', args, env);
  child.stdout?.destroy();
  const err = collect(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: '', err: err() };
}

export type RunningServer = {
  readonly url: string;
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Ends it by a signal and waits; gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Starts the server as a process of its own and waits until it answers. Throws with what it said when it ends instead. */
export async function startServer(env: Env): Promise<RunningServer> {
  const child = start('src/main.ts', [], { PORT: '0', ...env });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const err = collect(child.stderr);
  const lines: string[] = [];
  let url: string | undefined;
  if (child.stdout) {
    const reader = createInterface(child.stdout);
    for await (const line of reader) {
      lines.push(line);
      url = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (url) break;
    }
    reader.close();
    child.stdout.on('data', (data: Buffer) => lines.push(data.toString()));
    child.stdout.resume();
  }
  if (url === undefined) {
    const [code] = await ended;
    throw new Error(`the server ended with ${code}: ${[...lines, err()].join('\n')}`);
  }
  return {
    url,
    child,
    said: () => [...lines, err()].join('\n'),
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

/** Runs the server, which is to end by itself. */
export async function serverThatEnds(env: Env): Promise<Ended> {
  const child = start('src/main.ts', [], env);
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString('utf8');
}
