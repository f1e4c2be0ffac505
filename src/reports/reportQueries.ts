import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Period } from '../shared/period.ts';
import type { InterimContent } from './interimReport/interimContent.ts';

export type ReportHead = {
  readonly id: string;
  readonly kind: 'interim';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** How many times what it says has changed. */
  readonly revision: number;
  readonly adoptedOn: LocalDate | null;
  readonly decision: string | null;
  readonly adoptedAt: Date | null;
  readonly adoptedBy: string | null;
};

/** All reports, the newest first. */
export async function listReportHeads(db: ReadHandle): Promise<ReportHead[]> {
  return (await sql<ReportHead>`${HEAD} order by r.created_at desc, r.id`.execute(db)).rows;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export async function findReport(db: ReadHandle, id: string): Promise<ReportHead | undefined> {
  if (!UUID.test(id)) return undefined;
  return (await sql<ReportHead>`${HEAD} where r.id = ${id}::uuid`.execute(db)).rows[0];
}

const HEAD = sql`select r.id, r.kind, r.period_from as "from", r.period_to as "to", r.created_at as "createdAt", r.created_by as "createdBy", r.revision,
  a.adopted_on as "adoptedOn", a.decision, a.adopted_at as "adoptedAt", a.adopted_by as "adoptedBy"
  from reports.report r left join reports.adoption a on a.report_id = r.id`;

/** Begins a report. Its key may be one that its maker chose, so that what is sent twice is begun once. */
export async function insertReport(
  db: WriteHandle,
  period: Period,
  by: { readonly now: Date; readonly name: string },
  id?: string,
): Promise<string> {
  const made = await db
    .insertInto('reports.report')
    .values({
      ...(id === undefined ? {} : { id }),
      kind: 'interim',
      period_from: period.from,
      period_to: period.to,
      created_at: by.now,
      created_by: by.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** One writer at a time on a report, so that a text can't slip in while it is being adopted. */
export async function lockReport(db: WriteHandle, id: string): Promise<void> {
  await sql`select from reports.report where id = ${id}::uuid for update`.execute(db);
}

export type SectionText = {
  readonly section: string;
  readonly markdown: string;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedBy: string;
};

/** The latest text of each section. */
export async function listSectionTexts(db: ReadHandle, reportId: string): Promise<SectionText[]> {
  const { rows } = await sql<SectionText>`
    select distinct on (section) section, markdown, version, saved_at as "savedAt", saved_by as "savedBy"
    from reports.section_text where report_id = ${reportId}::uuid order by section, version desc`.execute(db);
  return rows;
}

/** The latest text of one section. */
export async function findSectionText(db: ReadHandle, reportId: string, section: string): Promise<SectionText | undefined> {
  return (await listSectionTexts(db, reportId)).find((one) => one.section === section);
}

/** What a section says in the report before: that of the latest period which ended earlier, adopted ones before drafts. */
export async function findEarlierSectionText(
  db: ReadHandle,
  reportId: string,
  section: string,
): Promise<{ id: string; from: LocalDate; to: LocalDate; markdown: string } | undefined> {
  const { rows } = await sql<{ id: string; from: LocalDate; to: LocalDate; markdown: string }>`
    select b.id, b.period_from as "from", b.period_to as "to", t.markdown
    from reports.report r join reports.report b on b.kind = r.kind and b.period_to < r.period_to
      join reports.section_text t on t.report_id = b.id and t.section = ${section}
      left join reports.adoption a on a.report_id = b.id
    where r.id = ${reportId}::uuid
    order by (a.report_id is null), b.period_to desc, b.created_at desc, t.version desc limit 1`.execute(db);
  return rows[0];
}

/** Adds a version of a section's text; the report says something else from now on. */
export async function insertSectionText(
  db: WriteHandle,
  reportId: string,
  text: { section: string; markdown: string; version: number },
  by: { readonly now: Date; readonly name: string },
): Promise<void> {
  await db
    .insertInto('reports.section_text')
    .values({ report_id: reportId, ...text, saved_at: by.now, saved_by: by.name })
    .execute();
  await sql`update reports.report set revision = revision + 1 where id = ${reportId}::uuid`.execute(db);
}

export async function insertAdoption(
  db: WriteHandle,
  adoption: { reportId: string; date: LocalDate; decision: string; content: string },
  files: readonly { format: string; bytes: Buffer }[],
  by: { readonly now: Date; readonly name: string },
): Promise<void> {
  await sql`insert into reports.adoption (report_id, adopted_on, decision, adopted_at, adopted_by, content)
    values (${adoption.reportId}::uuid, ${adoption.date}::date, ${adoption.decision}, ${by.now}, ${by.name}, ${adoption.content}::jsonb)`.execute(
    db,
  );
  for (const { format, bytes } of files) {
    await sql`insert into reports.adopted_file (report_id, format, bytes, sha256) values (${adoption.reportId}::uuid, ${format}, ${bytes}, sha256(${bytes}))`.execute(
      db,
    );
  }
}

export async function findAdoptedFile(db: ReadHandle, reportId: string, format: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('reports.adopted_file')
    .select('bytes')
    .where('report_id', '=', reportId)
    .where('format', '=', format)
    .executeTakeFirst();
  return row?.bytes;
}

/** What an adopted report said – one that was adopted before texts had images has none – and the SHA-256 (hexadecimal) of its PDF. */
export async function findAdoptedContent(
  db: ReadHandle,
  reportId: string,
): Promise<{ readonly content: InterimContent; readonly pdfSha256: string } | undefined> {
  const { rows } = await sql<{ content: InterimContent; pdfSha256: string }>`
    select jsonb_build_object('images', '[]'::jsonb) || a.content as content, encode(f.sha256, 'hex') as "pdfSha256" from reports.adoption a
    join reports.adopted_file f on f.report_id = a.report_id and f.format = 'pdf'
    where a.report_id = ${reportId}::uuid`.execute(db);
  return rows[0];
}

export type Source = {
  readonly source: 'participation' | 'voucher' | 'ledger_amount' | 'budget_line';
  readonly sourceId: string;
  readonly version: number;
};

export async function insertAdoptedSources(db: WriteHandle, reportId: string, sources: readonly Source[]): Promise<void> {
  await sql`insert into reports.adopted_source (report_id, source, source_id, version)
    select ${reportId}::uuid, s.source, s."sourceId", s.version from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as s (source text, "sourceId" text, version integer)`.execute(
    db,
  );
}

export async function listAdoptedSources(db: ReadHandle, reportId: string): Promise<Source[]> {
  const { rows } =
    await sql<Source>`select source, source_id as "sourceId", version from reports.adopted_source where report_id = ${reportId}::uuid`.execute(
      db,
    );
  return rows;
}
