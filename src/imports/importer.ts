import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import type { Role } from '../platform/roles.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { NO_MAPPING, type KnownColumn, type MappedFile, type Mapping } from './columnMapping.ts';
import type { FileType } from './fileType.ts';

export type ImportKind = 'participants' | 'ledger' | 'budget';

/** How a file is to be read. */
export type Choices = {
  /** The year of a budget. */
  readonly year: number | null;
  /** On what ground participants are registered. */
  readonly basis: string;
  /** What was chosen for this file; on top of it comes what is remembered. */
  readonly mapping: Mapping;
  /** The intervention that the whole file is about, where its rows don't say; '' where they do. */
  readonly intervention: string;
};
export const NO_CHOICES: Choices = { year: null, basis: '', mapping: NO_MAPPING, intervention: '' };

/** A file, who brought it and how it is to be read. */
export type Given = {
  readonly tx: Transaction<WriteHandle>;
  readonly cipher: IdentityCipher;
  /** Keys of the interventions that the asker leads. */
  readonly own: ReadonlySet<string>;
  readonly file: { readonly bytes: Uint8Array; readonly type: FileType; readonly name: string };
  readonly choices: Choices;
};

export type Counts = { readonly added: number; readonly changed: number; readonly same: number; readonly removed: number };

/** One row of a file as it will be, or was, imported. `address` is the key of the record that it became. */
export type ImportedRow = {
  readonly line: number | null;
  readonly kind: 'added' | 'changed' | 'same' | 'removed';
  readonly what: string;
  readonly record: string | null;
  readonly changes: readonly { readonly name: string; readonly before: string; readonly after: string }[];
};

/** What an import would do now. Rows of each kind come in the order of the file, of very many the first. */
export type Looked = {
  readonly counts: Counts;
  readonly faults: readonly RowFault[];
  readonly rows: readonly ImportedRow[];
  /** What is odd though not wrong, in plain Swedish. */
  readonly notices: readonly string[];
  /** How the file's headings and words were read; undefined where there is nothing to choose. */
  readonly mapped?: MappedFile & { readonly interventions: readonly string[]; readonly intervention: string };
  /** The same as long as the same would be done: what was looked at is what is done. */
  readonly digest: string;
};

export type WrittenRecord = {
  readonly record: 'participation' | 'person' | 'contact';
  readonly id: string;
  readonly version: number;
  readonly line: number | null;
};
export type Written = {
  readonly counts: Counts;
  readonly interventions: readonly string[];
  readonly records: readonly WrittenRecord[];
  /** What else must be known to take it back: plain data. */
  readonly undo?: unknown;
  /** How the file was read. */
  readonly mapped?: MappedFile;
};

/** An import that was done, as far as it takes to show it or take it back. */
export type Done = {
  readonly tx: Transaction<WriteHandle>;
  readonly cipher: IdentityCipher;
  readonly at: Date;
  readonly choices: Choices;
  readonly records: readonly WrittenRecord[];
  readonly undo: unknown;
};

/** What the feature that a kind of file belongs to knows how to do. */
export type Importer = {
  /** The role that brings such files. */
  readonly role: Role;
  readonly types: readonly FileType[];
  /** What a file of people's own can have; none where its form is fixed. */
  readonly columns: readonly KnownColumn[];
  /** What it would do; nothing is stored. */
  look(given: Given): Promise<Looked>;
  /** Does what was looked at. `changed`: it would do something else by now; nothing is stored then. */
  write(given: Given, digest: string): Promise<Written | 'changed'>;
  /** The rows that an import wrote, as far as the asker may see them. */
  rows(done: Done): Promise<readonly ImportedRow[]>;
  /**
   * Makes all that an import wrote what it was before, as new versions: nothing is deleted.
   * @returns what has been built on it since, in plain Swedish with counts; nothing is written then. Empty when it is taken back.
   */
  takeBack(done: Done): Promise<readonly string[]>;
};

/** Of each kind as many are shown as anyone reads. */
const MOST_ROWS = 500;

export function firstRows(rows: readonly ImportedRow[]): ImportedRow[] {
  const seen = new Map<ImportedRow['kind'], number>();
  return rows.filter(({ kind }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= MOST_ROWS;
  });
}
