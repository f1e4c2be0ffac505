import type { BlockDocument, Table } from './blockDocument.ts';
import { readPdfObjects, references, type PdfObjects } from './pdfObjects.ts';
import { hasRowHeaders, tableHeaderRows, tableSections } from './tableSections.ts';

type Changes = { readonly objects: Map<number, string>; readonly rowIds: Map<string, number> };
/** A heading that cells below or beside it refer to. */
type Named = { readonly id: string };

/**
 * Tells a tagged PDF which cells name their row, and for every cell its own column, group and row headings.
 * The typesetter knows only headings above: it makes row names plain cells, lets a group heading carry every
 * column's heading, and lets the last group reach over the total. PDF/UA-1 (7.5) asks for headings where there are
 * headings; a screen reader then says "Sala, kvinnor, 19".
 */
export function withTableHeaders(file: Uint8Array, document: BlockDocument): Uint8Array {
  const tables = document.blocks.filter((block): block is Table => block.kind === 'table');
  if (tables.length === 0) return file;
  const pdf = readPdfObjects(file);
  const root = references(pdf.textOf(references(pdf.trailer, 'Root')[0] ?? 0), 'StructTreeRoot')[0] ?? 0;
  const elements = tableElements(pdf, root);
  if (elements.length !== tables.length) throw new Error(`the PDF has ${elements.length} tables, the document ${tables.length}`);
  const changes: Changes = { objects: new Map(), rowIds: new Map() };
  tables.forEach((table, index) => describe(pdf, elements[index] ?? 0, table, index + 1, changes));
  changes.objects.set(root, withIds(pdf.textOf(root), changes.rowIds));
  return pdf.withReplaced(changes.objects);
}

const roleOf = (text: string): string => /\/S \/(\w+)/.exec(text)?.[1] ?? '';

function tableElements(pdf: PdfObjects, number: number): number[] {
  return references(pdf.textOf(number), 'K').flatMap((child) => {
    const role = roleOf(pdf.textOf(child));
    if (role === 'Table') return [child];
    return role === '' ? [] : tableElements(pdf, child);
  });
}

function describe(pdf: PdfObjects, element: number, table: Table, place: number, changes: Changes): void {
  const rows = references(pdf.textOf(element), 'K')
    .filter((part) => /^T(Head|Body|Foot)$/.test(roleOf(pdf.textOf(part))))
    .flatMap((part) => references(pdf.textOf(part), 'K'))
    .map((row) => references(pdf.textOf(row), 'K'));
  const take = (cells: number): number[] => {
    const row = rows.shift();
    if (row?.length !== cells) throw new Error(`table ${table.id} is tagged with other rows than it has`);
    return row;
  };
  const columns = columnHeadings(pdf, table, take);
  for (const section of tableSections(table.rows)) {
    const group: Named[] = [];
    if (section.heading !== undefined) {
      const cell = take(1)[0] ?? 0;
      group.push({ id: idOf(pdf.textOf(cell)) });
      changes.objects.set(cell, asCell(pdf.textOf(cell), 'TH', ['/Scope /Column']));
    }
    for (const row of section.rows) {
      const cells = take(row.cells.length);
      const rowHeading: Named[] = [];
      cells.forEach((cell, column) => {
        const text = pdf.textOf(cell);
        if (column === 0 && hasRowHeaders(table)) {
          const id = `R${place}-${cell}`;
          rowHeading.push({ id });
          changes.rowIds.set(id, cell);
          changes.objects.set(
            cell,
            asCell(text, 'TH', ['/Scope /Row', headers([...(columns[0] ?? []), ...group])]).replace('/S /TH', `/S /TH\n  /ID (${id})`),
          );
        } else changes.objects.set(cell, asCell(text, 'TD', [headers([...(columns[column] ?? []), ...group, ...rowHeading])]));
      });
    }
  }
  if (table.rows.length === 0) take(1);
  if (rows.length > 0) throw new Error(`table ${table.id} is tagged with more rows than it has`);
}

/** Per column the ids of the headings above it, from the outer to the inner. */
function columnHeadings(pdf: PdfObjects, table: Table, take: (cells: number) => number[]): Named[][] {
  const columns: Named[][] = table.columns.map(() => []);
  for (const row of tableHeaderRows(table)) {
    take(row.length).forEach((cell, index) => {
      const heading = row[index];
      if (!heading) return;
      const id = idOf(pdf.textOf(cell));
      for (let column = heading.firstColumn; column < heading.firstColumn + heading.colspan; column += 1) columns[column]?.push({ id });
    });
  }
  return columns;
}

function idOf(text: string): string {
  const id = /\/ID \(([\w-]+)\)/.exec(text)?.[1];
  if (id === undefined) throw new Error('a table heading has no id');
  return id;
}

const headers = (named: readonly Named[]): string => `/Headers [${named.map(({ id }) => `(${id})`).join(' ')}]`;

/** The cell with another role and other table attributes; spans and layout stay. */
function asCell(text: string, role: 'TH' | 'TD', attributes: readonly string[]): string {
  const pattern = /\/O \/Table\n([\s\S]*?)>>/;
  const old = pattern.exec(text)?.[1];
  if (old === undefined) throw new Error('a table cell has no table attributes');
  const spans = old.match(/\/(?:Col|Row)Span \d+/g) ?? [];
  return text.replace(/\/S \/T[HD]\b/, `/S /${role}`).replace(pattern, `/O /Table\n    ${[...attributes, ...spans].join('\n    ')}\n  >>`);
}

/** The tree root with the new ids among the old, in the order that PDF asks of names. */
function withIds(root: string, added: ReadonlyMap<string, number>): string {
  const pattern = /(\/IDTree <<\s*\/Names \[)([^\]]*)(\])/;
  const names = pattern.exec(root)?.[2];
  if (names === undefined) throw new Error('the PDF has no names for its table headings');
  const all = [...names.matchAll(/\(([\w-]+)\) (\d+) 0 R/g)].map((match): [string, number] => [match[1] ?? '', Number(match[2])]);
  const sorted = [...all, ...added].sort(([a], [b]) => (a < b ? -1 : 1));
  return root.replace(
    pattern,
    (_, start: string, __, end: string) => `${start}${sorted.map(([id, number]) => `(${id}) ${number} 0 R`).join(' ')}${end}`,
  );
}
