import type { Block, BlockDocument, Heading } from './blockDocument.ts';
import { documentWords } from './documentWords.ts';

/** The numbers that a document's headings, tables and charts have, the same in every format. */
export type DocumentOutline = {
  /** Headings in order with their text as printed ("2.1 Styrelsens sammansättning"). */
  readonly headings: readonly { readonly id: string; readonly level: Heading['level']; readonly text: string }[];
  /** Printed label ("Tabell 3", "Diagram 1") of each table and chart by id. */
  readonly labels: ReadonlyMap<string, string>;
};

/** Counts chapters, tables and charts in reading order. */
export function outlineOf(document: BlockDocument): DocumentOutline {
  const words = documentWords(document.language);
  const chapters = [0, 0, 0, 0];
  const headings: { id: string; level: Heading['level']; text: string }[] = [];
  const labels = new Map<string, string>();
  let tables = 0;
  let charts = 0;
  for (const block of document.blocks) {
    if (block.kind === 'heading') {
      const number = nextNumber(chapters, block.level);
      const text = document.numberedHeadings ? `${number}${number.includes('.') ? '' : '.'} ${block.text}` : block.text;
      headings.push({ id: block.id, level: block.level, text });
    } else if (block.kind === 'table') labels.set(block.id, `${words.table} ${(tables += 1)}`);
    else if (block.kind === 'chart') labels.set(block.id, `${words.chart} ${(charts += 1)}`);
  }
  return { headings, labels };
}

/** Looks up a heading's text as printed. */
export function printedHeadings(outline: DocumentOutline): (heading: Heading) => string {
  const byId = new Map(outline.headings.map((heading) => [heading.id, heading.text]));
  return (heading) => byId.get(heading.id) ?? heading.text;
}

/** The label of a table or chart; the document was checked, so a missing one is a bug. */
export function labelOf(outline: DocumentOutline, id: string): string {
  const label = outline.labels.get(id);
  if (label === undefined) throw new Error(`no table or chart has the id ${id}`);
  return label;
}

export const hasContents = (document: BlockDocument): boolean => document.blocks.some((block: Block) => block.kind === 'heading');

function nextNumber(chapters: number[], level: number): string {
  chapters[level - 1] = (chapters[level - 1] ?? 0) + 1;
  chapters.fill(0, level);
  return chapters.slice(0, level).join('.');
}
