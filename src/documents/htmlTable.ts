import type { Cell, Table } from './blockDocument.ts';
import { labelOf } from './documentOutline.ts';
import { documentWords } from './documentWords.ts';
import { escapeXml } from './escapeXml.ts';
import type { HtmlContext } from './htmlContext.ts';
import { cellText } from './cellText.ts';
import { notesUnder } from './provenanceText.ts';
import { hasRowHeaders, tableHeaderRows, tableSections, type CellRow, type HeaderCell } from './tableSections.ts';
import { TABLE_TEXT, tableShape } from './tableShape.ts';

/** A table with caption, headings that say what they stand over, groups as bodies of their own, and its notes. */
export function htmlTable(table: Table, context: HtmlContext): string {
  const shape = tableShape(table, context.language);
  const label = labelOf(context.outline, table.id);
  const classes = [
    'table',
    ...(shape.textSize < TABLE_TEXT ? ['small'] : []),
    ...(shape.landscape ? ['wide'] : []),
    ...(shape.keepTogether ? ['keep'] : []),
    ...(table.columns.some((column) => column.kind === 'number') ? ['figures'] : []),
  ];
  // A leading underscore is outside what a document's own ids may be.
  const captionId = `_rubrik-${table.id}`;
  const under = notesUnder(table, context.language);
  // A table wider than the window scrolls by itself and can be reached with the keyboard; the page never does.
  return (
    `<div class="${classes.join(' ')}" id="${escapeXml(table.id)}"><div class="scroll" role="region" aria-labelledby="${escapeXml(captionId)}" tabindex="0"><table>` +
    `<caption id="${escapeXml(captionId)}"><strong>${escapeXml(label)}.</strong> ${escapeXml(table.caption)}</caption>` +
    `<thead>${tableHeaderRows(table).map(headerRow).join('')}</thead>${bodies(table, context)}</table></div>` +
    `${under.map((line) => `<p class="under">${escapeXml(line)}</p>`).join('')}</div>`
  );
}

function headerRow(cells: readonly HeaderCell[]): string {
  const written = cells.map((cell) => {
    const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`;
    if (cell.kind === 'group') return `<th scope="colgroup" class="over"${spans}>${escapeXml(cell.text)}</th>`;
    return `<th scope="col"${cell.kind === 'number' ? ' class="number"' : ''}${spans}>${escapeXml(cell.text)}</th>`;
  });
  return `<tr>${written.join('')}</tr>`;
}

function bodies(table: Table, context: HtmlContext): string {
  if (table.rows.length === 0)
    return `<tbody><tr><td colspan="${table.columns.length}"><em>${documentWords(context.language).none}</em></td></tr></tbody>`;
  return tableSections(table.rows)
    .map((section) => {
      const rows = section.rows.map((row) => bodyRow(row, table, context)).join('');
      if (section.heading === undefined) return `<tbody>${rows}</tbody>`;
      return `<tbody class="grouped"><tr><th scope="rowgroup" colspan="${table.columns.length}">${escapeXml(section.heading)}</th></tr>${rows}</tbody>`;
    })
    .join('');
}

function bodyRow(row: CellRow, table: Table, context: HtmlContext): string {
  const cells = row.cells.map((cell, index) => bodyCell(cell, index, table, context));
  return `<tr${row.kind === 'total' ? ' class="total"' : ''}>${cells.join('')}</tr>`;
}

function bodyCell(cell: Cell, index: number, table: Table, context: HtmlContext): string {
  const words = escapeXml(cellText(cell, context.language)).replaceAll('\n', '<br>');
  const name = table.columns[index]?.kind === 'number' ? ' class="number"' : '';
  return index === 0 && hasRowHeaders(table) ? `<th scope="row"${name}>${words}</th>` : `<td${name}>${words}</td>`;
}
