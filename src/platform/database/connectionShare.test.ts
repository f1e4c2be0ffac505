import type pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { connectionShare } from './connectionShare.ts';
import { openPool } from './driver.ts';

const { login, catalogue } = inject('testServer');
const pools: pg.Pool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

const sharing = (most: number, count: number): pg.Pool[] => {
  const share = connectionShare(most);
  const made = Array.from({ length: count }, () => openPool(login, catalogue, 10));
  for (const pool of made) share.join(pool);
  pools.push(...made);
  return made;
};
const lend = (pool: pg.Pool | undefined, count: number): Promise<pg.PoolClient[]> =>
  Promise.all(Array.from({ length: count }, () => pool?.connect() ?? Promise.reject(new Error('no such pool'))));
const use = async (pool: pg.Pool | undefined, count: number): Promise<void> => {
  for (const client of await lend(pool, count)) client.release();
};
const open = (of: readonly pg.Pool[]): number[] => of.map((pool) => pool.totalCount);

describe('pools that share what a server takes', () => {
  it('keep their idle connections while there is room', async () => {
    const made = sharing(6, 2);
    await use(made[0], 3);
    await use(made[1], 3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(open(made)).toEqual([3, 3]);
  });

  it('close those of whoever was used longest ago when there is none', async () => {
    const made = sharing(6, 3);
    await use(made[0], 3);
    await use(made[1], 3);
    await use(made[0], 1);
    await use(made[2], 2);
    await expect.poll(() => open(made)).toEqual([3, 1, 2]);
    // Whose connections were closed opens new ones.
    expect((await made[1]?.query<{ one: number }>('select 1 as one'))?.rows).toEqual([{ one: 1 }]);
  });

  it('take none from those who use theirs, and close what is over when they have done so', async () => {
    const made = sharing(4, 2);
    const lent = [...(await lend(made[0], 4)), ...(await lend(made[1], 3))];
    expect(open(made)).toEqual([4, 3]);
    const answers = await Promise.all(lent.map((client) => client.query<{ one: number }>('select 1 as one')));
    expect(answers.map(({ rows }) => rows[0]?.one)).toEqual(lent.map(() => 1));
    for (const client of lent) client.release();
    await expect.poll(() => open(made).reduce((sum, count) => sum + count)).toBe(4);
  });
});
