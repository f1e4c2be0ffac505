import { markdownBlocks } from '../documents/markdownBlocks.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation, ReadHandle } from '../platform/database/transaction.ts';
import { holdsIdentityNumber } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { ok, type Result } from '../shared/result.ts';
import { INTERIM_SECTIONS, parseInterimSection } from './interimReport/interimSections.ts';
import { alreadyAdopted, reportFault, unknownReport, type ReportFault } from './reportFault.ts';
import { findReport, findSectionText, insertSectionText, lockReport } from './reportQueries.ts';
import { headingLevelOf, interventionOf, readSectionKey, type SectionKey } from './sectionKey.ts';
import { deleteDraft } from './sectionDraftQueries.ts';
import { findPlan } from './sectionPlanQueries.ts';

export type SavedSection = { readonly section: SectionKey; readonly version: number };

/**
 * Saves what a section says, as a new version. The text is checked as the document will read it. `base` is the version that was
 * written on: where another has come since, nothing is saved. Sent twice it is saved once.
 */
export async function saveSectionText(
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  id: string,
  sectionName: string,
  markdown: string,
  base?: number,
): Promise<Result<SavedSection, ReportFault>> {
  const section = readSectionKey(sectionName) ?? parseInterimSection(sectionName);
  if (!section)
    return reportFault(
      'unknown-section',
      `Avsnittet "${sectionName}" finns inte. Välj ett av de här.`,
      INTERIM_SECTIONS.map(({ key, title }) => `${key} – ${title}`),
    );
  const text = tidied(markdown);
  return database.write(actor, operation, async ({ db, now, today, touched, noted }): Promise<Result<SavedSection, ReportFault>> => {
    const head = await findReport(db, id);
    if (!head) return unknownReport();
    const title = await sectionTitle(db, head.id, section);
    if (title === undefined) return unknownReport();
    const faults = [...printFaults(section, title, text), ...identityNumberFaults(text, today)];
    if (faults.length > 0) return reportFault('faulty-text', 'Texten kan inte tas in i rapporten. Ingenting är sparat.', faults);
    await lockReport(db, head.id);
    if ((await findReport(db, head.id))?.adoptedAt) return alreadyAdopted();
    const latest = await findSectionText(db, head.id, section);
    touched([head.id]);
    noted({ section });
    const isSame = latest?.markdown === text;
    if (!isSame && base !== undefined && latest && latest.version !== base)
      return { ok: false, error: { ...changedText, by: { recordedAt: latest.savedAt, recordedBy: latest.savedBy } } };
    // What is saved for all is no draft any more.
    if (actor.userId !== null) await deleteDraft(db, { reportId: head.id, section, userId: actor.userId });
    if (isSame) return ok({ section, version: latest.version });
    const version = (latest?.version ?? 0) + 1;
    await insertSectionText(db, head.id, { section, markdown: text, version }, { now, name: actor.name });
    return ok({ section, version });
  });
}

/** The heading that a section stands under; undefined for the part of a team that is not asked for one, or is not the asker's. */
export async function sectionTitle(db: ReadHandle, reportId: string, section: SectionKey): Promise<string | undefined> {
  const intervention = interventionOf(section);
  if (intervention === undefined) return INTERIM_SECTIONS.find(({ key }) => key === section)?.title;
  if (!(await findPlan(db, reportId, section))) return undefined;
  return (await listInterventions(db)).find(({ id }) => id === intervention)?.name;
}

const changedText: ReportFault = { code: 'changed-meanwhile', text: 'Avsnittet har ändrats av någon annan.', details: [] };

const tidied = (markdown: string): string =>
  markdown
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .normalize('NFC');

function printFaults(section: SectionKey, title: string, text: string): string[] {
  const blocks = markdownBlocks(text, { level: headingLevelOf(section), idPrefix: `text-${section}`, title });
  return blocks.ok ? [] : blocks.error.map((one) => one.text);
}

/** A report is an official document and holds no person. */
export const identityNumberFaults = (text: string, today: LocalDate): string[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      holdsIdentityNumber(line, today) ? [`Rad ${index + 1}: ett identitetsnummer får inte stå i rapporten. Ta bort det.`] : [],
    );
