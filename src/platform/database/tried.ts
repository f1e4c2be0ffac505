import { sql } from 'kysely';
import type { WriteHandle } from './transaction.ts';

/** What some work would give: it is done and then undone, with everything it wrote. Locks that it took are let go. */
export async function tried<T>(db: WriteHandle, work: () => Promise<T>): Promise<T> {
  await sql`savepoint tried`.execute(db);
  try {
    return await work();
  } finally {
    await sql`rollback to savepoint tried`.execute(db);
  }
}
