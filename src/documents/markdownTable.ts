import type { Table as MarkdownTable, TableCell } from 'mdast';
import type { Cell, Column, Table } from './blockDocument.ts';
import { markdownInlines, type InlineContext } from './markdownInlines.ts';
import { inlineText } from './plainText.ts';

/**
 * A table of the author's own. A right-aligned column (`---:`) whose cells all are numbers becomes a number column,
 * so that it adds up in a workbook too.
 */
export function markdownTable(node: MarkdownTable, id: string, caption: string, context: InlineContext): Table {
  const [head, ...body] = node.children.map((row) => row.children.map((cell) => cellWords(cell, context)));
  const headers = head ?? [];
  const line = node.position?.start.line ?? 1;
  if (headers.some((header) => header === '')) {
    context.fault('table-without-header', line, `Rad ${line}: tabellen har en kolumn utan rubrik. Ge varje kolumn en rubrik.`);
  }
  const columns = headers.map((header, index): Column => {
    const isRight = node.align?.[index] === 'right';
    return { header, kind: isRight ? 'number' : 'text' };
  });
  const rows = body.map((cells) => ({
    kind: 'row' as const,
    cells: columns.map((column, index): Cell => {
      const words = cells[index] ?? '';
      return column.kind === 'number' ? numberOrText(words) : words;
    }),
  }));
  return { kind: 'table', id, caption, columns, rows, rowHeaders: columns[0]?.kind === 'text' };
}

const cellWords = (cell: TableCell, context: InlineContext): string => inlineText(markdownInlines(cell.children, context)).trim();

const NUMBER = /^[+\-\u2212]?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:,(\d+))?$/;

function numberOrText(words: string): Cell {
  const match = NUMBER.exec(words);
  if (!match) return words;
  const value = Number(
    words
      .replace(/[ \u00a0\u202f]/g, '')
      .replace('\u2212', '-')
      .replace(',', '.'),
  );
  return { value, decimals: match[1]?.length ?? 0, signed: words.startsWith('+') };
}
