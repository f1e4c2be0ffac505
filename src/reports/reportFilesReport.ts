import { findShownName } from '../association/associationSettingQueries.ts';
import { DOCUMENT_FORMATS, renderDocument } from '../documents/renderDocument.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation, ReadHandle } from '../platform/database/transaction.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';
import { ok, type Result } from '../shared/result.ts';
import { slugFrom } from '../association/slug.ts';
import type { InterimContent } from './interimReport/interimContent.ts';
import { interimContent } from './interimReport/interimContentReport.ts';
import { interimDocument } from './interimReport/interimDocumentReport.ts';
import { interimJson } from './interimReport/interimJson.ts';
import { interimSources } from './interimReport/interimSourceReport.ts';
import { readNamedImages, type NamedImages } from './namedImagesReport.ts';
import { reportFault, unknownReport, type ReportFault } from './reportFault.ts';
import { findAdoptedFile, findReport, insertAdoptedSources, insertAdoption, lockReport, type ReportHead } from './reportQueries.ts';

export const REPORT_FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type ReportFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };

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
    return { head, stored, made: stored ? undefined : await contentOf(db, database, head, now) };
  });
  if (!found) return unknownReport();
  const { head, stored, made } = found;
  const bytes = stored ?? (made ? await writeFile(made, format) : undefined);
  if (!bytes) throw new Error('a report has neither file nor content');
  const { mediaType, ending } = DOCUMENT_FORMATS[format];
  const state = head.adoptedAt === null ? 'utkast' : 'antagen';
  return ok({ bytes, mediaType, fileName: `delarsrapport-${slugFrom(database.entry.name)}-${head.from}-${head.to}-${state}${ending}` });
}

/** What a report says, and the images that it shows. */
type Made = { readonly content: InterimContent; readonly images: NamedImages };

/** What a draft says now. */
export async function contentOf(db: ReadHandle, database: AssociationDatabase, head: ReportHead, now: Date): Promise<Made> {
  const association = (await findShownName(db)) ?? database.entry.name;
  const period = { from: localDate(head.from), to: localDate(head.to) };
  const content = await interimContent(db, { id: head.id, period, association }, null, now);
  return { content, images: await readNamedImages(db, head.id, content.images) };
}

/** One format of a report's content. JSON is data; the others are the same document. */
async function writeFile({ content, images }: Made, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(`${JSON.stringify(interimJson(content), null, 2)}\n`);
  const rendered = await renderDocument(interimDocument(content, images), format);
  if (!rendered.ok) throw new Error(rendered.error.text);
  return rendered.value;
}

/**
 * The board's adoption: one unchanging view of everything, its tables, what stood behind them and the bytes of all formats,
 * stored together. From then on the report never changes. `revision` is the state that was read by who adopts: where the report says
 * something else by now, nothing is adopted.
 */
export async function adoptReport(
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  id: string,
  date: LocalDate,
  decision: string,
  revision?: number,
): Promise<Result<void, ReportFault>> {
  const named = decision.normalize('NFC').trim();
  if (named === '' || named.length > 200)
    return reportFault('decision', 'Beslutet ska anges med mellan 1 och 200 tecken, till exempel "§ 45".');
  const adopt = database.snapshot(actor, operation, async ({ db, now, today, touched, noted }): Promise<Result<void, ReportFault>> => {
    const head = await findReport(db, id);
    if (!head) return unknownReport();
    if (head.adoptedAt)
      return reportFault('adopted', `Rapporten är redan antagen ${head.adoptedOn} (${head.decision}) och kan inte antas igen.`);
    if (date > today) return reportFault('date', `Beslutsdagen ${date} har inte varit än. Ange dagen då styrelsen beslutade.`);
    if (date < head.to)
      return reportFault(
        'date',
        `Beslutsdagen ${date} är före periodens slut (${head.to}). Ange dagen då styrelsen beslutade om hela perioden.`,
      );
    await lockReport(db, head.id);
    if (revision !== undefined && head.revision !== revision) return changedReport();
    const { content: draft, images } = await contentOf(db, database, head, now);
    const content: InterimContent = { ...draft, adoption: { date, decision: named } };
    const files = await Promise.all(
      REPORT_FORMATS.map(async (format) => ({ format, bytes: Buffer.from(await writeFile({ content, images }, format)) })),
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
    if (isCoded(error, '23505')) return reportFault('adopted', 'Rapporten blev antagen av någon annan i samma stund.');
    // A text was saved after this view of everything was taken.
    if (isCoded(error, '40001')) return changedReport();
    throw error;
  });
}

const changedReport = (): Result<never, ReportFault> =>
  reportFault('report-changed', 'Rapporten har ändrats sedan du läste den. Läs igenom den på nytt och anta den sedan.');

const isCoded = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
