import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';

/** Names of those who work or have worked in the asker's interventions, by e-mail address. */
export async function listColleagues(db: ReadHandle): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ email: string; name: string }>`select email, name from access.colleagues()`.execute(db);
  return new Map(rows.map(({ email, name }) => [email, name]));
}

/** The interventions in which the asker may record. */
export async function listInterventionsToRecordIn(db: ReadHandle): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from unnest(access.interventions_to_record_in()) as own (id)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
