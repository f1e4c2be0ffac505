import { connect, type NetConnectOpts } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from './databaseAway.ts';

const failing = (target: NetConnectOpts): Promise<Error> =>
  new Promise((resolve) => {
    connect(target).on('error', resolve);
  });

describe('a database that is away', () => {
  it('is told from a connection that nobody takes, by port or by socket', async () => {
    expect(isDatabaseAway(await failing({ port: 1, host: '127.0.0.1' }))).toBe(true);
    expect(isDatabaseAway(await failing({ path: '/nowhere/.s.PGSQL.5432' }))).toBe(true);
  });

  it('is told from what PostgreSQL and its client say when it stops in the middle', () => {
    for (const code of ['57P01', '57P03', '08006', '53300'])
      expect(isDatabaseAway(Object.assign(new Error('stops'), { code })), code).toBe(true);
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseAway(new AggregateError([Object.assign(new Error('no'), { code: 'ECONNREFUSED' })]))).toBe(true);
  });

  it('is not what a faulty statement, a missing file or a bug says', () => {
    for (const code of ['23505', '42P01', 'ENOENT', undefined])
      expect(isDatabaseAway(Object.assign(new Error('no'), { code })), String(code)).toBe(false);
    expect(isDatabaseAway('ECONNREFUSED')).toBe(false);
  });
});
