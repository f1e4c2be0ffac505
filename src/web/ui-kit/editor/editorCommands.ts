import type Squire from 'squire-rte';
import { imageAt, type EditorImage } from './editorImages.ts';

/** What holds where the writer is. */
export type EditorPlace = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link: string | undefined;
  readonly block: 'text' | 'heading' | 'subheading';
  readonly bullets: boolean;
  readonly numbers: boolean;
  readonly quote: boolean;
  readonly table: boolean;
  readonly image: EditorImage | undefined;
};
export const NOWHERE: EditorPlace = {
  bold: false,
  italic: false,
  link: undefined,
  block: 'text',
  bullets: false,
  numbers: false,
  quote: false,
  table: false,
  image: undefined,
};

const HEADINGS = { heading: 'h3', subheading: 'h4' } as const;

export function placeOf(editor: Squire): EditorPlace {
  const near = (selector: string): Element | null => closest(editor, selector);
  return {
    bold: editor.hasFormat('B'),
    italic: editor.hasFormat('I'),
    link: near('a')?.getAttribute('href') ?? undefined,
    block: near('h3') ? 'heading' : near('h4, h5, h6') ? 'subheading' : 'text',
    bullets: near('ul, ol')?.nodeName === 'UL',
    numbers: near('ul, ol')?.nodeName === 'OL',
    quote: near('blockquote') !== null,
    table: near('table') !== null,
    image: imageAt(editor),
  };
}

function closest(editor: Squire, selector: string): Element | null {
  const start = editor.getSelection().startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const found = element?.closest(selector) ?? null;
  return found && editor.getRoot() !== found && editor.getRoot().contains(found) ? found : null;
}

export const toggleBold = (editor: Squire): unknown => (editor.hasFormat('B') ? editor.removeBold() : editor.bold());
export const toggleItalic = (editor: Squire): unknown => (editor.hasFormat('I') ? editor.removeItalic() : editor.italic());
export const toggleBullets = (editor: Squire): unknown => (placeOf(editor).bullets ? editor.removeList() : editor.makeUnorderedList());
export const toggleNumbers = (editor: Squire): unknown => (placeOf(editor).numbers ? editor.removeList() : editor.makeOrderedList());
export const toggleQuote = (editor: Squire): unknown => (placeOf(editor).quote ? editor.decreaseQuoteLevel() : editor.increaseQuoteLevel());

/** Makes the chosen paragraphs headings, or headings of that kind paragraphs again. Lists, quotes and tables stay. */
export function toggleHeading(editor: Squire, kind: keyof typeof HEADINGS): void {
  const tag = placeOf(editor).block === kind ? 'p' : HEADINGS[kind];
  editor.modifyBlocks((fragment) => {
    for (const child of [...fragment.children]) {
      if (!/^(P|DIV|H[1-6])$/.test(child.nodeName)) continue;
      const made = document.createElement(tag);
      made.append(...child.childNodes);
      child.replaceWith(made);
    }
    return fragment;
  });
}

/** Links what is chosen, or writes the address where nothing is. An empty address takes the link away. */
export function setLink(editor: Squire, address: string): void {
  if (address === '') editor.removeLink();
  else if (editor.getSelection().collapsed && placeOf(editor).link === undefined) {
    const link = document.createElement('a');
    link.href = address;
    link.textContent = address.replace(/^(https?:\/\/|mailto:)/, '');
    editor.insertHTML(link.outerHTML);
  } else editor.makeLink(address);
}

/** The address as someone writes it, made whole; undefined where it can not be one. */
export function wholeAddress(text: string): string | undefined {
  const written = text.trim();
  const whole = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(written)
    ? `mailto:${written}`
    : /^(https?:\/\/|mailto:)/i.test(written)
      ? written
      : `https://${written}`;
  return /^(https?:\/\/[^\s/]+\.[^\s]+|mailto:[^\s@]+@[^\s@]+)$/i.test(whole) ? whole : undefined;
}

/** A table with a row of headings, beside nothing that can not hold one. */
export function insertTable(editor: Squire, heading: (column: number) => string): void {
  const cells = (tag: string, words: (column: number) => string): string => [1, 2, 3].map((n) => `<${tag}>${words(n)}</${tag}>`).join('');
  const empty = cells('td', () => '<br>');
  editor.insertHTML(`<table><tbody><tr>${cells('th', heading)}</tr><tr>${empty}</tr><tr>${empty}</tr></tbody></table>`);
}

export type TableChange = 'rowBelow' | 'columnAfter' | 'removeRow' | 'removeColumn' | 'removeTable';

export function changeTable(editor: Squire, change: TableChange, heading: (column: number) => string): void {
  const table = closest(editor, 'table');
  const row = closest(editor, 'tr');
  const cell = closest(editor, 'td, th');
  if (!table || !row || !cell) return;
  const column = [...row.children].indexOf(cell);
  const rows = [...table.querySelectorAll('tr')];
  const emptyCell = (tag: string, words = ''): HTMLElement => {
    const made = document.createElement(tag);
    if (words === '') made.append(document.createElement('br'));
    else made.textContent = words;
    return made;
  };
  editor.saveUndoState(editor.getSelection());
  let goesTo: Node = cell;
  editor.modifyDocument(() => {
    if (change === 'rowBelow') {
      const made = document.createElement('tr');
      made.append(...[...row.children].map(() => emptyCell('td')));
      row.after(made);
      goesTo = made.firstElementChild ?? cell;
    } else if (change === 'columnAfter') {
      for (const [place, one] of rows.entries())
        one.children[column]?.after(place === 0 ? emptyCell('th', heading(one.children.length + 1)) : emptyCell('td'));
      goesTo = row.children[column + 1] ?? cell;
    } else if (change === 'removeRow' && rows.length > 1 && row !== rows[0]) {
      goesTo = (row.previousElementSibling ?? row.nextElementSibling)?.children[column] ?? table;
      row.remove();
    } else if (change === 'removeColumn' && row.children.length > 1) {
      for (const one of rows) one.children[column]?.remove();
      goesTo = row.children[Math.max(0, column - 1)] ?? table;
    } else if (change === 'removeTable') {
      const made = document.createElement('p');
      made.append(document.createElement('br'));
      table.replaceWith(made);
      goesTo = made;
    }
  });
  const range = document.createRange();
  range.setStart(goesTo, 0);
  editor.setSelection(range);
  editor.focus();
}

/** Whether a key would join this cell with the one beside it. */
export function wouldJoinCells(editor: Squire, key: string): boolean {
  const range = editor.getSelection();
  const cell = closest(editor, 'td, th, caption');
  if (!cell || !range.collapsed || (key !== 'Backspace' && key !== 'Delete')) return false;
  const rest = document.createRange();
  rest.selectNodeContents(cell);
  if (key === 'Backspace') rest.setEnd(range.startContainer, range.startOffset);
  else rest.setStart(range.endContainer, range.endOffset);
  return rest.toString().trim() === '' && (key === 'Backspace' || rest.cloneContents().querySelectorAll('br').length <= 1);
}
