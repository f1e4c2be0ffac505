import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';

/** A participation that is due, as the database lets the asker know of it. */
export type DueParticipation = {
  readonly participationId: string;
  readonly interventionId: string;
  readonly countedFrom: LocalDate;
  readonly stop: 'hold' | 'request' | 'open_participation' | 'archive' | null;
  /** How far it has come to the archive; null where the rule does not ask for it. */
  readonly archived: 'missing' | 'made' | 'received' | 'changed' | null;
  readonly hold: { readonly id: string; readonly reason: string; readonly by: string; readonly at: Date } | null;
};

/** The oldest first. */
export async function listDue(db: ReadHandle, kind: 'participation' | 'wrong_registration', day: LocalDate): Promise<DueParticipation[]> {
  const { rows } = await sql<{
    participationId: string;
    interventionId: string;
    countedFrom: string;
    stop: DueParticipation['stop'];
    archived: DueParticipation['archived'];
    id: string | null;
    reason: string;
    by: string;
    at: Date;
  }>`select participation_id as "participationId", intervention_id as "interventionId", counted_day as "countedFrom", stop, hold_id as id,
      hold_reason as reason, hold_by as by, hold_at as at, archived from privacy.list_due(${kind}, ${day}::date)`.execute(db);
  return rows.map(({ id, reason, by, at, countedFrom, ...row }) => ({
    ...{ ...row, countedFrom: localDate(countedFrom) },
    hold: id === null ? null : { id, reason, by, at },
  }));
}

export type Hold = { readonly id: string; readonly participationId: string; readonly reason: string };

export async function insertHold(
  db: WriteHandle,
  { id, participationId, reason }: Hold,
  at: Date,
  by: string,
): Promise<'placed' | 'again' | 'taken' | 'held' | 'missing'> {
  const { rows } = await sql<{ said: 'placed' | 'again' | 'taken' | 'held' | 'missing' }>`
    select privacy.place_hold(${id}::uuid, ${participationId}::uuid, ${reason}, ${at}, ${by}) as said`.execute(db);
  return rows[0]?.said ?? 'missing';
}

/** @returns whose it was; undefined where there is none that holds, for the asker */
export async function endHold(db: WriteHandle, id: string, at: Date, by: string): Promise<string | undefined> {
  const { rows } = await sql<{ lifted: string | null }>`select privacy.lift_hold(${id}::uuid, ${at}, ${by}) as lifted`.execute(db);
  return rows[0]?.lifted ?? undefined;
}
