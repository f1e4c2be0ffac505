import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';

export type Worker = {
  readonly userId: string;
  readonly name: string;
  readonly interventionId: string;
  /** As what they can have participations; a team leader has them like any member. */
  readonly heldAs: 'team_member' | 'counsellor';
};

/** Who works in the asker's interventions today, by name. */
export async function listWorkers(db: ReadHandle): Promise<Worker[]> {
  const { rows } = await sql<Worker>`
    select user_id as "userId", name, intervention_id as "interventionId", held_as as "heldAs" from access.workers()`.execute(db);
  return rows.sort((a, b) => inSwedishOrder(a.name, b.name));
}
