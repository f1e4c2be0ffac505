import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { clockFrom, type Clock } from '../src/platform/clock.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import { withClient, type ServerLogin } from '../src/platform/database/driver.ts';
import { openInstallation, type Installation } from '../src/platform/database/installation.ts';
import { quoteIdentifier } from '../src/platform/database/names.ts';
import type { Actor, Operation } from '../src/platform/database/transaction.ts';

export type TestServer = { readonly login: ServerLogin; readonly catalogue: string; readonly keyFile: string };

export const operator: Actor = { family: 'operator', role: 'operator', userId: null, name: 'test operator' };
export const operation: Operation = { action: 'test', reason: 'test' };

/** A clock that a test sets. */
export function settableClock(start: string): Clock & { set(instant: string): void } {
  let instant = start;
  return {
    now: () => clockFrom({ SAMLA_NOW: instant }).now(),
    today: () => clockFrom({ SAMLA_NOW: instant }).today(),
    set: (next) => void (instant = next),
  };
}

/** An installation with a fresh association, its database dropped after the test file. */
export async function testAssociation(clock: Clock = clockFrom({})): Promise<{
  database: AssociationDatabase;
  installation: Installation;
  asOwner: <T>(work: Parameters<typeof withClient<T>>[2]) => Promise<T>;
}> {
  const server = inject('testServer');
  const installation = await openInstallation({
    owner: { server: server.login, catalogue: server.catalogue },
    keyFile: server.keyFile,
    masterKey: undefined,
    clock,
    say: () => undefined,
    poolSize: 4,
  });
  const slug = `test-${randomBytes(6).toString('hex')}`;
  const database = await installation.createAssociation({ name: `Provförbundet ${slug}`, slug, organisationNumber: null });
  afterAll(async () => {
    await installation.close();
    await withClient(server.login, server.catalogue, async (client) => {
      // Not by force: a server owner may not end an autovacuum that happens to run there, while a plain drop waits for it to yield.
      await client.query(`drop database ${quoteIdentifier(database.entry.database)}`);
      await client.query('delete from catalogue.association where slug = $1', [slug]);
    });
  });
  return { database, installation, asOwner: (work) => withClient(server.login, database.entry.database, work) };
}
