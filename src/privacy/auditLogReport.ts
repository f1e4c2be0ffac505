import type { BlockDocument, Table } from '../documents/blockDocument.ts';
import { row, whole } from '../documents/blocks.ts';
import { csvTable } from '../documents/csvTable.ts';
import { DOCUMENT_FORMATS, renderDocument } from '../documents/renderDocument.ts';
import type { Period } from '../shared/period.ts';
import type { AuditEntry, AuditFormat } from './auditLogApi.ts';
import { purposeWord } from './purposeWords.ts';

const HEADINGS = [
  ...['Tid (UTC)', 'Användare', 'Roll', 'Insatser', 'Åtgärd', 'Ändamål', 'Skäl', 'Utfall', 'Antal poster', 'Deltagare', 'Anrop'],
] as const;
const OUTCOME_WORDS = { done: 'gjort', denied: 'nekat', refused: 'avvisat' } as const;

export type AuditFileScope = {
  readonly association: string;
  readonly period: Period;
  readonly now: Date;
  readonly format: AuditFormat;
};
export type AuditFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly ending: string };

/** Entries of the log as a file for a spreadsheet. Of participants it has their numbers in the log. */
export async function auditFile(
  entries: readonly AuditEntry[],
  { association, period: { from, to }, now, format }: AuditFileScope,
): Promise<AuditFile> {
  const table: Table = {
    kind: 'table',
    id: 'access-log',
    caption: 'Åtkomstlogg',
    columns: HEADINGS.map((header) => ({ header, kind: header === 'Antal poster' ? 'number' : 'text' })),
    rows: entries.map((one) =>
      row(
        ...[one.at, one.actor, one.role, one.interventions.join(', '), one.operation, purposeWord(one.purpose), one.reason],
        ...[OUTCOME_WORDS[one.outcome], whole(one.records), one.participants.join(', '), one.request ?? ''],
      ),
    ),
  };
  const mark = 'Innehåller uppgifter om användare.';
  if (format === 'csv') {
    const text = csvTable(table, { language: 'sv', mark: `${association}: åtkomstlogg ${from} – ${to}. ${mark}` });
    return { bytes: new TextEncoder().encode(text), mediaType: 'text/csv; charset=utf-8', ending: '.csv' };
  }
  const document: BlockDocument = {
    language: 'sv',
    title: 'Åtkomstlogg',
    subtitle: `${from} – ${to}`,
    organisation: association,
    dateLines: [],
    mark,
    createdAt: now.toISOString(),
    numberedHeadings: false,
    blocks: [table],
  };
  const written = await renderDocument(document, 'xlsx');
  if (!written.ok) throw new Error(written.error.text);
  return { bytes: written.value, mediaType: DOCUMENT_FORMATS.xlsx.mediaType, ending: DOCUMENT_FORMATS.xlsx.ending };
}
