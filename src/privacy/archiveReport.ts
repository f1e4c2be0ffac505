import { PAPER_ENDINGS } from '../participants/consentPaper.ts';
import { asItWas, measured } from '../documents/hashedPieces.ts';
import { zipWriter, type ZipEntry } from '../documents/zipFile.ts';
import { harmlessText } from '../shared/harmlessText.ts';
import { ARCHIVED_TABLES, archivedRow, NOT_ARCHIVED, staffColumns, type ArchivedTable } from './archivedRow.ts';
import type { ArchivedKind } from './retentionRule.ts';
import type { ArchivePage } from './archiveQueries.ts';
import { readMeText } from './archiveText.ts';
import { TABLES_ABOUT_PARTICIPANTS } from './subjectColumns.ts';
import { leftOutIn, type Decipher, type HeldPaper } from './subjectExtract.ts';
import { codesOf, valueWords } from './subjectWords.ts';

export type ArchiveFacts = {
  readonly fileId: string;
  readonly association: string;
  readonly organisationNumber: string | null;
  readonly kind: ArchivedKind;
  readonly interventionId: string;
  readonly ofProtected: boolean;
  readonly madeAt: Date;
  readonly rule: { readonly version: number; readonly text: string; readonly ground: string; readonly inForceFrom: string };
  readonly decision: { readonly day: string; readonly paragraph: string; readonly text: string };
};

/** Where what goes into the file is read, a little at a time. */
export type ArchiveSource = {
  /** The next participations after the last one that was read; none when all have been. */
  page(after: string | null): Promise<ArchivePage>;
  papers(consentIds: readonly string[]): Promise<readonly HeldPaper[]>;
};

/** Something that the file holds is no longer what it was when the file was begun. */
export class ArchiveChanged extends Error {}

/** Papers may be of 10 MB each. */
const PAPERS_AT_ONCE = 5;
const RECORDS = 'deltaganden.jsonl';
const tableName = (source: ArchivedTable): string => `tabeller/${source.replace('participants.', '')}.csv`;
const paperName = (consentId: string, mediaType: keyof typeof PAPER_ENDINGS): string => `papper/${consentId}.${PAPER_ENDINGS[mediaType]}`;

/**
 * An archive file (ZIP) piece by piece: what it holds in words, the records for machines and as tables to read, the papers, and last the
 * manifest with the hash of each. Never held whole. Throws `ArchiveChanged`.
 */
async function* archiveBytes(facts: ArchiveFacts, source: ArchiveSource, cipher: Decipher): AsyncGenerator<Uint8Array> {
  const zip = zipWriter(facts.madeAt);
  const whole = (name: string, content: string | Uint8Array, isPacked = true): void => {
    const entry = zip.add(name, isPacked);
    entry.write(content);
    entry.end();
  };
  let page = await source.page(null);
  const intervention = page.interventions.get(facts.interventionId) ?? { name: '', controller: null };
  whole('LÄS_MIG.txt', readMeText(facts, intervention));
  whole('schema.json', json(schema()));
  const records = zip.add(RECORDS);
  const tables = new Map(ARCHIVED_TABLES.map((table) => [table, zip.add(tableName(table))]));
  for (const [table, entry] of tables) entry.write(`\ufeff${csvLine(['Deltagande', ...columnsOf(table).map(({ name }) => name)])}`);
  const consents: string[] = [];
  let held = 0;
  for (let last = page.participations.at(-1); last; last = page.participations.at(-1)) {
    if (page.isChanged) throw new ArchiveChanged();
    for (const participation of page.participations) consents.push(...writeRecord(participation, page, cipher, records, tables));
    held += page.participations.length;
    yield* zip.take();
    page = await source.page(last.id);
  }
  if (page.isChanged) throw new ArchiveChanged();
  records.end();
  for (const entry of tables.values()) entry.end();
  for (let at = 0; at < consents.length; at += PAPERS_AT_ONCE) {
    const wanted = consents.slice(at, at + PAPERS_AT_ONCE);
    const papers = await source.papers(wanted);
    if (papers.length !== wanted.length) throw new ArchiveChanged();
    for (const { consentId, mediaType, bytes } of papers) whole(paperName(consentId, mediaType), bytes, false);
    yield* zip.take();
  }
  whole('manifest.json', json({ ...manifest(facts, intervention), records: held, papers: consents.length, files: zip.files }));
  zip.end();
  yield* zip.take();
}

/** The hash and the size of an archive file, of which nothing is kept. */
export const measuredArchive = (facts: ArchiveFacts, source: ArchiveSource, cipher: Decipher) =>
  measured(archiveBytes(facts, source, cipher));

/** An archive file as it was made, or broken off: whoever fetches it never has another one than the receipt will name. */
export const archiveAsItWas = (facts: ArchiveFacts, source: ArchiveSource, cipher: Decipher, sha256: string): AsyncGenerator<Uint8Array> =>
  asItWas(archiveBytes(facts, source, cipher), sha256);

/** @returns the consents that have a paper */
function writeRecord(
  { id, rows }: ArchivePage['participations'][number],
  page: ArchivePage,
  cipher: Decipher,
  records: ZipEntry,
  tables: ReadonlyMap<ArchivedTable, ZipEntry>,
): string[] {
  const told = rows.map((row) => archivedRow(row, cipher, page.staff));
  const byTable: Record<string, object[]> = {};
  for (const { source, values } of told) {
    (byTable[source] ??= []).push(Object.fromEntries(values.map(({ column, value }) => [column, value])));
    const filled = new Map(values.map((one) => [one.column, valueWords(one, page)]));
    tables.get(source)?.write(csvLine([id, ...columnsOf(source).map(({ column }) => filled.get(column) ?? '')]));
  }
  const papers = told.filter(({ source }) => source === 'participants.consent_paper');
  const consents = papers.map(({ row }) => String(row['consent_id']));
  const files = papers.map(({ row }) => paperName(String(row['consent_id']), row['media_type'] as keyof typeof PAPER_ENDINGS));
  const names = { interventions: Object.fromEntries(page.interventions), parties: Object.fromEntries(page.parties) };
  records.write(`${JSON.stringify({ participation: id, rows: byTable, papers: files, ...only(names, told) })}\n`);
  return consents;
}

type Names = { readonly interventions: Readonly<Record<string, unknown>>; readonly parties: Readonly<Record<string, unknown>> };
/** Of the names of a page those that a record points at: on which page it lies says nothing. */
function only({ interventions, parties }: Names, told: readonly { readonly row: Readonly<Record<string, unknown>> }[]): Names {
  const pointed = new Set(told.flatMap(({ row }) => [row['intervention_id'], row['party_id']]));
  const kept = (all: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(all).filter(([key]) => pointed.has(key)));
  return { interventions: kept(interventions), parties: kept(parties) };
}

const columnsOf = (table: ArchivedTable): { readonly column: string; readonly name: string }[] => [
  ...Object.entries(TABLES_ABOUT_PARTICIPANTS[table]?.columns ?? {}).flatMap(([column, decision]) =>
    'told' in decision && !(table === 'participants.consent_paper' && column === 'content_cipher') ? [{ column, name: decision.told }] : [],
  ),
  ...staffColumns(table),
];

const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map(harmlessText)
    .map((cell) => (/[";\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(';')}\r\n`;

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

type Intervention = { readonly name: string; readonly controller: string | null };

function manifest(
  { fileId, association, organisationNumber, kind, ofProtected, madeAt, rule, decision }: ArchiveFacts,
  { name, controller }: Intervention,
) {
  return {
    ...{ format: 'samla-arkivfil', version: 1, id: fileId, association, organisationNumber, kind, intervention: name, controller },
    protectedPersonalData: ofProtected,
    madeAt: madeAt.toISOString(),
    madeBy: 'verksamhetsledare',
    ...{ rule, decision },
  };
}

/** What stands in the tables, so that it can be read when Samla is gone. */
const schema = () => ({
  format: 'samla-arkivfil',
  version: 1,
  encoding: 'UTF-8',
  records: { file: RECORDS, form: 'JSON Lines: one participation on each line' },
  values: {
    days: 'ÅÅÅÅ-MM-DD',
    instants: 'ISO 8601; in tables Swedish time, in records UTC or with its offset',
    infinity: 'gäller tills vidare',
    tables: 'Semicolons between values, codes in words. A value that begins with = + - @ has an apostrophe before it.',
  },
  tables: ARCHIVED_TABLES.map((table) => ({
    ...{ table, file: tableName(table), name: TABLES_ABOUT_PARTICIPANTS[table]?.name ?? '' },
    columns: columnsOf(table).map(({ column, name }) => {
      const decision = TABLES_ABOUT_PARTICIPANTS[table]?.columns[column];
      const codes = decision && 'told' in decision && decision.as ? codesOf(decision.as) : undefined;
      return { column, name, ...(codes ? { codes } : {}) };
    }),
    leftOut: leftOutIn(table)
      .map(({ columns, why }) => ({ columns: columns.filter((column) => !staffColumns(table).some((one) => one.column === column)), why }))
      .filter(({ columns }) => columns.length > 0),
  })),
  notArchived: Object.entries(NOT_ARCHIVED).map(([table, why]) => ({ table, why })),
});
