import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Connections, ServerLogin } from './driver.ts';
import { identityCipher, type IdentityCipher } from './identityCipher.ts';
import type { InstallationNames } from './names.ts';
import {
  recordRefusal,
  runBeforeLogin,
  runTransaction,
  type Actor,
  type Operation,
  type ReadHandle,
  type Transaction,
  type WriteHandle,
} from './transaction.ts';
import { sql } from 'kysely';

export type AssociationEntry = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly organisationNumber: string | null;
  readonly database: string;
};

/** All that another thread of this program needs to work in the same database, as plain data: no key but the association's own. */
export type ThreadAccess = {
  readonly entry: AssociationEntry;
  readonly login: ServerLogin;
  readonly catalogue: string;
  readonly dataKey: Uint8Array;
  /** When it was asked for: what is done on the thread is done then. */
  readonly now: Date;
};

/** One association's own database, reachable only through transactions of a named actor. */
export type AssociationDatabase = {
  readonly entry: AssociationEntry;
  read<T>(actor: Actor, operation: Operation, work: (tx: Transaction<ReadHandle>) => Promise<T>): Promise<T>;
  write<T>(actor: Actor, operation: Operation, work: (tx: Transaction<WriteHandle>) => Promise<T>): Promise<T>;
  /** One unchanging view of everything, for what must agree with itself (a report's adoption). */
  snapshot<T>(actor: Actor, operation: Operation, work: (tx: Transaction<WriteHandle>) => Promise<T>): Promise<T>;
  /** @param recordIds those that were asked for */
  refuse(actor: Actor, operation: Operation, outcome: 'denied' | 'refused', recordIds?: Iterable<string>): Promise<void>;
  beforeLogin<T>(work: (db: ReadHandle) => Promise<T>): Promise<T>;
  cipher(): Promise<IdentityCipher>;
  threadAccess(): Promise<ThreadAccess>;
  /** The same database by another clock, to record what happened earlier as of then: the demo's years. */
  at(clock: Clock): AssociationDatabase;
  connections(): Connections;
  /** The same database as another transaction sees it that has exported its snapshot and still lasts. */
  seenFrom(snapshot: string): AssociationDatabase;
  close(): Promise<void>;
};

export type DatabaseParts = {
  readonly entry: AssociationEntry;
  readonly pool: pg.Pool;
  /** The login of the pool's connections. */
  readonly login: ServerLogin;
  readonly names: InstallationNames;
  readonly clock: Clock;
  /** The association's data key: opened already, or what opens it as it is stored. */
  readonly key: Buffer | ((stored: Buffer) => Buffer);
  readonly snapshot?: string;
};

export function associationDatabase(parts: DatabaseParts): AssociationDatabase {
  const { entry, pool, login, names, clock, key, snapshot } = parts;
  let opened = typeof key === 'function' ? undefined : Promise.resolve(key);
  let cipher: Promise<IdentityCipher> | undefined;
  const beforeLogin = <T>(work: (db: ReadHandle) => Promise<T>): Promise<T> => runBeforeLogin(pool, work);
  const dataKey = (): Promise<Buffer> =>
    (opened ??= beforeLogin(async (db) => {
      const { rows } = await sql<{ wrapped: Buffer }>`select access.read_data_key() as wrapped`.execute(db);
      const wrapped = rows[0]?.wrapped;
      if (!wrapped || typeof key !== 'function') throw new Error('the association has no data key');
      return key(wrapped);
    }));
  return {
    entry,
    // All that one answer shows is of one moment.
    read: (actor, operation, work) => runTransaction(pool, names, clock, actor, operation, 'repeatable read', work, snapshot),
    write: (actor, operation, work) => runTransaction(pool, names, clock, actor, operation, 'read committed', work),
    snapshot: (actor, operation, work) => runTransaction(pool, names, clock, actor, operation, 'repeatable read', work),
    refuse: (actor, operation, outcome, recordIds) => recordRefusal(pool, names, clock, actor, operation, outcome, recordIds),
    beforeLogin,
    cipher: () => (cipher ??= dataKey().then(identityCipher)),
    threadAccess: async () => ({ entry, login, catalogue: names.catalogue, dataKey: await dataKey(), now: clock.now() }),
    at: (other) => associationDatabase({ ...parts, clock: other }),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    seenFrom: (other) => associationDatabase({ ...parts, snapshot: other }),
    close: () => pool.end(),
  };
}
