import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clockFrom } from '../src/platform/clock.ts';
import { keyFileIn, openInstallation } from '../src/platform/database/installation.ts';
import { acquireEmbeddedPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';
import type { TestServer } from './testDatabase.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One real PostgreSQL for the whole run, owned as in production by a role that is no superuser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'samla-test-'));
  const running = await acquireEmbeddedPostgres({ dataDir: join(folder, 'postgres'), say: () => undefined, fast: true });
  if (!running.ok) throw new Error(running.error.text);
  const { host, port, user, password } = running.value;
  const server: TestServer = { login: { host, port, user, password }, catalogue: 'samla_test', keyFile: keyFileIn(folder) };
  const installation = await openInstallation({
    owner: { server: server.login, catalogue: server.catalogue },
    keyFile: server.keyFile,
    masterKey: undefined,
    clock: clockFrom({}),
    say: () => undefined,
  });
  await installation.close();
  project.provide('testServer', server);
  return async () => {
    await running.value.release();
    rmSync(folder, { recursive: true, force: true });
  };
}
