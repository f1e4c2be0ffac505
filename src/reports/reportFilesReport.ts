import { findShownName } from '../association/associationSettingQueries.ts';
import { markdownBlocks } from '../documents/markdownBlocks.ts';
import { DOCUMENT_FORMATS, renderDocument } from '../documents/renderDocument.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation, ReadHandle } from '../platform/database/transaction.ts';
import { holdsIdentityNumber } from '../shared/identityNumber.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { slugFrom } from '../association/slug.ts';
import type { InterimContent } from './interimReport/interimContent.ts';
import { interimContent } from './interimReport/interimContentReport.ts';
import { interimDocument } from './interimReport/interimDocumentReport.ts';
import { interimJson } from './interimReport/interimJson.ts';
import { INTERIM_SECTIONS, parseInterimSection } from './interimReport/interimSections.ts';
import { interimSources } from './interimReport/interimSourceReport.ts';
import {
  findAdoptedFile,
  findReportHead,
  insertAdoptedSources,
  insertAdoption,
  insertSectionText,
  listSectionTexts,
  lockReport,
  type ReportHead,
} from './reportQueries.ts';

export const REPORT_FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type ReportFault = {
  readonly code: 'unknown-report' | 'adopted' | 'unknown-section' | 'faulty-text' | 'date' | 'decision';
  readonly text: string;
  readonly details: readonly string[];
};
const fault = (code: ReportFault['code'], text: string, details: readonly string[] = []): Result<never, ReportFault> =>
  err({ code, text, details });
const unknownReport = (): Result<never, ReportFault> =>
  fault('unknown-report', 'Rapporten finns inte. Kontrollera dess id i listan över rapporter.');

export type ReportFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const findReport = async (db: ReadHandle, id: string): Promise<ReportHead | undefined> =>
  UUID.test(id) ? findReportHead(db, id) : undefined;

/** The report as a file: a draft is computed now, an adopted one is the bytes that were adopted. */
export async function exportReport(
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  id: string,
  format: ReportFormat,
): Promise<Result<ReportFile, ReportFault>> {
  const found = await database.read(actor, operation, async ({ db, now, touched, noted }) => {
    const head = await findReport(db, id);
    if (!head) return undefined;
    touched([head.id]);
    noted({ format });
    const stored = head.adoptedAt === null ? undefined : await findAdoptedFile(db, head.id, format);
    return { head, stored, content: stored ? undefined : await contentOf(db, database, head, now) };
  });
  if (!found) return unknownReport();
  const { head, stored, content } = found;
  const bytes = stored ?? (content ? await writeFile(content, format) : undefined);
  if (!bytes) throw new Error('a report has neither file nor content');
  const { mediaType, ending } = DOCUMENT_FORMATS[format];
  const state = head.adoptedAt === null ? 'utkast' : 'antagen';
  return ok({ bytes, mediaType, fileName: `delarsrapport-${slugFrom(database.entry.name)}-${head.from}-${head.to}-${state}${ending}` });
}

async function contentOf(db: ReadHandle, database: AssociationDatabase, head: ReportHead, now: Date): Promise<InterimContent> {
  const association = (await findShownName(db)) ?? database.entry.name;
  return interimContent(db, { id: head.id, period: { from: localDate(head.from), to: localDate(head.to) }, association }, null, now);
}

/** One format of a report's content. JSON is data; the others are the same document. */
async function writeFile(content: InterimContent, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(`${JSON.stringify(interimJson(content), null, 2)}\n`);
  const rendered = await renderDocument(interimDocument(content), format);
  if (!rendered.ok) throw new Error(rendered.error.text);
  return rendered.value;
}

/** Saves what a section says, as a new version. The text is checked as the document will read it. */
export async function saveSectionText(
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  id: string,
  sectionName: string,
  markdown: string,
): Promise<Result<{ section: string; version: number }, ReportFault>> {
  const section = parseInterimSection(sectionName);
  if (!section)
    return fault(
      'unknown-section',
      `Avsnittet "${sectionName}" finns inte. Välj ett av de här.`,
      INTERIM_SECTIONS.map(({ key, title }) => `${key} – ${title}`),
    );
  const text = markdown
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .normalize('NFC');
  const title = INTERIM_SECTIONS.find(({ key }) => key === section)?.title ?? section;
  const blocks = markdownBlocks(text, { level: section === 'economy' ? 2 : 1, idPrefix: `text-${section}`, title });
  if (!blocks.ok)
    return fault(
      'faulty-text',
      'Texten kan inte tas in i rapporten. Ingenting är sparat.',
      blocks.error.map((one) => one.text),
    );
  return database.write(
    actor,
    operation,
    async ({ db, now, today, touched, noted }): Promise<Result<{ section: string; version: number }, ReportFault>> => {
      const named = linesWithIdentityNumber(text, today);
      if (named.length > 0) return fault('faulty-text', 'Texten kan inte tas in i rapporten. Ingenting är sparat.', named);
      const head = await findReport(db, id);
      if (!head) return unknownReport();
      await lockReport(db, head.id);
      if ((await findReport(db, head.id))?.adoptedAt) return fault('adopted', 'Rapporten är antagen och kan inte ändras.');
      const latest = (await listSectionTexts(db, head.id)).find((one) => one.section === section);
      const version = (latest?.version ?? 0) + 1;
      touched([head.id]);
      noted({ section });
      if (latest?.markdown === text) return ok({ section, version: latest.version });
      await insertSectionText(db, head.id, { section, markdown: text, version }, { now, name: actor.name });
      return ok({ section, version });
    },
  );
}

/** A report is an official document and holds no person. */
const linesWithIdentityNumber = (text: string, today: LocalDate): string[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      holdsIdentityNumber(line, today) ? [`Rad ${index + 1}: ett identitetsnummer får inte stå i rapporten. Ta bort det.`] : [],
    );

/**
 * The board's adoption: one unchanging view of everything, its tables, what stood behind them and the bytes of all formats,
 * stored together. From then on the report never changes.
 */
export async function adoptReport(
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  id: string,
  date: LocalDate,
  decision: string,
): Promise<Result<void, ReportFault>> {
  const named = decision.normalize('NFC').trim();
  if (named === '' || named.length > 200) return fault('decision', 'Beslutet ska anges med mellan 1 och 200 tecken, till exempel "§ 45".');
  const adopt = database.snapshot(actor, operation, async ({ db, now, today, touched, noted }): Promise<Result<void, ReportFault>> => {
    const head = await findReport(db, id);
    if (!head) return unknownReport();
    if (head.adoptedAt) return fault('adopted', `Rapporten är redan antagen ${head.adoptedOn} (${head.decision}) och kan inte antas igen.`);
    if (date > today) return fault('date', `Beslutsdagen ${date} har inte varit än. Ange dagen då styrelsen beslutade.`);
    if (date < head.to)
      return fault('date', `Beslutsdagen ${date} är före periodens slut (${head.to}). Ange dagen då styrelsen beslutade om hela perioden.`);
    await lockReport(db, head.id);
    const content: InterimContent = { ...(await contentOf(db, database, head, now)), adoption: { date, decision: named } };
    const files = await Promise.all(
      REPORT_FORMATS.map(async (format) => ({ format, bytes: Buffer.from(await writeFile(content, format)) })),
    );
    await insertAdoption(db, { reportId: head.id, date, decision: named, content: JSON.stringify(content) }, files, {
      now,
      name: actor.name,
    });
    await insertAdoptedSources(db, head.id, await interimSources(db, content.period));
    touched([head.id]);
    noted({ date, decision: named });
    return ok(undefined);
  });
  return adopt.catch((error: unknown) => {
    // Two adopted it at the same moment: the other one's stands.
    if (isUniqueViolation(error)) return fault('adopted', 'Rapporten blev antagen av någon annan i samma stund.');
    throw error;
  });
}

const isUniqueViolation = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';
