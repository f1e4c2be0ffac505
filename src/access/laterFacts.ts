import type { ReadHandle } from '../platform/database/transaction.ts';

// Facts of features that come after access, given by the composition root.

/** What roles can be held for, by key. */
export type TargetNames = { readonly interventions: ReadonlyMap<string, string>; readonly parties: ReadonlyMap<string, string> };
export type FindTargetNames = (db: ReadHandle) => Promise<TargetNames>;

/** The name that the association shows of itself, undefined until it has chosen one. */
export type ShownName = (db: ReadHandle) => Promise<string | undefined>;
/** How many lasting participations a user has, by the name of the intervention: what is left without anybody when the user goes. */
export type FindOpenCaseload = (
  db: ReadHandle,
  userId: string,
) => Promise<readonly { readonly intervention: string; readonly participations: number }[]>;
export type SessionFacts = { readonly shownName: ShownName };
