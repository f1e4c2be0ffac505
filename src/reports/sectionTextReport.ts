import type { Block, Cell } from '../documents/blockDocument.ts';
import { markdownBlocks } from '../documents/markdownBlocks.ts';
import type { ImageSource } from '../documents/markdownImage.ts';
import { inlineText } from '../documents/plainText.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation, ReadHandle } from '../platform/database/transaction.ts';
import { holdsIdentityNumber, identityNumberAt } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { withoutImageKeys } from '../shared/markdownImage.ts';
import { ok, type Result } from '../shared/result.ts';
import { INTERIM_SECTIONS, parseInterimSection } from './interimReport/interimSections.ts';
import { alreadyAdopted, reportFault, unknownReport, type ReportFault } from './reportFault.ts';
import { findReport, findSectionText, insertSectionText, lockReport } from './reportQueries.ts';
import { withoutEconomyKeys } from './liveEconomy.ts';
import { NAMES_ALONE, NAMES_OF_TEAM } from './liveFiguresReport.ts';
import { ANY_IMAGE, imagesAmong } from './namedImagesReport.ts';
import { listImages } from './sectionImageQueries.ts';
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
    const images = imagesAmong(new Set((await listImages(db, head.id)).flatMap((one) => (one.section === section ? [one.key] : []))));
    const faults = [...printFaults(section, title, text, images), ...identityNumberFaults(text, today)];
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

function printFaults(section: SectionKey, title: string, text: string, images: ImageSource): string[] {
  const live = interventionOf(section) === undefined ? NAMES_ALONE : NAMES_OF_TEAM;
  const place = { level: headingLevelOf(section), idPrefix: `text-${section}`, title, live, images };
  const blocks = markdownBlocks(text, place);
  return blocks.ok ? [] : blocks.error.map((one) => one.text.replace(/^Rad (\d+):/, (_, line) => `${placeOf(text, Number(line))}:`));
}

/** A line by its number, and by its words for those who write in an editor without lines. Never a digit of it. */
function placeOf(text: string, line: number): string {
  const words = (text.split('\n')[line - 1] ?? '')
    .replaceAll(/\(image:[^)]*\)/g, '')
    .replaceAll(/[!#>*_|\\[\]<]/g, '')
    .replaceAll(/\d/g, '·')
    .trim();
  return words === '' ? `Rad ${line}` : `Rad ${line} (”${words.length > 40 ? `${words.slice(0, 40)}…` : words}”)`;
}

/** A report is an official document and holds no person: neither in a line as it is written, nor in the words as they are read. */
export function identityNumberFaults(text: string, today: LocalDate): string[] {
  const inLines = withoutEconomyKeys(withoutImageKeys(text))
    .split('\n')
    .flatMap((line, index) =>
      holdsIdentityNumber(line, today) ? [`${placeOf(text, index + 1)}: ett identitetsnummer får inte stå i rapporten. Ta bort det.`] : [],
    );
  if (inLines.length > 0) return inLines;
  const blocks = markdownBlocks(text, { level: 1, idPrefix: 'read', title: '', live: NAMES_ALONE, images: ANY_IMAGE });
  return (blocks.ok ? blocks.value : []).flatMap(readTexts).flatMap((words) => {
    const at = identityNumberAt(words, today);
    if (at === undefined) return [];
    const before = words
      .slice(Math.max(0, at - 40), at)
      .replaceAll(/\d/g, '·')
      .trim();
    return [`Ett identitetsnummer får inte stå i rapporten. Ta bort det${before === '' ? '' : ` som står efter ”${before}”`}.`];
  });
}

/** The words of a block as they are read, one text a paragraph or row. */
export function readTexts(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [inlineText(block.content)];
    case 'heading':
      return [block.text];
    case 'image':
      return [block.alternative ?? ''];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(readTexts));
    case 'quote':
      return block.content.flatMap(readTexts);
    case 'table':
      return [block.caption, ...block.rows.flatMap((row) => ('cells' in row ? [row.cells.map(cellWords).join(' ')] : []))];
    default:
      return [];
  }
}

const cellWords = (cell: Cell): string => (typeof cell === 'string' ? cell : String(cell.value ?? ''));
