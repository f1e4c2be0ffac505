import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Reorganisation } from './reorganisation.ts';

export type StoredReorganisation = Reorganisation & {
  readonly id: string;
  readonly interventionId: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
};

/** Reorganisations that the asker may see, the latest recorded first; a team sees those of its own interventions. */
export async function listReorganisations(db: ReadHandle, id?: string): Promise<StoredReorganisation[]> {
  const { rows } = await sql<
    Omit<StoredReorganisation, 'decision'> & { decidedOn: LocalDate; paragraph: string; decision: string }
  >`select r.id, r.intervention_id as "interventionId", r.first_day as "firstDay", r.decided_on as "decidedOn", r.paragraph, r.decision,
      r.recorded_at as "recordedAt", r.recorded_by as "recordedBy",
      array(select t.intervention_id from interventions.reorganisation_target t where t.reorganisation_id = r.id) as targets
    from interventions.reorganisation r where ${id === undefined ? sql`true` : sql`r.id = ${id}::uuid`}
    order by r.recorded_at desc, r.id`.execute(db);
  return rows.map(({ decidedOn, paragraph, decision, ...row }) => ({ ...row, decision: { day: decidedOn, paragraph, text: decision } }));
}

/** @returns false when one with the id is there already */
export async function insertReorganisation(
  db: WriteHandle,
  { id, interventionId, firstDay, targets, decision, recordedAt, recordedBy }: StoredReorganisation,
): Promise<boolean> {
  const { rows } = await sql`
    insert into interventions.reorganisation (id, intervention_id, first_day, decided_on, paragraph, decision, recorded_at, recorded_by)
    values (${id}::uuid, ${interventionId}::uuid, ${firstDay}, ${decision.day}, ${decision.paragraph}, ${decision.text}, ${recordedAt}, ${recordedBy})
    on conflict (id) do nothing returning id`.execute(db);
  if (rows.length === 0) return false;
  for (const target of targets)
    await sql`insert into interventions.reorganisation_target (reorganisation_id, intervention_id) values (${id}::uuid, ${target}::uuid)`.execute(
      db,
    );
  return true;
}
