import { clockOf } from '../clock.ts';
import { associationDatabase, type AssociationDatabase, type ThreadAccess } from './association.ts';
import { openPool } from './driver.ts';
import { installationNames } from './names.ts';

/** One work at a time is done on a thread, in one transaction. */
const CONNECTIONS = 1;

/** Does something in the association's database by a connection of the thread's own, which ends with it. */
export async function openedOnThread<T>(
  { entry, login, catalogue, dataKey, now }: ThreadAccess,
  work: (database: AssociationDatabase) => Promise<T>,
): Promise<T> {
  const database = associationDatabase({
    ...{ entry, login, names: installationNames(catalogue), clock: clockOf(() => now), key: Buffer.from(dataKey) },
    pool: openPool(login, entry.database, CONNECTIONS),
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
