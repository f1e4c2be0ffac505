import { sql } from 'kysely';
import type { PaperType } from '../participants/consentPaper.ts';
import { consentPlace } from '../participants/consentPlace.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';
import type { ArchiveFile } from './archiveFile.ts';
import type { ArchivedKind } from './retentionRule.ts';
import type { Held, HeldPaper } from './subjectExtract.ts';

type Row = {
  id: string;
  kind: ArchivedKind;
  ruleVersion: number;
  interventionId: string;
  ofProtected: boolean;
  wanted: number;
  orderedAt: Date;
  orderedBy: string;
  madeAt: Date | null;
  madeBy: string;
  reason: string | null;
  records: number;
  sha256: string;
  bytes: string;
  fetchedAt: Date | null;
  receivedOn: string | null;
  receivedBy: string;
  reference: string;
  receiptAt: Date;
  receiptBy: string;
  hasLeader: boolean;
};

/** Those that the asker may know of: what is ordered and not received first, the latest before the earlier. */
export async function listArchiveFiles(db: ReadHandle): Promise<ArchiveFile[]> {
  const { rows } = await sql<Row>`
    select f.id, f.kind, f.rule_version as "ruleVersion", f.intervention_id as "interventionId", f.of_protected as "ofProtected", f.wanted,
      f.ordered_at as "orderedAt", f.ordered_by as "orderedBy", f.made_at as "madeAt", f.made_by as "madeBy", f.reason, f.records,
      encode(f.sha256, 'hex') as sha256, f.bytes, f.fetched_at as "fetchedAt", f.received_on as "receivedOn", f.received_by as "receivedBy",
      f.reference, f.receipt_at as "receiptAt", f.receipt_by as "receiptBy", privacy.has_archive_maker(f.intervention_id) as "hasLeader"
    from privacy.archive_file f order by f.receipt_at is not null, f.ordered_at desc, f.id`.execute(db);
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, ruleVersion: row.ruleVersion, interventionId: row.interventionId, ofProtected: row.ofProtected },
    ...{ wanted: row.wanted, orderedAt: row.orderedAt, orderedBy: row.orderedBy, hasLeader: row.hasLeader, fetchedAt: row.fetchedAt },
    made:
      row.madeAt === null
        ? null
        : { at: row.madeAt, by: row.madeBy, records: row.records, sha256: row.sha256, bytes: Number(row.bytes), reason: row.reason },
    receipt:
      row.receivedOn === null
        ? null
        : { on: localDate(row.receivedOn), receiver: row.receivedBy, reference: row.reference, at: row.receiptAt, by: row.receiptBy },
  }));
}

export const findArchiveFile = async (db: ReadHandle, id: string): Promise<ArchiveFile | undefined> =>
  (await listArchiveFiles(db)).find((file) => file.id === id);

export type OrderArchiveAnswer = 'ordered' | 'not_in_force' | 'rule_changed' | 'not_asked_for' | 'nothing_due';

export const insertArchiveOrder = (
  db: WriteHandle,
  { kind, version }: { readonly kind: string; readonly version: number },
  at: Date,
  by: string,
): Promise<OrderArchiveAnswer> =>
  wordOf(db, sql<{ said: OrderArchiveAnswer }>`select privacy.order_archive(${kind}, ${version}, ${at}, ${by}) as said`);

export type BeginAnswer = 'begun' | 'empty' | 'missing' | 'received' | 'rule_changed';
export const beginArchive = (db: WriteHandle, id: string): Promise<BeginAnswer> =>
  wordOf(db, sql<{ said: BeginAnswer }>`select privacy.begin_archive(${id}::uuid) as said`);

/** The next of what a file holds: each participation's rows and what they point at; `changed` when one is not what was chosen. */
export type ArchivePage = {
  readonly participations: readonly { readonly id: string; readonly rows: readonly Held[] }[];
  readonly interventions: ReadonlyMap<string, { readonly name: string; readonly controller: string | null }>;
  readonly parties: ReadonlyMap<string, string>;
  readonly staff: ReadonlyMap<string, string>;
  readonly isChanged: boolean;
};

export async function readArchivePage(db: ReadHandle, id: string, after: string | null, most: number): Promise<ArchivePage> {
  const { rows } = await sql<{ participationId: string } & Held>`
    select participation_id as "participationId", source, content from privacy.archive_page(${id}::uuid, ${after}::uuid, ${most})
    order by participation_id, source, content->>'person_id', (content->>'version')::integer, content->>'id', content->>'consent_id'`.execute(
    db,
  );
  const participations = new Map<string, Held[]>();
  const named = (source: string): (readonly [string, Held['content']])[] =>
    rows.filter((row) => row.source === source).map(({ content }) => [text(content['id']), content]);
  for (const { participationId, ...row } of rows)
    if (!POINTED_AT.has(row.source)) participations.set(participationId, [...(participations.get(participationId) ?? []), row]);
  return {
    participations: [...participations].map(([participation, held]) => ({ id: participation, rows: held })),
    interventions: new Map(
      named('intervention').map(([key, row]) => [key, { name: text(row['name']), controller: text(row['controller']) || null }]),
    ),
    parties: new Map(named('party').map(([key, row]) => [key, text(row['name'])])),
    staff: new Map(named('staff').map(([key, row]) => [key, text(row['name'])])),
    isChanged: rows.some(({ source }) => source === 'changed'),
  };
}

const POINTED_AT: ReadonlySet<string> = new Set(['staff', 'changed', 'party', 'intervention']);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export async function findArchivePaper(
  db: ReadHandle,
  cipher: IdentityCipher,
  id: string,
  consentId: string,
): Promise<HeldPaper | undefined> {
  const { rows } = await sql<{ mediaType: PaperType; content: Buffer }>`
    select media_type as "mediaType", content from privacy.archive_paper(${id}::uuid, ${consentId}::uuid)`.execute(db);
  const [found] = rows;
  return found && { consentId, mediaType: found.mediaType, bytes: cipher.decryptBytes(found.content, consentPlace(consentId, 'paper')) };
}

export type MadeArchive = { readonly sha256: string; readonly bytes: number; readonly reason: string | null };

export async function completeArchive(
  db: WriteHandle,
  id: string,
  { sha256, bytes, reason }: MadeArchive,
  at: Date,
  by: string,
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select privacy.complete_archive(${id}::uuid, ${at}, ${by}, ${reason}, decode(${sha256}, 'hex'), ${bytes}) as done`.execute(db);
  if (!rows[0]?.done) throw new Error('an archive file that was begun could not be completed');
}

export type OpenAnswer = 'open' | 'missing' | 'received' | 'not_made' | 'changed';
export const openArchive = (db: WriteHandle, id: string, at: Date): Promise<OpenAnswer> =>
  wordOf(db, sql<{ said: OpenAnswer }>`select privacy.open_archive(${id}::uuid, ${at}) as said`);

export type Receipt = { readonly hashBegins: string; readonly on: LocalDate; readonly receiver: string; readonly reference: string };
export type ReceiptAnswer = 'entered' | 'again' | 'missing' | 'received' | 'not_fetched' | 'other_file' | 'day';

export const enterReceipt = (db: WriteHandle, id: string, receipt: Receipt, at: Date, by: string): Promise<ReceiptAnswer> =>
  wordOf(
    db,
    sql<{ said: ReceiptAnswer }>`
      select privacy.enter_receipt(${id}::uuid, ${receipt.hashBegins}, ${receipt.on}::date, ${receipt.receiver}, ${receipt.reference}, ${at}, ${by}) as said`,
  );

/** How many of what a weeding took were in which archive file. */
export async function listArchivesOfWeeding(
  db: ReadHandle,
  weedingId: string,
): Promise<{ readonly fileId: string; readonly records: number }[]> {
  const rows = await db
    .selectFrom('privacy.weeding_archive')
    .select(['file_id as fileId', 'records'])
    .where('weeding_id', '=', weedingId)
    .execute();
  return rows;
}

async function wordOf<W extends string>(db: ReadHandle, question: ReturnType<typeof sql<{ said: W }>>): Promise<W> {
  const [answer] = (await question.execute(db)).rows;
  if (!answer) throw new Error('the database did not answer');
  return answer.said;
}
