import type { Clock } from '../platform/clock.ts';
import type { Installation } from '../platform/database/installation.ts';
import { clearWaiting } from './importQueries.ts';

/** Removes the files of all associations that have waited for more than their day. */
export async function clearWaitingFiles(installation: Installation, clock: Clock): Promise<void> {
  for (const { slug } of await installation.listAssociations()) {
    const database = await installation.findBySlug(slug);
    await database?.beforeLogin((db) => clearWaiting(db, clock.now()));
  }
}
