import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertUser } from '../src/access/userQueries.ts';
import { importParticipants } from '../src/participants/participantImport.ts';
import { closedMan, enrolledWoman, sheet } from './participantSheets.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { BackupRequest, Installation } from '../src/platform/database/installation.ts';
import type { RestoreTask } from '../src/platform/backup/restoreBackup.ts';
import { operation, operator } from './testDatabase.ts';
import { testInstallation, type TestInstallation } from './testInstallation.ts';

/** The installations between which backups go share it, as one does that is made anew on another machine. */
export const MASTER_KEY = 'c0'.repeat(32);

export const NORRA = { name: 'Samordningsförbundet Norra', slug: 'norra', organisationNumber: '999901-0003' } as const;
/** Everything of them that must be nowhere in a file for whoever has no key. */
export const READABLE = ['Agda', 'Ekgren', 'kristina@prov.example', 'Kristina', 'Norra', 'norra', '999901-0003'] as const;

/** A backup with nothing besides the rows. */
export const plainly: Omit<BackupRequest, 'file'> = { by: 'Olle Operatör', attach: async () => ({}), progress: () => undefined };
/** A restore that looks at nothing besides the rows. */
export const unchecked: Omit<RestoreTask, 'file'> = { say: () => undefined, settle: async () => undefined, check: async () => undefined };

export type BackupWorld = {
  readonly source: TestInstallation;
  readonly installation: Installation;
  readonly norra: AssociationDatabase;
  /** A path for a file, gone when the world is closed. */
  path(name: string): string;
  close(): Promise<void>;
};

/** An association with two named participants and a user. Whoever makes it before all tests returns `close` there: what a hook hooks is not called. */
export async function backupWorld(): Promise<BackupWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'samla-backup-'));
  const source = testInstallation('called');
  const installation = await source.open({ masterKey: MASTER_KEY, poolSize: 4 });
  const norra = await installation.createAssociation(NORRA);
  const rows = [enrolledWoman, closedMan].map((row) => ({ ...row, förnamn: 'Agda', efternamn: 'Ekgren' }));
  const imported = await importParticipants(norra, operator, sheet(rows), 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  await norra.write(operator, operation, ({ db, now }) =>
    insertUser(db, { email: 'kristina@prov.example', name: 'Kristina Prov', passwordHash: 'hash', temporary: false, createdAt: now }),
  );
  const close = async (): Promise<void> => {
    await source.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { source, installation, norra, path: (name) => join(folder, name), close };
}

/** An installation of its own with the same master key and nothing in it. */
export async function freshInstallation(): Promise<{ place: TestInstallation; installation: Installation }> {
  const place = testInstallation();
  return { place, installation: await place.open({ masterKey: MASTER_KEY }) };
}
