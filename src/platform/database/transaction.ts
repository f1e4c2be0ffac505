import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { LocalDate } from '../../shared/localDate.ts';
import type { Clock } from '../clock.ts';
import { purposeOfRole, type Purpose } from '../../shared/purposes.ts';
import { checkOut } from './driver.ts';
import { quoteIdentifier, type InstallationNames, type RoleFamily } from './names.ts';
import type { DB } from './schema.ts';

/** What a function that only reads is handed: its type has no way to write. */
export type ReadHandle = Pick<Kysely<DB>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'getExecutor'>;
export type WriteHandle = ReadHandle & Pick<Kysely<DB>, 'insertInto' | 'updateTable' | 'deleteFrom'>;

/** On whose behalf a transaction runs. The family decides the database role, and with it what can be touched at all. */
export type Actor = {
  readonly family: RoleFamily;
  /** The role as the field knows it, for the audit log: coordinator, team_leader, … or operator. */
  readonly role: string;
  /** Null for the command line. */
  readonly userId: string | null;
  /** E-mail of the user, or name of the operator. */
  readonly name: string;
};

/** What is being done and why, for the audit log. */
export type Operation = {
  readonly action: string;
  readonly reason: string;
  /** What the actor's role is for, when absent. */
  readonly purpose?: Purpose;
  /** The request that does it; absent for the command line. */
  readonly requestId?: string;
  /** The interventions for which the actor holds the role. */
  readonly interventionIds?: readonly string[];
};

export type Transaction<H> = {
  readonly db: H;
  readonly actor: Actor;
  readonly now: Date;
  readonly today: LocalDate;
  /** Adds keys of records that were read or written to this request's audit row. */
  touched(ids: Iterable<string>): void;
  /** Says which of the actor's interventions it was about, when it was not about all of them. */
  within(interventionIds: Iterable<string>): void;
  /** Adds counts and settings, never identity data, to this request's audit row. */
  noted(detail: Readonly<Record<string, unknown>>): void;
};

export type Isolation = 'read committed' | 'repeatable read';

/**
 * The only way to a query handle: a transaction that has switched to the actor's role and set the user, and that ends
 * with its audit row or not at all. Throws what `work` throws, after rolling back.
 */
export async function runTransaction<H extends ReadHandle, T>(
  pool: pg.Pool,
  names: InstallationNames,
  clock: Clock,
  actor: Actor,
  operation: Operation,
  isolation: Isolation,
  work: (transaction: Transaction<H>) => Promise<T>,
  snapshot?: string,
): Promise<T> {
  const client = await checkOut(pool);
  let broken: Error | undefined;
  try {
    const now = clock.now();
    const today = clock.today();
    // Not waited for: the work's first query goes out right behind it. Should it fail, the server refuses what follows, either since
    // the transaction is aborted or since the application's own role may touch no table.
    const begun = client.query(
      `begin isolation level ${isolation}; ${snapshot === undefined ? '' : `set transaction snapshot ${client.escapeLiteral(snapshot)}; `}set local role ${quoteIdentifier(names.families[actor.family])}; ` +
        `set local samla.user_id = ${client.escapeLiteral(actor.userId ?? '')}; set local samla.today = '${today}'`,
    );
    const recordIds = new Set<string>();
    let interventionIds: ReadonlySet<string> = new Set(operation.interventionIds);
    const detail: Record<string, unknown> = {};
    const { handle, close } = handleOn<H>(client, actor.family);
    const working = work({
      db: handle,
      actor,
      now,
      today,
      touched: (ids) => {
        for (const id of ids) recordIds.add(id);
      },
      within: (ids) => void (interventionIds = new Set(ids)),
      noted: (more) => Object.assign(detail, more),
    });
    const [, value] = await Promise.all([begun, working]).finally(close);
    await auditAndCommit(client, now, actor, operation, 'done', { recordIds, detail, interventionIds });
    return value;
  } catch (error) {
    // A connection that can't roll back is thrown away, never handed to another user.
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Records that something was denied or refused, on its own: the transaction it belonged to is gone. */
export async function recordRefusal(
  pool: pg.Pool,
  names: InstallationNames,
  clock: Clock,
  actor: Actor,
  operation: Operation,
  outcome: 'denied' | 'refused',
  recordIds: Iterable<string> = [],
): Promise<void> {
  const client = await checkOut(pool);
  let broken: Error | undefined;
  try {
    const begun = client.query(
      `begin; set local role ${quoteIdentifier(names.families[actor.family])}; set local samla.user_id = ${client.escapeLiteral(actor.userId ?? '')}`,
    );
    await Promise.all([
      begun,
      auditAndCommit(client, clock.now(), actor, operation, outcome, {
        recordIds,
        detail: {},
        interventionIds: operation.interventionIds ?? [],
      }),
    ]);
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs one of the narrow functions that are allowed before a user is known, as the application's own role. */
export async function runBeforeLogin<T>(pool: pg.Pool, work: (db: ReadHandle) => Promise<T>): Promise<T> {
  const client = await checkOut(pool);
  const { handle, close } = handleOn<ReadHandle>(client, 'app');
  try {
    return await work(handle);
  } finally {
    close();
    client.release();
  }
}

const AUDIT = `
  insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids, detail, purpose, request_id, intervention_ids)
  values ($1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9::jsonb, $10, $11, $12::uuid[])`;

type Told = {
  readonly recordIds: Iterable<string>;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly interventionIds: Iterable<string>;
};

/** The row and COMMIT go out together. When the row can't be written the server turns the COMMIT into a rollback. */
async function auditAndCommit(
  client: pg.PoolClient,
  now: Date,
  actor: Actor,
  operation: Operation,
  outcome: 'done' | 'denied' | 'refused',
  { recordIds, detail, interventionIds }: Told,
): Promise<void> {
  const texts = [actor.name, actor.role, operation.action, operation.reason, outcome].map(storable);
  const notes = JSON.stringify(detail, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
  const values = [
    now.toISOString(),
    actor.userId,
    ...texts,
    arrayOf(recordIds),
    notes,
    ...[operation.purpose ?? purposeOfRole(actor.role), operation.requestId ?? null, arrayOf(interventionIds)],
  ];
  await Promise.all([client.query({ text: AUDIT, values, ...nameOfStatement(AUDIT, actor.family) }), client.query('commit')]);
}

const arrayOf = (ids: Iterable<string>): string => storable(`{${[...ids].join(',')}}`);

// PostgreSQL stores neither NUL nor half of a character; the line must be written whatever was asked.
const storable = (value: string): string => value.replaceAll('\u0000', '').toWellFormed();

/** A Kysely on one connection that already is in a transaction; it refuses to work once the transaction is over. */
function handleOn<H extends ReadHandle>(client: pg.PoolClient, family: WorkedAs): { handle: H; close: () => void } {
  let open = true;
  const query = (text: string, values: unknown[]): unknown => {
    if (!open) throw new Error('a query handle was used after its transaction');
    return client.query({ text, values, ...nameOfStatement(text, family) });
  };
  const borrowed = { query, release: () => undefined };
  const kysely = new Kysely<DB>({
    // The edge to Kysely: it only calls query and release of what connect gives.
    dialect: new PostgresDialect({ pool: { connect: async () => borrowed as never, end: async () => undefined, options: {} } }),
  });
  return { handle: kysely as Kysely<DB> as unknown as H, close: () => void (open = false) };
}

/** The role family that a statement is asked as; before login the application's own role. */
type WorkedAs = RoleFamily | 'app';

const STATEMENTS_KEPT = 600;
const LONGEST_KEPT = 4_000;
/** Stands in a statement that is worth a plan for its very values: of one that has a name PostgreSQL soon makes a plan for any values. */
export const PLANNED_BY_VALUES = sql`/* planned by values */`;
const statementNames = new Map<string, { readonly name: string }>();

/**
 * With a name PostgreSQL parses a statement once a connection, and may keep its plan. What row security put into it holds for one role
 * alone: when another asks, it plans anew. So each family has names of its own. Each connection keeps what has a name: so not long
 * bulk inserts, and not without end.
 */
function nameOfStatement(text: string, family: WorkedAs): { readonly name?: string } {
  const key = `${family} ${text}`;
  const known = statementNames.get(key);
  if (known || text.length > LONGEST_KEPT || text.includes('/* planned by values */') || statementNames.size >= STATEMENTS_KEPT)
    return known ?? {};
  const made = { name: `${family}${statementNames.size}` };
  statementNames.set(key, made);
  return made;
}
