import type { LocalDate } from '../shared/localDate.ts';
import type { ArchivedKind } from './retentionRule.ts';

/** Ordered, made and fetched, received; superseded when another version of the rule holds before it was received. */
export const ARCHIVE_STATES = ['wanted', 'made', 'fetched', 'received', 'superseded'] as const;
export type ArchiveState = (typeof ARCHIVE_STATES)[number];

export type ArchiveFile = {
  readonly id: string;
  readonly kind: ArchivedKind;
  readonly ruleVersion: number;
  readonly interventionId: string;
  readonly ofProtected: boolean;
  readonly wanted: number;
  readonly orderedAt: Date;
  readonly orderedBy: string;
  readonly made: {
    readonly at: Date;
    readonly by: string;
    readonly records: number;
    readonly sha256: string;
    readonly bytes: number;
    /** Why protected data were opened; null for a file of others. */
    readonly reason: string | null;
  } | null;
  readonly fetchedAt: Date | null;
  readonly receipt: {
    readonly on: LocalDate;
    readonly receiver: string;
    readonly reference: string;
    readonly at: Date;
    readonly by: string;
  } | null;
  readonly hasLeader: boolean;
};

/** @param inForce the version of the kind's rule that holds today */
export function archiveState({ made, fetchedAt, receipt, ruleVersion }: ArchiveFile, inForce: number | undefined): ArchiveState {
  if (receipt) return 'received';
  if (ruleVersion !== inForce) return 'superseded';
  if (!made) return 'wanted';
  return fetchedAt ? 'fetched' : 'made';
}
