import type pg from 'pg';

/** What the pools of one server hold open together. */
export type ConnectionShare = {
  /** @param pool one that opens its connections out of this share from now on, until it ends */
  join(pool: pg.Pool): void;
};

/**
 * Each association has a pool, and an idle connection is kept long: with enough associations they would take all that
 * the server has. So when more than `most` stand open, those of the pools that were used longest ago are closed.
 * Those in use are never closed, so `most` is to leave room for them and for other programs.
 */
export function connectionShare(most: number): ConnectionShare {
  /** In the order of their last use. */
  const pools = new Set<pg.Pool>();
  const open = (): number => [...pools].reduce((sum, pool) => sum + pool.totalCount, 0);
  let closing = false;

  const closeIdle = async (): Promise<void> => {
    if (closing || open() <= most) return;
    closing = true;
    try {
      for (const pool of [...pools]) {
        while (open() > most && pool.idleCount > 0 && !pool.ending) {
          // An idle one is lent at once; what is released so is closed.
          const client = await pool.connect();
          client.release(true);
        }
        if (pool.ending) pools.delete(pool);
      }
    } catch {
      // A server that is gone has closed them all; whoever asks next is told.
    } finally {
      closing = false;
    }
  };

  return {
    join(pool) {
      pools.add(pool);
      pool.on('acquire', () => {
        if (closing || !pools.delete(pool)) return;
        pools.add(pool);
      });
      pool.on('connect', () => void closeIdle());
      // When all were in use as the last one was opened, none could be closed then.
      pool.on('release', () => setImmediate(() => void closeIdle()));
    },
  };
}
