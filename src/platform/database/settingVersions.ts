import { sql } from 'kysely';
import { localDate } from '../../shared/localDate.ts';
import type { Decision } from '../../shared/decision.ts';
import type { DB } from './schema.ts';
import type { ReadHandle, WriteHandle } from './transaction.ts';

/** The tables of decided settings, one for each feature that has any; named by that feature's queries. */
type SettingTable = Extract<keyof DB, `${string}.setting`>;

/** One value of a setting, with the decision that it rests on. */
export type SettingVersion<V> = {
  readonly version: number;
  readonly value: V;
  readonly decision: Decision;
  readonly recordedAt: Date;
  readonly recordedBy: string;
};

/** Where a setting is kept. */
export type KeptSetting<V> = {
  readonly key: string;
  versions(db: ReadHandle): Promise<SettingVersion<V>[]>;
  /** Adds a version. @returns false when somebody else was first with that version */
  insert(db: WriteHandle, version: SettingVersion<V>): Promise<boolean>;
};

/** A setting in the table of the feature that uses it, whose queries name the table. */
export const keptIn = <V>(table: SettingTable, key: string): KeptSetting<V> => ({
  key,
  versions: (db) => listSettingVersions<V>(db, table, key),
  insert: (db, version) => insertSettingVersion(db, table, key, version),
});

/** All values that a setting has had, the latest first; it holds. Empty before the first decision. */
async function listSettingVersions<V>(db: ReadHandle, table: SettingTable, key: string): Promise<SettingVersion<V>[]> {
  const { rows } = await sql<{
    version: number;
    value: V;
    day: string;
    paragraph: string;
    text: string;
    recordedAt: Date;
    recordedBy: string;
  }>`select version, value, decided_on as day, paragraph, decision as text, recorded_at as "recordedAt", recorded_by as "recordedBy"
    from ${sql.table(table)} where key = ${key} order by version desc`.execute(db);
  // Rows are written below alone, after the setting's rule has passed its value.
  return rows.map(({ day, paragraph, text, ...row }) => ({ ...row, decision: { day: localDate(day), paragraph, text } }));
}

/** The values by key of the settings whose key begins so: those that hold, or those that held at an instant. */
export async function listSettingValues<V>(db: ReadHandle, table: SettingTable, keyStart: string, at?: Date): Promise<Map<string, V>> {
  const { rows } = await sql<{ key: string; value: V }>`
    select distinct on (key) key, value from ${sql.table(table)}
    where starts_with(key, ${keyStart}) and ${at === undefined ? sql`true` : sql`recorded_at <= ${at}`} order by key, version desc`.execute(
    db,
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}

async function insertSettingVersion<V>(
  db: WriteHandle,
  table: SettingTable,
  key: string,
  { version, value, decision, recordedAt, recordedBy }: SettingVersion<V>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into ${sql.table(table)} (key, version, value, decided_on, paragraph, decision, recorded_at, recorded_by)
    values (${key}, ${version}, ${JSON.stringify(value)}::jsonb, ${decision.day}::date, ${decision.paragraph}, ${decision.text}, ${recordedAt}, ${recordedBy})
    on conflict (key, version) do nothing returning version`.execute(db);
  return rows.length > 0;
}
