import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { withClient, type ServerLogin } from '../src/platform/database/driver.ts';
import { acquireEmbeddedPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';
import type { Ended } from './samlaProcess.ts';

export type SamlaData = {
  /** SAMLA_DATA. */
  readonly folder: string;
  /** The embedded database's owner, on 127.0.0.1, where an operator's own PostgreSQL would be. */
  readonly owner: ServerLogin;
  /** Writes a file for a command and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  asOwner<T>(database: string, work: Parameters<typeof withClient<T>>[2]): Promise<T>;
};

/** A data folder of one's own with its embedded database running, so that each process joins it; gone after the test file. */
export async function samlaData(): Promise<SamlaData> {
  const folder = mkdtempSync(join(tmpdir(), 'samla-cli-'));
  const files = mkdtempSync(join(tmpdir(), 'samla-files-'));
  const running = await acquireEmbeddedPostgres({ dataDir: join(folder, 'postgres'), say: () => undefined, fast: true, loopback: true });
  if (!running.ok) throw new Error(running.error.text);
  const { port, user, password, release } = running.value;
  const owner = { host: '127.0.0.1', port, user, password };
  afterAll(async () => {
    await release();
    for (const one of [folder, files]) rmSync(one, { recursive: true, force: true });
  });
  return {
    folder,
    owner,
    file(name, content) {
      const path = join(files, name);
      writeFileSync(path, content);
      return path;
    },
    asOwner: (database, work) => withClient(owner, database, work),
  };
}

/** Ends well: data alone on standard output. */
export function expectSuccess({ code, out, err }: Ended): string {
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  expectDecent(err);
  return out;
}

/** Ends with 1, says what is wrong on standard error, and nothing on standard output. */
export function expectRefusal({ code, out, err }: Ended): string {
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.length).toBeGreaterThan(10);
  expectDecent(err);
  return err;
}

/** What is said to an operator: no way through the program, no SQL, no identity number, and not that something went wrong "somewhere". */
function expectDecent(err: string): void {
  expect(err).not.toMatch(/\n\s+at |node:internal|\.ts:\d+|Error:|select |insert |undefined|\[object|Något gick fel/);
  expect(err).not.toMatch(/(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[678]\d|9[01])[-+]?\d{4}(?!\d)/);
}
