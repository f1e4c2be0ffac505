import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';

export type StoredReading = {
  readonly day: LocalDate;
  readonly role: string;
  readonly interventionId: string;
  readonly action: string;
  readonly purpose: string;
  readonly reason: string | null;
  readonly times: number;
};

/** What the audit log has about a participant in the asker's interventions; undefined for one who is in none of them. */
export async function findReadings(db: ReadHandle, participationId: string): Promise<StoredReading[] | undefined> {
  const { rows: own } = await sql<{ own: boolean }>`select privacy.is_own_participation(${participationId}::uuid) as own`.execute(db);
  if (own[0]?.own !== true) return undefined;
  const { rows } = await sql<StoredReading>`
    select day, role, intervention_id as "interventionId", action, purpose, reason, times from privacy.readings_of(${participationId}::uuid)`.execute(
    db,
  );
  return rows;
}

export type OwnReading = Omit<StoredReading, 'interventionId'> & {
  readonly intervention: string;
  readonly participations: readonly string[];
};

/** What the audit log has about the participant who asks, in every intervention. */
export async function findOwnReadings(db: ReadHandle): Promise<OwnReading[]> {
  const { rows } = await sql<OwnReading>`
    select day, role, intervention, action, purpose, reason, times, participations from privacy.own_readings()`.execute(db);
  return rows;
}
