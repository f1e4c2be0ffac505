import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { SectionDraft } from './sectionDraft.ts';
import type { SectionKey } from './sectionKey.ts';

type Place = { readonly reportId: string; readonly section: SectionKey; readonly userId: string };

export async function findDraft(db: ReadHandle, { reportId, section, userId }: Place): Promise<SectionDraft | undefined> {
  const row = await db
    .selectFrom('reports.section_draft')
    .select(['version', 'base_version', 'markdown', 'saved_at'])
    .where('report_id', '=', reportId)
    .where('section', '=', section)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { version: row.version, baseVersion: row.base_version, markdown: row.markdown, savedAt: row.saved_at.toISOString() };
}

/** Keeps a draft if it still is of that version. False where it is not, as when the same is sent twice at once. */
export async function keepDraft(
  db: WriteHandle,
  { reportId, section, userId }: Place,
  draft: Omit<SectionDraft, 'savedAt'>,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into reports.section_draft as d (report_id, section, user_id, version, base_version, markdown, saved_at)
    values (${reportId}::uuid, ${section}, ${userId}::uuid, ${draft.version + 1}, ${draft.baseVersion}, ${draft.markdown}, ${now})
    on conflict (report_id, section, user_id) do update
      set version = excluded.version, base_version = excluded.base_version, markdown = excluded.markdown, saved_at = excluded.saved_at
      where d.version = ${draft.version}`.execute(db);
  return numAffectedRows === 1n;
}

export async function deleteDraft(db: WriteHandle, { reportId, section, userId }: Place): Promise<void> {
  await db
    .deleteFrom('reports.section_draft')
    .where('report_id', '=', reportId)
    .where('section', '=', section)
    .where('user_id', '=', userId)
    .execute();
}
