import { PURPOSES, purposeOfRole, type Purpose } from '../shared/purposes.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { MOST_NAMED, participantNumber, type Outcome } from './auditLog.ts';

export type LogEntry = {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly role: string;
  readonly operation: string;
  readonly purpose: string;
  readonly reason: string;
  readonly outcome: Outcome;
  readonly records: number;
  /** The keys of the first of them. */
  readonly recordIds: readonly string[];
  readonly interventionIds: readonly string[];
  readonly request: string | null;
};

/** The last sealed block of the log. */
export type LogHead = { readonly number: number; readonly hash: Buffer; readonly sealedAt: Date };

/** What keys in entries stand for: interventions by name, and those that are participations. */
export type KeyMeanings = { readonly interventions: ReadonlyMap<string, string>; readonly participations: ReadonlySet<string> };

/** An entry with the names of its interventions and the numbers of the participants it is about. */
export function shownEntry(
  { recordIds, interventionIds, at, purpose, ...entry }: LogEntry,
  { interventions, participations }: KeyMeanings,
) {
  return {
    ...entry,
    at: at.toISOString(),
    purpose: statedPurpose(purpose, entry.role),
    interventions: interventionIds.flatMap((id) => interventions.get(id) ?? []).sort(inSwedishOrder),
    participants: recordIds
      .filter((id) => participations.has(id))
      .slice(0, MOST_NAMED)
      .map(participantNumber),
  };
}

/** The keys of records in entries, each once. */
export const recordKeys = (entries: readonly LogEntry[]): string[] => [...new Set(entries.flatMap(({ recordIds }) => recordIds))];

/** Entries from before the log knew of purposes have that of their role. */
export function statedPurpose(code: string, role: string): Purpose {
  const stated = PURPOSES.find((one) => one === code);
  return stated === undefined || stated === 'unstated' ? purposeOfRole(role) : stated;
}
