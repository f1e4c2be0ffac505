import { sql } from 'kysely';
import { inBatches } from '../platform/database/batches.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { mergedMapping, type Mapping } from './columnMapping.ts';
import { NO_CHOICES, type Choices, type Counts, type ImportKind, type WrittenRecord } from './importer.ts';

export type StoredImport = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileType: 'csv' | 'xlsx' | 'sie';
  readonly fileName: string;
  readonly choices: Choices;
  readonly status: 'open' | 'done' | 'taken-back';
  readonly broughtAt: Date;
  readonly broughtBy: string;
  readonly userId: string;
  readonly interventionIds: readonly string[];
  readonly doneAt: Date | null;
  readonly counts: Counts | null;
  readonly takenBackAt: Date | null;
  readonly takenBackBy: string | null;
  readonly undo: unknown;
};

const COLUMNS = sql`id, kind, file_type as "fileType", file_name as "fileName", choices, status, brought_at as "broughtAt", brought_by as "broughtBy",
  user_id as "userId", intervention_ids as "interventionIds", done_at as "doneAt", counts, taken_back_at as "takenBackAt", taken_back_by as "takenBackBy", undo`;
const MOST_LISTED = 200;

/** The imports that may be seen, the latest first: those that were done, and the asker's own files that wait. */
export async function listImportsSeen(db: ReadHandle): Promise<StoredImport[]> {
  const { rows } = await sql<StoredImport>`
    select ${COLUMNS} from imports.import order by coalesce(done_at, brought_at) desc, id limit ${MOST_LISTED}`.execute(db);
  return rows.map(whole);
}

export async function findImport(db: ReadHandle, id: string): Promise<StoredImport | undefined> {
  const { rows } = await sql<StoredImport>`select ${COLUMNS} from imports.import where id = ${id}`.execute(db);
  return rows.map(whole)[0];
}

const whole = (row: StoredImport): StoredImport => ({ ...row, choices: { ...NO_CHOICES, ...row.choices } });

/** The same, held until the transaction ends: whoever asks for it in the same moment waits, and then sees what was done. */
export async function lockImport(db: WriteHandle, id: string): Promise<StoredImport | undefined> {
  const { rows } = await sql<StoredImport>`select ${COLUMNS} from imports.import where id = ${id} for update`.execute(db);
  return rows.map(whole)[0];
}

export type NewImport = Pick<StoredImport, 'id' | 'kind' | 'fileType' | 'fileName' | 'choices' | 'broughtAt' | 'broughtBy' | 'userId'>;

/** @returns false when the id is taken: by the same file sent twice, or by somebody else's. */
export async function insertImport(db: WriteHandle, one: NewImport): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into imports.import (id, kind, file_type, file_name, choices, brought_at, brought_by, user_id)
    values (${one.id}, ${one.kind}, ${one.fileType}, ${one.fileName}, ${JSON.stringify(one.choices)}::jsonb, ${one.broughtAt}, ${one.broughtBy}, ${one.userId})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function insertWaitingFile(
  db: WriteHandle,
  file: { readonly importId: string; readonly userId: string; readonly expiresAt: Date; readonly content: Buffer },
): Promise<void> {
  await db
    .insertInto('imports.waiting_file')
    .values({ import_id: file.importId, user_id: file.userId, expires_at: file.expiresAt, content_cipher: file.content })
    .execute();
}

export async function findWaitingFile(db: ReadHandle, importId: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('imports.waiting_file').select('content_cipher').where('import_id', '=', importId).executeTakeFirst();
  return row?.content_cipher;
}

export async function saveImportChoices(db: WriteHandle, id: string, choices: Choices): Promise<void> {
  await sql`update imports.import set choices = ${JSON.stringify(choices)}::jsonb where id = ${id} and status = 'open'`.execute(db);
}

/** What headings and words of such files mean, as it was chosen last. */
export async function findMapping(db: ReadHandle, kind: ImportKind): Promise<Mapping> {
  const { rows } = await sql<Mapping>`select columns, codes from imports.mapping where kind = ${kind}`.execute(db);
  return rows[0] ?? NO_CHOICES.mapping;
}

/** Adds to what is remembered. */
export async function saveMapping(
  db: WriteHandle,
  kind: ImportKind,
  mapping: Mapping,
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  await sql`
    insert into imports.mapping (kind, columns, codes, changed_at, changed_by)
    values (${kind}, ${JSON.stringify(mapping.columns)}::jsonb, ${JSON.stringify(mapping.codes)}::jsonb, ${by.at}, ${by.name})
    on conflict (kind) do update set columns = mapping.columns || excluded.columns, codes = ${JSON.stringify(mergedMapping(await findMapping(db, kind), mapping).codes)}::jsonb, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    db,
  );
}

export async function clearExpired(db: WriteHandle, now: Date): Promise<void> {
  await sql`select imports.clear_expired(${now}::timestamptz)`.execute(db);
}

/** The same for all, before anyone is known. */
export async function clearWaiting(db: ReadHandle, now: Date): Promise<void> {
  await sql`select imports.clear_waiting(${now}::timestamptz)`.execute(db);
}

export async function dropOwnImport(db: WriteHandle, id: string): Promise<void> {
  await sql`select imports.drop_own(${id}::uuid)`.execute(db);
}

/** Writes what became of an open import; its file is gone with that. */
export async function finishImport(
  db: WriteHandle,
  id: string,
  done: {
    readonly at: Date;
    readonly choices: Choices;
    readonly counts: Counts;
    readonly interventionIds: readonly string[];
    readonly undo: unknown;
  },
  written: readonly WrittenRecord[],
): Promise<void> {
  for (const batch of inBatches(written)) {
    await db
      .insertInto('imports.written')
      .values(batch.map((one) => ({ import_id: id, record: one.record, record_id: one.id, version: one.version, line: one.line })))
      .execute();
  }
  await sql`delete from imports.waiting_file where import_id = ${id}`.execute(db);
  await sql`
    update imports.import set status = 'done', done_at = ${done.at}, choices = ${JSON.stringify(done.choices)}::jsonb, counts = ${JSON.stringify(done.counts)}::jsonb,
      intervention_ids = ${[...done.interventionIds]}::uuid[], undo = ${done.undo === undefined ? null : JSON.stringify(done.undo)}::jsonb where id = ${id}`.execute(
    db,
  );
}

export async function markTakenBack(db: WriteHandle, id: string, by: { readonly at: Date; readonly name: string }): Promise<void> {
  await sql`update imports.import set status = 'taken-back', taken_back_at = ${by.at}, taken_back_by = ${by.name} where id = ${id}`.execute(
    db,
  );
}

export async function listWritten(db: ReadHandle, importId: string): Promise<WrittenRecord[]> {
  const { rows } = await sql<WrittenRecord>`
    select record, record_id as id, version, line from imports.written where import_id = ${importId} order by line, record_id`.execute(db);
  return rows;
}
