import type { Paper } from '../participants/consentPaper.ts';
import { participantNumber } from './auditLog.ts';
import type { ColumnDecision, HeldRow, Meaning } from './columnDecision.ts';
import { TABLES_ABOUT_PARTICIPANTS } from './subjectColumns.ts';

/** A row that is kept about somebody, as the database has it: its table and its columns by name. */
export type Held = { readonly source: string; readonly content: HeldRow };
/** A signed paper, in clear. */
export type HeldPaper = Paper & { readonly consentId: string };
export type Decipher = { decrypt(stored: Buffer, place: string): string };

/** One value as it is told. */
export type ToldValue = {
  readonly column: string;
  readonly name: string;
  readonly value: unknown;
  readonly as?: Meaning;
  readonly forMachines: boolean;
};
export type ToldRow = { readonly row: HeldRow; readonly values: readonly ToldValue[] };
export type ToldTable = { readonly source: string; readonly name: string; readonly rows: readonly ToldRow[] };

/** All that is kept about somebody and is told to them. */
export type Extract = {
  readonly tables: readonly ToldTable[];
  readonly interventions: ReadonlyMap<string, { readonly name: string; readonly controller: string | null }>;
  readonly parties: ReadonlyMap<string, string>;
};

/**
 * What is told of rows that are kept about somebody, in the order of the tables, every column by its decision and in clear.
 * Throws on a table or a column about which nothing is decided, so that nothing is silently left out.
 */
export function extractOf(held: readonly Held[], cipher: Decipher): Extract {
  const unknown = held.find(({ source }) => !Object.hasOwn(TABLES_ABOUT_PARTICIPANTS, source) && !NAMES.has(source));
  if (unknown) throw new Error(`nothing is decided about the table ${unknown.source}`);
  return {
    tables: Object.entries(TABLES_ABOUT_PARTICIPANTS).map(([source, { name, columns }]) => ({
      source,
      name,
      rows: held
        .filter((one) => one.source === source)
        .map(({ content }) => ({ row: content, values: toldValues(source, content, columns, cipher) })),
    })),
    interventions: new Map(
      of(held, 'interventions.intervention').map((row) => [
        words(row['id']),
        { name: words(row['name']), controller: words(row['controller']) || null },
      ]),
    ),
    parties: new Map(of(held, 'association.party').map((row) => [words(row['id']), words(row['name'])])),
  };
}

/** What rows point at, by name alone. */
const NAMES: ReadonlySet<string> = new Set(['interventions.intervention', 'association.party']);
const of = (held: readonly Held[], source: string): HeldRow[] => held.filter((one) => one.source === source).map(({ content }) => content);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is told of a row, every column by its decision and in clear. Throws on a column about which nothing is decided. */
export function toldValues(source: string, row: HeldRow, columns: Readonly<Record<string, ColumnDecision>>, cipher: Decipher): ToldValue[] {
  const undecided = Object.keys(row).find((column) => !Object.hasOwn(columns, column));
  if (undecided !== undefined) throw new Error(`nothing is decided about ${source}.${undecided}`);
  return Object.entries(columns).flatMap(([column, decision]) => {
    if ('leftOut' in decision || !(column in row)) return [];
    const { told: name, as, sealedAt, forMachines = false } = decision;
    const stored = row[column];
    // The database writes bytes as \x and hexadecimal.
    const value =
      sealedAt && typeof stored === 'string' ? cipher.decrypt(Buffer.from(stored.slice(2), 'hex'), sealedAt(row)) : (stored ?? null);
    return [{ column, name, value, ...(as ? { as } : {}), forMachines }];
  });
}

/** What is left out of the tables in which something was found, with the reason: each once. */
export const leftOutOf = ({ tables }: Extract): LeftOut[] =>
  tables.filter(({ rows }) => rows.length > 0).flatMap(({ source }) => leftOutIn(source));

export type LeftOut = { readonly table: string; readonly columns: readonly string[]; readonly why: string };
/** What of a table's columns is left out, with the reason: each once. */
export function leftOutIn(source: string): LeftOut[] {
  const reasons = new Map<string, string[]>();
  for (const [column, decision] of Object.entries(TABLES_ABOUT_PARTICIPANTS[source]?.columns ?? {}))
    if ('leftOut' in decision) reasons.set(decision.leftOut, [...(reasons.get(decision.leftOut) ?? []), column]);
  return [...reasons].map(([why, columns]) => ({ table: source, columns, why }));
}

/** What of it is somebody's key. */
export const heldKeys = (held: readonly Held[]): { readonly participations: readonly string[] } => ({
  participations: of(held, 'participants.participation').map((row) => words(row['id'])),
});

/** How much is told, without telling it. */
export function summaryOf({ tables, interventions }: Extract) {
  const rowsOf = (source: string): readonly ToldRow[] => tables.find((one) => one.source === source)?.rows ?? [];
  const [first] = rowsOf('participants.participation')
    .map(({ row }) => words(row['id']))
    .sort();
  return {
    isProtected: rowsOf('participants.person_version').some(({ row }) => row['recorded_to'] === 'infinity' && row['protected'] === true),
    participant: first === undefined ? '' : participantNumber(first),
    interventions: [...interventions.values()],
    tables: tables.filter(({ rows }) => rows.length > 0).map(({ name, rows }) => ({ name, rows: rows.length })),
  };
}

/** The consents that have a signed paper. */
export function papersOf({ tables }: Extract): { consentId: string; kind: string }[] {
  const rowsOf = (source: string): readonly ToldRow[] => tables.find((one) => one.source === source)?.rows ?? [];
  const kinds = new Map(rowsOf('participants.consent').map(({ row }) => [words(row['id']), words(row['kind'])]));
  return rowsOf('participants.consent_paper').map(({ row }) => ({
    consentId: words(row['consent_id']),
    kind: kinds.get(words(row['consent_id'])) ?? '',
  }));
}
