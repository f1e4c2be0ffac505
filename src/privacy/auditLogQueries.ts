import { sql, type RawBuilder } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { IdentityNumber } from '../shared/identityNumber.ts';
import type { Period } from '../shared/period.ts';
import type { Outcome } from './auditLog.ts';
import { KIND_PATTERNS, type LogKind } from './logKind.ts';
import type { LogEntry, LogHead } from './shownEntry.ts';

/** What must hold of an entry; what is absent is not asked for. */
export type LogFilter = {
  readonly period: Period;
  readonly who?: string | undefined;
  readonly kind?: LogKind | undefined;
  readonly operation?: string | undefined;
  readonly purpose?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly intervention?: string | undefined;
  readonly reason?: string | undefined;
  /** Keys of a person and their participations; an entry has one of them. */
  readonly keys?: readonly string[] | undefined;
};

const MOST_RECORDS = 200;
const COLUMNS = sql`id, at, actor, role, action as operation, purpose, reason, outcome, cardinality(record_ids) as records,
  record_ids[1:${sql.lit(MOST_RECORDS)}] as "recordIds", intervention_ids as "interventionIds", request_id as request`;

// By the instants of both days, so that the index on them is used.
const inPeriod = ({ from, to }: Period): RawBuilder<unknown> =>
  sql`at >= ${from}::date::timestamp at time zone 'Europe/Stockholm' and at < (${to}::date + 1)::timestamp at time zone 'Europe/Stockholm'`;
const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
const ofKind = (kind: LogKind): RawBuilder<unknown> =>
  kind === 'written' ? sql`action !~ ${Object.values(KIND_PATTERNS).join('|')}` : sql`action ~ ${KIND_PATTERNS[kind]}`;

function conditions({ period, who, kind, operation, purpose, outcome, intervention, reason, keys }: LogFilter): RawBuilder<unknown> {
  const all = [
    inPeriod(period),
    ...(who ? [sql`actor ilike ${like(who)}`] : []),
    ...(kind ? [ofKind(kind)] : []),
    ...(operation ? [sql`action = ${operation}`] : []),
    ...(purpose ? [sql`purpose = ${purpose}`] : []),
    ...(outcome ? [sql`outcome = ${outcome}`] : []),
    ...(intervention ? [sql`${intervention}::uuid = any (intervention_ids)`] : []),
    ...(reason ? [sql`reason ilike ${like(reason)}`] : []),
    ...(keys ? [sql`record_ids && ${[...keys]}::uuid[]`] : []),
  ];
  return sql.join(all, sql` and `);
}

export type LogCounts = { readonly entries: number; readonly users: number; readonly denied: number; readonly aboutPersons: number };
export async function countEntries(db: ReadHandle, filter: LogFilter): Promise<LogCounts> {
  const { rows } = await sql<LogCounts>`
    select count(*) as entries, count(distinct actor) as users, count(*) filter (where outcome = 'denied') as denied,
      count(*) filter (where record_ids <> '{}') as "aboutPersons"
    from privacy.log_entry where ${conditions(filter)}`.execute(db);
  return rows[0] ?? { entries: 0, users: 0, denied: 0, aboutPersons: 0 };
}

/** The latest first. */
export async function listEntries(
  db: ReadHandle,
  filter: LogFilter,
  { offset, most }: { readonly offset: number; readonly most: number },
): Promise<LogEntry[]> {
  const { rows } = await sql<LogEntry>`
    select ${COLUMNS} from privacy.log_entry where ${conditions(filter)} order by at desc, id desc limit ${most} offset ${offset}`.execute(
    db,
  );
  return rows;
}

/** Those of the entries that the asker may see. */
export async function listEntriesById(db: ReadHandle, ids: readonly number[]): Promise<LogEntry[]> {
  return (await sql<LogEntry>`select ${COLUMNS} from privacy.log_entry where id = any (${[...ids]}::bigint[])`.execute(db)).rows;
}

/** Which of the keys are participations. */
export async function listParticipationsAmong(db: ReadHandle, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ keys: string[] }>`select privacy.participations_among(${[...keys]}::uuid[]) as keys`.execute(db);
  return new Set(rows[0]?.keys);
}

/** The keys under which the log knows the person with a number. None, too, for one whom nobody knows. */
export async function listKeysOfNumber(db: ReadHandle, cipher: IdentityCipher, number: IdentityNumber): Promise<string[]> {
  const { rows } = await sql<{ keys: string[] }>`select privacy.keys_of_number(${cipher.index(number)}) as keys`.execute(db);
  return rows[0]?.keys ?? [];
}

/** @param beginning the key of a participation, or eight characters of it at least */
export async function listKeysOfParticipation(db: ReadHandle, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ keys: string[] }>`select privacy.keys_of_participation(${beginning}) as keys`.execute(db);
  return rows[0]?.keys ?? [];
}

export async function findLogHead(db: ReadHandle): Promise<LogHead | undefined> {
  return (await sql<LogHead>`select number, hash, sealed_at as "sealedAt" from privacy.log_head`.execute(db)).rows[0];
}

export type PseudonymisedEntry = {
  readonly total: number;
  readonly at: Date;
  readonly role: string;
  readonly code: string;
  readonly operation: string;
  readonly purpose: string;
  readonly outcome: Outcome;
  readonly records: number;
  readonly participants: readonly string[];
};

export async function listPseudonymisedEntries(
  db: ReadHandle,
  { period, purpose, outcome }: Pick<LogFilter, 'period' | 'purpose' | 'outcome'>,
  { offset, most }: { readonly offset: number; readonly most: number },
): Promise<PseudonymisedEntry[]> {
  const { rows } = await sql<PseudonymisedEntry>`
    select total, at, role, code, action as operation, purpose, outcome, records, participants
    from privacy.pseudonymised_entries(${period.from}::date, ${period.to}::date, ${purpose ?? null}, ${outcome ?? null}, ${most}, ${offset})`.execute(
    db,
  );
  return rows;
}
