import type { LocalDate } from '../shared/localDate.ts';
import { isWritten } from './logKind.ts';

/** How often somebody in a function has read or written about a participant on a day, for one purpose. */
export type Reading = {
  readonly day: LocalDate;
  /** The role, as a code; operator for whoever runs the system. */
  readonly role: string;
  readonly intervention: string;
  readonly purpose: string;
  /** Why protected data were opened; null for anything else. */
  readonly reason: string | null;
  readonly kind: 'read' | 'written';
  readonly times: number;
};

/** One entry of the log, counted: what the database knows of it. */
export type CountedEntry = Omit<Reading, 'kind'> & { readonly action: string };

/** Entries as they are told to the participant: the latest day first, one line for each function, purpose and kind. */
export function readingsOf(entries: readonly CountedEntry[]): readonly Reading[] {
  const lines = new Map<string, Reading>();
  for (const { action, ...entry } of entries) {
    const kind = isWritten(action) ? 'written' : 'read';
    const reason = entry.reason === null ? null : typedReason(entry.reason);
    const key = JSON.stringify([entry.day, entry.role, entry.intervention, entry.purpose, reason, kind]);
    const known = lines.get(key);
    lines.set(key, { ...entry, reason, kind, times: entry.times + (known?.times ?? 0) });
  }
  return [...lines.values()].sort(
    (a, b) => order(b.day, a.day) || order(a.role, b.role) || order(a.purpose, b.purpose) || order(a.kind, b.kind),
  );
}

/** What was typed, without the role that the log puts in front of it. */
const typedReason = (reason: string): string => reason.replace(/^roll \w+: /u, '');

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
