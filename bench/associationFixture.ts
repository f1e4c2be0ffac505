import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockFrom } from '../src/platform/clock.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import { withClient, type ServerLogin } from '../src/platform/database/driver.ts';
import { keyFileIn, openInstallation, type Installation } from '../src/platform/database/installation.ts';
import type { Actor } from '../src/platform/database/transaction.ts';
import { acquireEmbeddedPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';

export type BenchAssociation = {
  readonly folder: string;
  readonly catalogue: string;
  readonly installation: Installation;
  readonly database: AssociationDatabase;
  readonly server: ServerLogin;
  asOwner<T>(work: Parameters<typeof withClient<T>>[2]): Promise<T>;
  close(): Promise<void>;
};

export const benchOperator: Actor = { family: 'operator', role: 'operator', userId: null, name: 'bench' };

/** A new association on a database of its own, with the settings of an ordinary installation; all of it is gone after `close`. */
export async function openBenchAssociation(): Promise<BenchAssociation> {
  const folder = mkdtempSync(join(tmpdir(), 'samla-bench-'));
  const running = await acquireEmbeddedPostgres({ dataDir: join(folder, 'postgres'), say: () => undefined });
  if (!running.ok) throw new Error(running.error.text);
  const { host, port, user, password } = running.value;
  const server: ServerLogin = { host, port, user, password };
  const catalogue = 'samla_bench';
  const installation = await openInstallation({
    owner: { server, catalogue },
    keyFile: keyFileIn(folder),
    masterKey: undefined,
    clock: clockFrom({}),
    say: () => undefined,
    poolSize: 4,
  });
  const database = await installation.createAssociation({ name: 'Mätförbundet', slug: 'matforbundet', organisationNumber: null });
  return {
    folder,
    catalogue,
    installation,
    database,
    server,
    asOwner: (work) => withClient(server, database.entry.database, work),
    async close() {
      await installation.close();
      await running.value.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
