import { harmlessText } from '../../shared/harmlessText.ts';

export type ClipboardCell = { readonly text: string; readonly isNumber: boolean };
export type ClipboardTable = {
  readonly caption: string;
  /** One for each column, the group over it before its own. */
  readonly headings: readonly ClipboardCell[];
  readonly rows: readonly (readonly ClipboardCell[])[];
  /** What stands under the table. */
  readonly notes: readonly string[];
};

/**
 * A table as a clipboard holds it: for Excel and Word as HTML, for everything else as lines with tabs. Numbers are written so that a
 * spreadsheet of the page's language takes them as numbers (no blanks between thousands, a plain minus, no plus); a text stays a text
 * whatever it begins with. No styles: a page that allows none may not put them on the clipboard either.
 */
export function clipboardTable(table: ClipboardTable, language: 'sv' | 'en'): { readonly html: string; readonly text: string } {
  const { caption, headings, rows, notes } = table;
  const harmless = (cell: ClipboardCell): string =>
    cell.isNumber ? plainNumber(cell.text, language) : harmlessText(cell.text.replaceAll(/[\t\r\n]+/g, ' '));
  const line = (cells: readonly ClipboardCell[]): string => cells.map(harmless).join('\t');
  const row = (cells: readonly ClipboardCell[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag} align="${cell.isNumber ? 'right' : 'left'}">${escaped(harmless(cell))}</${tag}>`).join('')}</tr>`;
  return {
    text: [caption, line(headings), ...rows.map(line), ...notes].map((one) => `${one}\r\n`).join(''),
    html:
      `<meta charset="utf-8"><p><b>${escaped(caption)}</b></p><table border="1" cellspacing="0">` +
      `<thead>${row(headings, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>` +
      notes.map((note) => `<p>${escaped(note)}</p>`).join(''),
  };
}

/** "−1 268,5" as "-1268,5", "+18" as "18", "34 %" as it is; what is no number stays. */
function plainNumber(text: string, language: 'sv' | 'en'): string {
  const match = /^([+\u2212-]?)([\d\s,.]*\d)(\s?%)?$/.exec(text);
  if (!match) return text;
  const [, sign = '', digits = '', percent = ''] = match;
  const separators = language === 'sv' ? /\s/g : /[\s,]/g;
  return `${sign === '\u2212' || sign === '-' ? '-' : ''}${digits.replaceAll(separators, '')}${percent.replace(/\s/, ' ')}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
