import type pg from 'pg';

// One number for "somebody is preparing this installation", so that two starts don't migrate at once and no association is
// made from a template that is being made anew.
const PREPARE_LOCK = 7_265_301;

/** Does the work while no other process prepares the installation. The lock is the connection's, so it goes with it, too. */
export async function holdingPrepareLock<T>(catalogue: pg.Client, work: () => Promise<T>): Promise<T> {
  await catalogue.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
  try {
    return await work();
  } finally {
    await catalogue.query('select pg_advisory_unlock($1)', [PREPARE_LOCK]).catch(() => undefined);
  }
}
