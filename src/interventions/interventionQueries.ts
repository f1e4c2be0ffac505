import { inSwedishOrder } from '../shared/swedishOrder.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';

export type Intervention = { readonly id: string; readonly name: string };

/** All interventions of the association, in Swedish order of name. */
export async function listInterventions(db: ReadHandle): Promise<Intervention[]> {
  const rows = await db.selectFrom('interventions.intervention').select(['id', 'name']).execute();
  return rows.sort((a, b) => inSwedishOrder(a.name, b.name));
}

export async function findIntervention(db: ReadHandle, name: string): Promise<Intervention | undefined> {
  return db.selectFrom('interventions.intervention').select(['id', 'name']).where('name', '=', name).executeTakeFirst();
}

/** Adds those of the names that are missing, without start date. */
export async function insertMissingInterventions(db: WriteHandle, names: readonly string[], createdAt: Date): Promise<void> {
  if (names.length === 0) return;
  await db
    .insertInto('interventions.intervention')
    .values(names.map((name) => ({ name, created_at: createdAt })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

/** Names of all interventions that row security shows, by key. */
export const findInterventionNames = async (db: ReadHandle): Promise<ReadonlyMap<string, string>> =>
  new Map((await listInterventions(db)).map(({ id, name }) => [id, name]));
