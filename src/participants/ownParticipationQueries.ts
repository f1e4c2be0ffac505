import { sql, type RawBuilder } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';

/** By which row security lets a team's member or a counsellor see a participation: the interventions that they record in, and their caseload. */
export type OwnParticipations = { readonly interventions: Iterable<string>; readonly caseload: readonly string[] };

/** The participations that the asker has as counsellor, as row security has them. */
export async function listOwnCaseload(db: ReadHandle): Promise<string[]> {
  const { rows } = await sql<{ own: string[] }>`select participants.own_caseload() as own`.execute(db);
  return rows[0]?.own ?? [];
}

/**
 * That a participation `v` is one of the asker's own. Row security decides that, and goes on to; but PostgreSQL does not know how few
 * it will find by it, and reads all participations of the association. Told which, it looks them up.
 */
export function isOwn({ interventions, caseload }: OwnParticipations): RawBuilder<unknown> {
  const teams = [...interventions];
  const ofTeam = sql`v.intervention_id = any (${teams}::uuid[])`;
  const ofCaseload = sql`v.participation_id = any (${[...caseload]}::uuid[])`;
  if (caseload.length === 0) return ofTeam;
  return teams.length === 0 ? ofCaseload : sql`(${ofTeam} or ${ofCaseload})`;
}
