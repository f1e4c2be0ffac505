import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { AuditBlock, SealedEntry } from './auditBlock.ts';

/**
 * All that an entry says, as one text: written here and not by a function of the database, whose owner could make that one lie.
 * What is added to the table later is added at the end, and only for entries of a block that is sealed with it.
 */
const TEXT = sql`pg_catalog.jsonb_build_array(e.cluster::text, e.transaction_id::text, e.id::text, ${utc('e.at')}, e.user_id::text, e.actor, e.role, e.action,
  e.reason, e.outcome, e.record_ids::text, e.detail, e.purpose, e.request_id, e.intervention_ids::text)::text`;

/** An instant to the microsecond, whatever the session's settings. */
function utc(column: string) {
  return sql`pg_catalog.to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

type Range = Pick<AuditBlock, 'cluster' | 'fromTransaction' | 'toTransaction'>;
export type Head = { readonly number: number; readonly hash: Buffer; readonly sealedAt: Date };

/** The transactions whose entries make the next block of about `most` entries; undefined when all that is settled is sealed. */
export async function findRangeToSeal(db: ReadHandle, most: number): Promise<Range | undefined> {
  const { rows } = await sql<Range>`
    select cluster::text, from_transaction::text as "fromTransaction", to_transaction::text as "toTransaction" from access.audit_seal_range(${most})`.execute(
    db,
  );
  return rows[0];
}

export async function listEntriesToSeal(db: ReadHandle, { cluster, fromTransaction, toTransaction }: Range): Promise<SealedEntry[]> {
  const { rows } = await sql<SealedEntry>`
    select ${TEXT} as text, ${utc('e.at')} as at
    from access.audit_entries_to_seal(${cluster}::bigint, ${fromTransaction}::text::xid8, ${toTransaction}::text::xid8) e
    order by e.transaction_id, e.id`.execute(db);
  return rows;
}

export async function findHead(db: ReadHandle): Promise<Head | undefined> {
  return (await sql<Head>`select number, hash, sealed_at as "sealedAt" from access.last_audit_block()`.execute(db)).rows[0];
}

/** Heads after a block, the next ones first. */
export async function listHeads(db: ReadHandle, after: number, most: number): Promise<Head[]> {
  return (await sql<Head>`select number, hash, sealed_at as "sealedAt" from access.audit_block_hashes(${after}, ${most})`.execute(db)).rows;
}

/** Adds a block to the chain. False when another has been added meanwhile. */
export async function appendBlock(db: ReadHandle, block: AuditBlock): Promise<boolean> {
  const { rows } = await sql<{ added: boolean }>`
    select access.append_audit_block(row(${block.number}::integer, ${block.cluster}::bigint, ${block.fromTransaction}::text::xid8,
      ${block.toTransaction}::text::xid8, ${block.entries}::integer, ${block.firstAt}::timestamptz, ${block.lastAt}::timestamptz,
      ${block.sealedAt}::timestamptz, ${block.marks}::bytea, ${block.previousHash}::bytea, ${block.hash}::bytea)::access.audit_block) as added`.execute(
    db,
  );
  return rows[0]?.added === true;
}

/** Sealed blocks from a number, in order. */
export async function listBlocks(db: ReadHandle, from: number, most: number): Promise<AuditBlock[]> {
  const { rows } = await sql<AuditBlock>`
    select number, cluster::text, from_transaction::text as "fromTransaction", to_transaction::text as "toTransaction", entries,
      ${utc('b.first_at')} as "firstAt", ${utc('b.last_at')} as "lastAt", ${utc('b.sealed_at')} as "sealedAt", marks,
      previous_hash as "previousHash", hash
    from access.audit_block b where number >= ${from} order by number limit ${most}`.execute(db);
  return rows;
}

/** The entries of some transactions with the number of each one's transaction, in the order in which they are sealed. */
export async function listEntries(
  db: ReadHandle,
  { cluster, fromTransaction, toTransaction }: Range,
): Promise<{ transaction: string; text: string }[]> {
  const { rows } = await sql<{ transaction: string; text: string }>`
    select e.transaction_id::text as transaction, ${TEXT} as text from access.audit_entry e
    where e.cluster = ${cluster}::bigint and e.transaction_id >= ${fromTransaction}::text::xid8 and e.transaction_id < ${toTransaction}::text::xid8
    order by e.transaction_id, e.id`.execute(db);
  return rows;
}

/** Entries in no block. `impossible` have a number that no transaction has had yet. */
export type Unsealed = { readonly waiting: number; readonly since: Date | null; readonly impossible: number };

export async function getUnsealed(db: ReadHandle): Promise<Unsealed> {
  const { rows } = await sql<Unsealed>`
    with recursive cluster as (
      (select e.cluster from access.audit_entry e order by e.cluster limit 1)
      union all
      select (select e.cluster from access.audit_entry e where e.cluster > c.cluster order by e.cluster limit 1) from cluster c where c.cluster is not null
    ), tail as (
      select c.cluster, coalesce((select b.to_transaction from access.audit_block b where b.cluster = c.cluster order by b.to_transaction desc limit 1), '0'::xid8) as upto
      from cluster c where c.cluster is not null
    ), open as (
      select e.at, e.cluster <> (pg_control_system()).system_identifier or e.transaction_id < pg_snapshot_xmax(pg_current_snapshot()) as possible
      from tail t join access.audit_entry e on e.cluster = t.cluster and e.transaction_id >= t.upto
    )
    select count(*) filter (where possible) as waiting, min(at) filter (where possible) as since, count(*) filter (where not possible) as impossible from open`.execute(
    db,
  );
  return rows[0] ?? { waiting: 0, since: null, impossible: 0 };
}

/** Number and hash of the last block, for who may read the log: as it is in the transaction that is given. */
export async function findLastBlock(db: ReadHandle): Promise<{ number: number; hash: Buffer } | undefined> {
  return db.selectFrom('access.audit_block').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst();
}
