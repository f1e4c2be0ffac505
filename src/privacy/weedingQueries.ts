import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';
import type { Deletion, DeletionKind } from './deletion.ts';
import type { RemainsInBackups } from './remainsInBackups.ts';
import type { WeededKind } from './retentionRule.ts';

/** The plan carried out once. */
export type Weeding = {
  readonly id: string;
  readonly kind: WeededKind;
  readonly ruleVersion: number;
  readonly onDay: LocalDate;
  readonly due: number;
  readonly stopped: number;
  readonly weeded: number;
  readonly persons: number;
  readonly orderedAt: Date;
  readonly orderedBy: string;
  readonly finished: { readonly at: Date; readonly outcome: 'done' | 'rule_changed'; readonly backups: RemainsInBackups } | null;
};

/** The latest first. */
export async function listAllWeedings(db: ReadHandle): Promise<Weeding[]> {
  const rows = await db.selectFrom('privacy.weeding').selectAll().orderBy('ordered_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    ...{ id: row.id, ruleVersion: row.rule_version, onDay: localDate(row.on_day), due: row.due, stopped: row.stopped },
    ...{ weeded: row.weeded, persons: row.persons, orderedAt: row.ordered_at, orderedBy: row.ordered_by },
    // Written by the database's own functions alone, with what this program gave them.
    kind: row.kind as WeededKind,
    finished:
      row.finished_at === null
        ? null
        : {
            at: row.finished_at,
            outcome: row.outcome as 'done' | 'rule_changed',
            backups: row.backups as unknown as RemainsInBackups,
          },
  }));
}

export const findWeeding = async (db: ReadHandle, id: string): Promise<Weeding | undefined> =>
  (await listAllWeedings(db)).find((weeding) => weeding.id === id);

export type WeedingOrder = { readonly id: string; readonly kind: WeededKind; readonly version: number; readonly due: number };
export type OrderAnswer =
  | 'ordered'
  | 'again'
  | 'taken'
  | 'not_in_force'
  | 'rule_changed'
  | 'under_way'
  | 'archive_first'
  | 'nothing_due'
  | 'count_changed';

export async function insertWeeding(db: WriteHandle, order: WeedingOrder, at: Date, by: string): Promise<OrderAnswer> {
  const { rows } = await sql<{ said: OrderAnswer }>`
    select privacy.order_weeding(${order.id}::uuid, ${order.kind}, ${order.version}, ${order.due}, ${at}, ${by}) as said`.execute(db);
  if (!rows[0]) throw new Error('an order was not answered');
  return rows[0].said;
}

/** Weeds the next of what was ordered. @returns what went, as the deletion list has it */
export async function weedNext(db: WriteHandle, id: string, most: number, at: Date, by: string): Promise<Deletion[]> {
  const { rows } = await sql<{
    id: string;
    kind: DeletionKind;
    recordId: string;
    basis: string;
    decidedAt: Date;
    decidedBy: string;
    executedAt: Date;
    executedBy: string;
  }>`select id, kind, record_id as "recordId", basis, decided_at as "decidedAt", decided_by as "decidedBy", executed_at as "executedAt",
      executed_by as "executedBy" from privacy.weed_batch(${id}::uuid, ${most}, ${at}, ${by})`.execute(db);
  return rows.map(({ decidedAt, executedAt, ...row }) => ({
    ...row,
    decidedAt: decidedAt.toISOString(),
    executedAt: executedAt.toISOString(),
  }));
}

/** @returns whether it is finished by this */
export async function finishWeeding(db: WriteHandle, id: string, at: Date, backups: RemainsInBackups): Promise<boolean> {
  const { rows } = await sql<{ finished: boolean }>`
    select privacy.finish_weeding(${id}::uuid, ${at}, ${JSON.stringify(backups)}::jsonb) as finished`.execute(db);
  return rows[0]?.finished ?? false;
}
