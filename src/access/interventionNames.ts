import type { ReadHandle } from '../platform/database/transaction.ts';

/** Names of interventions by key, for the roles that are held for one; a fact of a later feature, given by the composition root. */
export type InterventionNames = (db: ReadHandle) => Promise<ReadonlyMap<string, string>>;

/** The name that the association shows of itself; a fact of a later feature too, undefined until it has chosen one. */
export type ShownName = (db: ReadHandle) => Promise<string | undefined>;
export type SessionFacts = { readonly interventionNames: InterventionNames; readonly shownName: ShownName };
