import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { SectionKey } from './sectionKey.ts';

export type StoredComment = {
  readonly id: string;
  readonly words: string;
  readonly writtenAt: Date;
  readonly writtenBy: string;
  readonly isDone: boolean;
};
type By = { readonly now: Date; readonly name: string };

/** The comments on a section, the first one first. */
export async function listComments(db: ReadHandle, reportId: string, section: SectionKey): Promise<StoredComment[]> {
  const { rows } = await sql<StoredComment>`
    select id, words, written_at as "writtenAt", written_by as "writtenBy", done_at is not null as "isDone"
    from reports.section_comment where report_id = ${reportId}::uuid and section = ${section} order by written_at, id`.execute(db);
  return rows;
}

/** Adds a comment; one that is there already stays as it is. */
export async function insertComment(
  db: WriteHandle,
  reportId: string,
  section: SectionKey,
  one: { id: string; words: string },
  by: By,
): Promise<void> {
  await sql`insert into reports.section_comment (id, report_id, section, words, written_at, written_by)
    values (${one.id}::uuid, ${reportId}::uuid, ${section}, ${one.words}, ${by.now}, ${by.name}) on conflict (id) do nothing`.execute(db);
}

/** Says that a comment is seen to, or that it is not after all. */
export async function markComment(
  db: WriteHandle,
  reportId: string,
  section: SectionKey,
  id: string,
  isDone: boolean,
  by: By,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update reports.section_comment
    set done_at = ${isDone ? by.now : null}::timestamptz, done_by = ${isDone ? by.name : null}
    where id = ${id}::uuid and report_id = ${reportId}::uuid and section = ${section}`.execute(db);
  return numAffectedRows === 1n;
}
