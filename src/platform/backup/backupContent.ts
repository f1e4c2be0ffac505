import type { AssociationEntry } from '../database/association.ts';

/** What a backup says first: whose it is, when and by whom it was made, and of which schema. */
export type BackupHead = {
  readonly association: Pick<AssociationEntry, 'id' | 'name' | 'slug' | 'organisationNumber'> & { readonly createdAt: string };
  readonly madeAt: string;
  readonly madeBy: string;
  /** The migrations that the database has had, in order. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
};

/** What is said before a table's rows, and behind them. */
export type TableHead = { readonly schema: string; readonly name: string; readonly columns: readonly string[]; readonly order: string };
export type TableEnd = { readonly rows: number; readonly sha256: string };

/** Where each sequence stands, by `schema.name`. */
export type Sequences = Readonly<Record<string, { readonly last: string; readonly called: boolean }>>;

/** What others than the database want kept with it, to be looked at after a restore: figures, the heads of the audit's seals. */
export type Attachments = Readonly<Record<string, unknown>>;

/** What is told of a backup that was written, or read through. */
export type BackupSummary = {
  readonly head: BackupHead;
  readonly bytes: number;
  readonly rows: number;
  readonly tables: number;
};

/** Kept nowhere but in the running system: a session or a counted attempt that came back would open what has been closed. */
export const NEVER_COPIED: ReadonlySet<string> = new Set(['"access"."session"', '"access"."login_attempt"', '"access"."login_step"']);
