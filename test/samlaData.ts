import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient, type ServerLogin } from '../src/platform/database/driver.ts';
import { acquireEmbeddedPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';

export type SamlaData = {
  /** SAMLA_DATA. */
  readonly folder: string;
  /** The embedded database's owner, on 127.0.0.1, where an operator's own PostgreSQL would be. */
  readonly owner: ServerLogin;
  /** Writes a file for a command and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  /** Stops the database and removes the folder. Call it after all tests of the file. */
  close(): Promise<void>;
  asOwner<T>(database: string, work: Parameters<typeof withClient<T>>[2]): Promise<T>;
};

/** A data folder of one's own with its embedded database running, so that each process joins it. */
export async function samlaData(): Promise<SamlaData> {
  const folder = mkdtempSync(join(tmpdir(), 'samla-cli-'));
  const files = mkdtempSync(join(tmpdir(), 'samla-files-'));
  const running = await acquireEmbeddedPostgres({ dataDir: join(folder, 'postgres'), say: () => undefined, fast: true, loopback: true });
  if (!running.ok) throw new Error(running.error.text);
  const { port, user, password, release } = running.value;
  const owner = { host: '127.0.0.1', port, user, password };
  return {
    folder,
    owner,
    file(name, content) {
      const path = join(files, name);
      writeFileSync(path, content);
      return path;
    },
    async close() {
      await release();
      for (const one of [folder, files]) rmSync(one, { recursive: true, force: true });
    },
    asOwner: (database, work) => withClient(owner, database, work),
  };
}
