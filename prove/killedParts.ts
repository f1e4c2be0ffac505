import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireEmbeddedPostgres, type RunningPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';
import { startServer, type RunningServer } from '../test/samlaProcess.ts';

/** Longer than the server needs to find out that the database is back. */
const RECOVERY_MS = 60_000;

/** A server and its database as processes of their own in a new data folder, to be killed and started again. */
export type KilledParts = {
  readonly folder: string;
  /** Where the server answers now; it moves when the server is started again. */
  readonly url: () => string;
  /** Kills the server with SIGKILL and starts it again. @returns milliseconds until it answers */
  readonly killServer: () => Promise<number>;
  /** Kills the database's postmaster with SIGKILL; the server must bring it back or be started again. @returns milliseconds until the server answers */
  readonly killDatabase: () => Promise<number>;
  /** How often the server had to be started again because it did not come back after the database was killed. */
  readonly helped: () => number;
  readonly database: () => RunningPostgres;
  readonly close: () => Promise<void>;
};

/**
 * @param prepare what is made by the command line before the server starts
 * @param isReady whether the server at an address answers out of its database
 */
export async function killedParts(
  prepare: (folder: string) => Promise<void>,
  isReady: (url: string) => Promise<boolean>,
): Promise<KilledParts> {
  const folder = mkdtempSync(join(tmpdir(), 'samla-kill-'));
  // Flushed to disk as in use: what is proved is that a commit is one.
  const acquire = async (): Promise<RunningPostgres> => {
    const running = await acquireEmbeddedPostgres({ dataDir: join(folder, 'postgres'), say: () => undefined });
    if (!running.ok) throw new Error(running.error.text);
    return running.value;
  };
  let database = await acquire();
  const remove = async (): Promise<void> => {
    await database.release();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (port = '0'): Promise<RunningServer> => startServer({ SAMLA_DATA: folder, PORT: port });
  let server: RunningServer;
  try {
    await prepare(folder);
    server = await start();
  } catch (error) {
    await remove();
    throw error;
  }
  let helped = 0;
  const startAgain = async (): Promise<void> => {
    await server.end('SIGKILL').catch(() => undefined);
    server = await start(new URL(server.url).port);
  };
  return {
    folder,
    url: () => server.url,
    helped: () => helped,
    database: () => database,
    async killServer() {
      const begun = performance.now();
      await startAgain();
      return performance.now() - begun;
    },
    async killDatabase() {
      const begun = performance.now();
      process.kill(postmasterOf(folder), 'SIGKILL');
      const ended = performance.now() + RECOVERY_MS;
      while (!(await isReady(server.url).catch(() => false))) {
        if (server.child.exitCode !== null || performance.now() > ended) {
          helped += 1;
          await startAgain();
        } else await sleep(50);
      }
      const before = database;
      database = await acquire();
      await before.release();
      return performance.now() - begun;
    },
    async close() {
      await server.end();
      await remove();
    },
  };
}

const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
