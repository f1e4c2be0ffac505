import pg from 'pg';

/** Connections of a pool: open, idle among them, and how many wait for one. */
export type Connections = { readonly open: number; readonly idle: number; readonly waiting: number };

/** A connection target: one server, one login. The database is chosen per pool. */
export type ServerLogin = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly ssl?: boolean;
};

// DATE must not become a JavaScript Date (a day early in Stockholm); counts and öre are whole numbers that fit.
const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === INT8) return wholeNumber;
      if (oid === DATE || oid === NUMERIC) return (text: string) => text;
    }
    return pg.types.getTypeParser(oid, format);
  },
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a whole number from the database is too large to be exact');
  return value;
}

/** A server that does not answer, or a pool in which nothing comes free, is told of, not waited for. */
const CONNECT_PATIENCE_MS = 10_000;

/** A new connection knows no statement and no table yet: the first answers by it take several times as long. */
const IDLE_PATIENCE_MS = 600_000;

/** Starts a server that is gone again, where that is ours to do (the embedded one). */
export type Revive = () => Promise<void>;
const REVIVERS = new WeakMap<pg.Pool, Revive>();

export function openPool(login: ServerLogin, database: string, max: number, revive?: Revive): pg.Pool {
  // With pipelining a query is on its way before the one ahead of it is answered; the server still takes them in order.
  const pool = new pg.Pool({
    ...connection(login, database),
    max,
    idleTimeoutMillis: IDLE_PATIENCE_MS,
    allowExitOnIdle: true,
    pipeline: true,
  });
  // A connection that breaks while idle is replaced by the next request; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks while it is lent out; whoever has it is told by the query that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  if (revive) REVIVERS.set(pool, revive);
  return pool;
}

const GONE = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET']);

/** A connection of the pool. Where the server itself is gone it is started again first, if it is ours. */
export async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const revive = REVIVERS.get(pool);
    if (!revive || !(error instanceof Error && 'code' in error && GONE.has(String(error.code)))) throw error;
    await revive();
    return pool.connect();
  }
}

export async function connect(login: ServerLogin, database: string, patienceMs: number = CONNECT_PATIENCE_MS): Promise<pg.Client> {
  const client = new pg.Client({ ...connection(login, database), connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export async function withClient<T>(login: ServerLogin, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(login, database);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const connection = (login: ServerLogin, database: string): pg.ClientConfig => ({
  host: login.host,
  port: login.port,
  user: login.user,
  password: login.password,
  database,
  types,
  application_name: 'samla',
  connectionTimeoutMillis: CONNECT_PATIENCE_MS,
  ...(login.ssl ? { ssl: true } : {}),
});
