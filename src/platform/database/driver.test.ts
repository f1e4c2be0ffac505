import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, inject, it } from 'vitest';
import { connect, openPool, withClient } from './driver.ts';

const { login, catalogue } = inject('testServer');
const one = <T>(expression: string): Promise<T | undefined> =>
  withClient(login, catalogue, async (client) => (await client.query<{ value: T }>(`select ${expression} as value`)).rows[0]?.value);

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a value from the database', () => {
  it('is a day as text, never an instant: no Date can make it a day early in Stockholm', async () => {
    expect(await one(`date '2018-03-25'`)).toBe('2018-03-25');
  });

  it('is a whole number when it is one, in öre too, and a fault when it could not be exact (V1.4.2)', async () => {
    expect(await one('(select count(*) from (values (1), (2)) v)')).toBe(2);
    expect(await one('9007199254740991::bigint')).toBe(9_007_199_254_740_991);
    await expect(one('9007199254740992::bigint')).rejects.toThrow(/too large/);
  });

  it('is a decimal as text, exactly as stored', async () => {
    expect(await one('0.1::numeric + 0.2::numeric')).toBe('0.3');
  });

  it('is an instant with its zone', async () => {
    expect(await one(`timestamptz '2018-03-25 02:30:00+01'`)).toEqual(new Date('2018-03-25T01:30:00Z'));
  });
});

describe('a connection', () => {
  it('that nobody answers is given up, not waited for', async () => {
    const deaf = createServer(() => undefined);
    const port = await listening(deaf);
    await expect(connect({ host: '127.0.0.1', port, user: 'x', password: 'x' }, 'x', 200)).rejects.toThrow(/timeout/i);
    deaf.close();
  });

  it('is closed also when the work fails', async () => {
    const mine = `select count(*)::int as value from pg_stat_activity where application_name = 'samla' and query = 'select ''driver test'''`;
    await expect(
      withClient(login, catalogue, async (client) => {
        await client.query(`select 'driver test'`);
        throw new Error('work failed');
      }),
    ).rejects.toThrow('work failed');
    expect(await withClient(login, catalogue, async (client) => (await client.query<{ value: number }>(mine)).rows[0]?.value)).toBe(0);
  });

  it('of a pool that is cut while it is lent out fails its query, and the process lives', async () => {
    const sockets: Socket[] = [];
    const cable = createServer((near) => {
      const far = connectSocket(
        login.host.startsWith('/') ? { path: `${login.host}/.s.PGSQL.${login.port}` } : { host: login.host, port: login.port },
      );
      sockets.push(near, far);
      for (const end of [near, far]) end.on('error', () => undefined);
      near.pipe(far).pipe(near);
    });
    const port = await listening(cable);
    const pool = openPool({ ...login, host: '127.0.0.1', port }, catalogue, 1);
    const client = await pool.connect();
    const cut = client.query('select pg_sleep(20)');
    const answered = cut.then(
      () => 'answered',
      () => 'cut',
    );
    sockets[0]?.resetAndDestroy();
    sockets[1]?.destroy();
    expect(await answered).toBe('cut');
    client.release(true);
    expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    cable.close();
  });

  it('of a pool that breaks while idle is replaced, and the process lives', async () => {
    const pool = openPool(login, catalogue, 1);
    const pid = async (): Promise<number> => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
    const first = await pid();
    await withClient(login, catalogue, (client) => client.query('select pg_terminate_backend($1)', [first]));
    await expect.poll(() => pid().catch(() => first)).not.toBe(first);
    await pool.end();
  });
});
