import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject, onTestFinished } from 'vitest';
import { clockFrom } from '../src/platform/clock.ts';
import { withClient, type ServerLogin } from '../src/platform/database/driver.ts';
import { keyFileIn, openInstallation, type Installation, type InstallationOptions } from '../src/platform/database/installation.ts';
import { installationNames, quoteIdentifier, type InstallationNames } from '../src/platform/database/names.ts';

export type TestInstallation = {
  readonly catalogue: string;
  readonly names: InstallationNames;
  readonly keyFile: string;
  readonly said: string[];
  open(more?: Partial<InstallationOptions>): Promise<Installation>;
  asOwner<T>(database: string, work: Parameters<typeof withClient<T>>[2]): Promise<T>;
  databases(): Promise<string[]>;
  /** Removes all of it. By itself after the test or the file, unless it says that it is called for. */
  close(): Promise<void>;
};

/** Removes every database and role whose name begins with the catalogue's, whoever of `owners` has them. */
export async function removeInstallation(owner: ServerLogin, catalogue: string): Promise<void> {
  await withClient(owner, 'postgres', async (client) => {
    const { rows: databases } = await client.query<{ name: string }>('select datname as name from pg_database where datname like $1', [
      `${catalogue}%`,
    ]);
    for (const { name } of databases) await client.query(`drop database ${quoteIdentifier(name)} with (force)`);
    // Who made other roles can be removed only after them.
    const { rows: roles } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where rolname like $1 order by rolcreaterole',
      [`${catalogue}%`],
    );
    for (const { name } of roles) await client.query(`drop role ${quoteIdentifier(name)}`);
  });
}

/** A new installation on the test server, with its own catalogue, roles and key; gone after the test, or after the file. */
export function testInstallation(until: 'test' | 'file' | 'called' = 'test'): TestInstallation {
  const { login } = inject('testServer');
  const catalogue = `samla_own_${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'samla-installation-'));
  const keyFile = keyFileIn(folder);
  const said: string[] = [];
  const opened: Installation[] = [];
  const close = async (): Promise<void> => {
    for (const one of opened) await one.close();
    await removeInstallation(login, catalogue);
    rmSync(folder, { recursive: true, force: true });
  };
  if (until === 'test') onTestFinished(close);
  else if (until === 'file') afterAll(close);
  return {
    catalogue,
    names: installationNames(catalogue),
    keyFile,
    said,
    async open(more = {}) {
      const installation = await openInstallation({
        owner: { server: login, catalogue },
        keyFile,
        masterKey: undefined,
        clock: clockFrom({}),
        say: (text) => said.push(text),
        poolSize: 2,
        ...more,
      });
      opened.push(installation);
      return installation;
    },
    asOwner: (database, work) => withClient(login, database, work),
    databases: () =>
      withClient(login, 'postgres', async (client) =>
        (
          await client.query<{ name: string }>('select datname as name from pg_database where datname like $1 order by 1', [
            `${catalogue}%`,
          ])
        ).rows.map(({ name }) => name),
      ),
    close,
  };
}
