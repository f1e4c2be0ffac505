import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';

type Query = Readonly<Record<string, string>>;
export type StoredView = {
  readonly id: string;
  readonly name: string;
  readonly query: Query;
  readonly version: number;
  readonly changedAt: Date;
  readonly isRemoved: boolean;
};

const columns = sql`id, name, query, version, changed_at as "changedAt", removed_at is not null as "isRemoved"`;

/** The asker's own views that are there, by name. Row security leaves out everybody else's. */
export async function listViews(db: ReadHandle): Promise<StoredView[]> {
  const { rows } = await sql<StoredView>`select ${columns} from statistics.saved_view where removed_at is null`.execute(db);
  return rows.sort((a, b) => inSwedishOrder(a.name, b.name));
}

export async function findView(db: ReadHandle, id: string): Promise<StoredView | undefined> {
  const { rows } = await sql<StoredView>`select ${columns} from statistics.saved_view where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Whether another of the asker's own views that is there has the name. */
export async function isViewNameTaken(db: ReadHandle, name: string, exceptId: string): Promise<boolean> {
  const { rows } = await sql`
    select from statistics.saved_view where removed_at is null and lower(name) = lower(${name}) and id <> ${exceptId}::uuid`.execute(db);
  return rows.length > 0;
}

export type ViewToSave = { readonly id: string; readonly version: number; readonly name: string; readonly query: Query };

/** Adds a view, or changes the one whose version it was. @returns false when it is not there in that version */
export async function saveView(db: WriteHandle, view: ViewToSave, by: { readonly userId: string; readonly now: Date }): Promise<boolean> {
  const { rows } = await (
    view.version === 0
      ? sql`insert into statistics.saved_view (id, user_id, name, query, changed_at)
        values (${view.id}::uuid, ${by.userId}::uuid, ${view.name}, ${JSON.stringify(view.query)}::jsonb, ${by.now}) on conflict (id) do nothing returning id`
      : sql`update statistics.saved_view set name = ${view.name}, query = ${JSON.stringify(view.query)}::jsonb, version = version + 1, changed_at = ${by.now}
        where id = ${view.id}::uuid and version = ${view.version} and removed_at is null returning id`
  ).execute(db);
  return rows.length > 0;
}

/** Removes a view or brings it back. @returns false when it is not there in that version */
export async function setViewRemoved(db: WriteHandle, id: string, version: number, removed: boolean, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update statistics.saved_view set removed_at = case when ${removed} then ${now}::timestamptz end, version = version + 1, changed_at = ${now}
    where id = ${id}::uuid and version = ${version} and (removed_at is null) = ${removed} returning id`.execute(db);
  return rows.length > 0;
}

/** Forgets the asker's own views that were removed before an instant: a removal is undone soon or not at all. */
export async function deleteRemovedViews(db: WriteHandle, before: Date): Promise<void> {
  await sql`delete from statistics.saved_view where removed_at < ${before}`.execute(db);
}
