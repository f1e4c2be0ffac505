import type { BlockContent, List, ListItem, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import { inlineContent, plainText, type Cuts } from './fragmentInlines.ts';
import { imagesApart } from './imagesApart.ts';
import { isWordMark, wordItem } from './wordList.ts';

export type { Cuts } from './fragmentInlines.ts';
export const NO_CUTS: Cuts = { images: 0, mergedCells: 0, namelessColumns: 0, innerTables: 0 };

const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|HTML|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;
const UNSEEN = /^(BASE|HEAD|LINK|META|NOSCRIPT|SCRIPT|STYLE|TEMPLATE|TITLE|XML)$/;
const LEVEL_OF: Readonly<Record<string, number>> = { H1: 1, H2: 2, H3: 3, H4: 4, H5: 5, H6: 6 };

/**
 * What is written in elements – by this editor, or pasted from Word or another page – as a text: the words always, and of their look
 * what a report can show. What had to be cut down is counted. Headings follow one another without a jump, the first as `##`.
 */
export function fragmentMarkdown(parent: ParentNode): { readonly root: Root; readonly cuts: Cuts } {
  const cuts = { ...NO_CUTS };
  const root: Root = { type: 'root', children: imagesApart(smoothHeadings(blocksOf([...parent.childNodes], cuts, true))) };
  return { root, cuts };
}

type Made = RootContent;
type Counted = { -readonly [C in keyof Cuts]: Cuts[C] };

/** @param isTop whether headings and tables may stand here; in a list or quote they become paragraphs */
function blocksOf(nodes: readonly ChildNode[], cuts: Counted, isTop: boolean): Made[] {
  const made: Made[] = [];
  let run: ChildNode[] = [];
  const endRun = (): void => {
    const content = inlineContent(run, cuts);
    if (content.length > 0) made.push({ type: 'paragraph', children: content });
    run = [];
  };
  for (let place = 0; place < nodes.length; place += 1) {
    const node = nodes[place];
    if (node === undefined) continue;
    if (!isElement(node)) {
      if (node.nodeType === 3) run.push(node);
      continue;
    }
    if (UNSEEN.test(nameOf(node))) continue;
    if (!holdsBlocks(node)) {
      run.push(node);
      continue;
    }
    endRun();
    const items = wordItems(nodes, place);
    if (items.length > 0) {
      made.push(...wordLists(items, cuts));
      place = nodes.indexOf(items.at(-1)?.node ?? node);
    } else made.push(...block(node, cuts, isTop));
  }
  endRun();
  return made;
}

function block(node: Element, cuts: Counted, isTop: boolean): Made[] {
  const name = nameOf(node);
  const level = LEVEL_OF[name];
  if (level !== undefined || name === 'P' || name === 'PRE') {
    const inner = [...node.childNodes];
    // Other pages lay blocks in paragraphs, which they must not.
    if (inner.some((child) => isElement(child) && holdsBlocks(child))) return blocksOf(inner, cuts, isTop);
    const content = inlineContent(inner, cuts);
    if (content.length === 0) return [];
    const depth = level === undefined ? undefined : (Math.min(level, 6) as 1 | 2 | 3 | 4 | 5 | 6);
    return [depth !== undefined && isTop ? { type: 'heading', depth, children: content } : { type: 'paragraph', children: content }];
  }
  if (name === 'UL' || name === 'OL') return list(node, cuts);
  if (name === 'BLOCKQUOTE') {
    const children = blocksOf([...node.childNodes], cuts, false).filter(isInner);
    return children.length > 0 ? [{ type: 'blockquote', children }] : [];
  }
  if (name === 'TABLE') return isTop ? table(node, cuts) : innerTable(node, cuts);
  if (name === 'HR') return [];
  return blocksOf([...node.childNodes], cuts, isTop);
}

function list(node: Element, cuts: Counted): Made[] {
  const items: ListItem[] = [];
  for (const child of node.childNodes) {
    const inner = isElement(child) && nameOf(child) === 'LI' ? [...child.childNodes] : [child];
    const children = blocksOf(inner, cuts, false).filter(isInner);
    const last = items.at(-1);
    // A list that lies straight in a list belongs to the item before it.
    if (last && isElement(child) && /^[OU]L$/.test(nameOf(child))) last.children.push(...children);
    else if (children.length > 0) items.push({ type: 'listItem', spread: false, children });
  }
  if (items.length === 0) return [];
  const ordered = nameOf(node) === 'OL';
  const start = ordered ? Number(node.getAttribute('start') ?? 1) : null;
  return [{ type: 'list', ordered, start: Number.isInteger(start) ? start : 1, spread: false, children: items }];
}

function table(node: Element, cuts: Counted): Made[] {
  const rows = [...node.querySelectorAll('tr')].filter((row) => row.closest('table') === node).map((row) => cellsOf(row, cuts));
  const width = Math.max(...rows.map((cells) => cells.length), 0);
  if (width === 0) return [];
  // Only one cell: a frame around words, not a table.
  if (width === 1 && rows.length === 1) return innerTable(node, cuts);
  const caption = [...node.children].find((child) => nameOf(child) === 'CAPTION');
  const words = caption ? plainText(inlineContent([...caption.childNodes], cuts)).trim() : '';
  const align = Array.from({ length: width }, (_, column) =>
    rows.some((cells) => cells[column]?.isRight) && rows.slice(1).every((cells) => cells[column]?.isRight !== false)
      ? ('right' as const)
      : null,
  );
  const children = rows.map((cells, place): TableRow => {
    const padded = Array.from({ length: width }, (_, column): PhrasingContent[] => {
      const content = cells[column]?.content ?? [];
      if (place > 0 || content.length > 0) return content;
      cuts.namelessColumns += 1;
      return [{ type: 'text', value: `Kolumn ${column + 1}` }];
    });
    return { type: 'tableRow', children: padded.map((cell) => ({ type: 'tableCell', children: cell })) };
  });
  return [
    ...(words === '' ? [] : [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: `Tabell: ${words}` }] }]),
    { type: 'table', align, children },
  ];
}

type ReadCell = { readonly content: PhrasingContent[]; readonly isRight: boolean };

/** The cells of a row; one that spans several columns is followed by empty ones, so that every row keeps its columns. */
function cellsOf(row: Element, cuts: Counted): ReadCell[] {
  return [...row.children].flatMap((cell) => {
    if (!/^T[DH]$/.test(nameOf(cell))) return [];
    cuts.innerTables += cell.querySelectorAll('table').length;
    const span = Math.min(Number(cell.getAttribute('colspan') ?? 1) || 1, 50);
    if (span > 1 || Number(cell.getAttribute('rowspan') ?? 1) > 1) cuts.mergedCells += 1;
    const isRight =
      cell.getAttribute('data-align') === 'right' ||
      cell.getAttribute('align') === 'right' ||
      /text-align:\s*(right|end)/i.test(cell.getAttribute('style') ?? '');
    const paragraphs = blocksOf([...cell.childNodes], cuts, false).flatMap(wordsOf);
    const content = paragraphs.flatMap((one, place) => (place === 0 ? one : [{ type: 'text' as const, value: ' ' }, ...one]));
    // A line cannot break inside a cell.
    const flat = content.map((one) => (one.type === 'break' ? { type: 'text' as const, value: ' ' } : one));
    return [{ content: flat, isRight }, ...Array.from({ length: span - 1 }, (): ReadCell => ({ content: [], isRight }))];
  });
}

/** A table where none can stand: its rows as paragraphs, cells divided by a dash. */
function innerTable(node: Element, cuts: Counted): Made[] {
  if (node.querySelectorAll('td, th').length > 1) cuts.innerTables += 1;
  return [...node.querySelectorAll('tr')].flatMap((row): Made[] => {
    const cells = cellsOf(row, cuts).filter(({ content }) => content.length > 0);
    const children = cells.flatMap(({ content }, place) => (place === 0 ? content : [{ type: 'text' as const, value: ' – ' }, ...content]));
    return children.length > 0 ? [{ type: 'paragraph', children }] : [];
  });
}

const wordsOf = (node: Made): PhrasingContent[][] => {
  if (node.type === 'paragraph' || node.type === 'heading') return [node.children];
  if (node.type === 'list') return node.children.flatMap(({ children }) => children.flatMap(wordsOf));
  return node.type === 'blockquote' ? node.children.flatMap(wordsOf) : [];
};

type Item = { readonly node: Element; readonly level: number; readonly ordered: boolean };

/** The run of Word's list paragraphs that begins here. */
function wordItems(nodes: readonly ChildNode[], from: number): Item[] {
  const items: Item[] = [];
  for (const node of nodes.slice(from)) {
    if (!isElement(node) && (node.textContent ?? '').trim() === '') continue;
    const item = isElement(node) && nameOf(node) === 'P' ? wordItem(node) : undefined;
    if (!item || !isElement(node)) break;
    items.push({ node, ...item });
  }
  return items;
}

function wordLists(items: readonly Item[], cuts: Counted): List[] {
  const lists: List[] = [];
  const open: { readonly level: number; readonly list: List }[] = [];
  for (const { node, level, ordered } of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    if (open.at(-1)?.level === level && open.at(-1)?.list.ordered !== ordered) open.pop();
    if (open.at(-1)?.level !== level) {
      const list: List = { type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: [] };
      const above = open.at(-1)?.list.children.at(-1);
      if (above) above.children.push(list);
      else lists.push(list);
      open.push({ level, list });
    }
    for (const mark of [...node.querySelectorAll('span')].filter(isWordMark)) mark.remove();
    const children = inlineContent([...node.childNodes], cuts);
    if (children.length > 0)
      open.at(-1)?.list.children.push({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] });
  }
  return lists.filter(({ children }) => children.length > 0);
}

/** Headings as every section takes them: two levels, the first on the second, and none below one that is not there. */
function smoothHeadings(nodes: Made[]): Made[] {
  const depths = nodes.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  const shift = 2 - Math.min(...depths);
  let above = 1;
  return nodes.map((node) => {
    if (node.type !== 'heading') return node;
    above = Math.min(node.depth + shift, above + 1, 3);
    return { ...node, depth: above === 2 ? 2 : 3 };
  });
}

const isElement = (node: ChildNode): node is Element & ChildNode => node.nodeType === 1;
const nameOf = (node: Element): string => node.nodeName.toUpperCase();
const isInner = (node: Made): node is BlockContent => node.type === 'paragraph' || node.type === 'list' || node.type === 'blockquote';

function holdsBlocks(node: Element): boolean {
  return BLOCKS.test(nameOf(node)) || [...node.children].some(holdsBlocks);
}
