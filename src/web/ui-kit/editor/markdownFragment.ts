import type { AlignType, BlockContent, DefinitionContent, Heading, PhrasingContent, Root, RootContent, Table } from 'mdast';

import { imageKeyOf } from '../../../shared/markdownImage.ts';

type Maker = Pick<Document, 'createElement' | 'createTextNode' | 'createDocumentFragment'> & {
  /** Addresses that links name and that are told elsewhere in the text. */
  readonly addresses?: ReadonlyMap<string, string>;
  readonly imageAddress?: ImageAddress | undefined;
};
/** Where an image is fetched that a text names by its key. */
export type ImageAddress = (key: string) => string;
type Node = RootContent | BlockContent | DefinitionContent;

/** Headings of a text as it is written: the highest in it is the first of them, whatever its number. */
const HEADING_TAGS = ['h3', 'h4', 'h5'] as const;
/** How a text names what is put in anew each time: it leads nowhere, and is changed as a whole. */
const LIVE = 'samla:';
const CAPTION = /^(?:Tabell|Table):\s*/u;

/** A text as elements to write in: headings, paragraphs, lists, quotes, tables, images, bold, italic and links, and nothing else. */
export function markdownFragment(
  root: Root,
  page: Omit<Maker, 'addresses' | 'imageAddress'>,
  imageAddress?: ImageAddress,
): DocumentFragment {
  const make: Maker = {
    createElement: page.createElement.bind(page),
    createTextNode: page.createTextNode.bind(page),
    createDocumentFragment: page.createDocumentFragment.bind(page),
    imageAddress,
    addresses: new Map(root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : []))),
  };
  const fragment = make.createDocumentFragment();
  const highest = Math.min(...root.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])));
  let caption: string | undefined;
  for (const [place, node] of root.children.entries()) {
    const words = node.type === 'paragraph' ? plain(node.children) : '';
    if (CAPTION.test(words) && !holdsLive(node) && root.children[place + 1]?.type === 'table') caption = words.replace(CAPTION, '');
    else {
      if (node.type === 'table') fragment.append(table(node, caption, make));
      else if (node.type === 'heading') fragment.append(filled(make, headingTag(node, highest), node.children));
      else fragment.append(...block(node, make));
      caption = undefined;
    }
  }
  return fragment;
}

const holdsLive = (node: Node): boolean =>
  node.type === 'paragraph' && node.children.some((child) => child.type === 'link' && child.url.startsWith(LIVE));

const headingTag = ({ depth }: Heading, highest: number): string =>
  HEADING_TAGS[Math.min(depth - highest, HEADING_TAGS.length - 1)] ?? 'h5';

function block(node: Node, make: Maker): HTMLElement[] {
  switch (node.type) {
    case 'paragraph':
      return [filled(make, 'p', node.children)];
    case 'list': {
      const made = make.createElement(node.ordered ? 'ol' : 'ul');
      if (node.ordered && (node.start ?? 1) !== 1) made.setAttribute('start', String(node.start));
      for (const item of node.children) {
        const li = make.createElement('li');
        li.append(...item.children.flatMap((child) => block(child, make)));
        made.append(li);
      }
      return [made];
    }
    case 'blockquote': {
      const made = make.createElement('blockquote');
      made.append(...node.children.flatMap((child) => block(child, make)));
      return [made];
    }
    case 'heading':
      return [filled(make, 'p', node.children)];
    case 'code':
    case 'html':
      return node.value.split('\n').map((line) => filled(make, 'p', [{ type: 'text', value: line }]));
    default:
      return [];
  }
}

function table(node: Table, caption: string | undefined, make: Maker): HTMLElement {
  const made = make.createElement('table');
  if (caption !== undefined) made.append(filled(make, 'caption', [{ type: 'text', value: caption }]));
  const body = make.createElement('tbody');
  for (const [place, row] of node.children.entries()) {
    const tr = make.createElement('tr');
    for (const [column, cell] of row.children.entries())
      tr.append(cellOf(place === 0 ? 'th' : 'td', cell.children, node.align?.[column] ?? null, make));
    body.append(tr);
  }
  made.append(body);
  return made;
}

function cellOf(tag: string, content: readonly PhrasingContent[], align: AlignType, make: Maker): HTMLElement {
  const made = filled(make, tag, content);
  if (align === 'right') made.setAttribute('data-align', 'right');
  return made;
}

/** An element with its words; an empty one gets a line break, so that there is a place to write in. */
function filled(make: Maker, tag: string, content: readonly PhrasingContent[]): HTMLElement {
  const made = make.createElement(tag);
  made.append(...content.flatMap((node) => inline(node, make)));
  if (made.childNodes.length === 0) made.append(make.createElement('br'));
  return made;
}

function inline(node: PhrasingContent, make: Maker): ChildNode[] {
  const around = (tag: string, children: readonly PhrasingContent[]): HTMLElement => {
    const made = make.createElement(tag);
    made.append(...children.flatMap((child) => inline(child, make)));
    return made;
  };
  switch (node.type) {
    case 'text':
      return [make.createTextNode(node.value.replace(/\s*\n\s*/g, ' '))];
    case 'inlineCode':
    case 'html':
      return [make.createTextNode(node.value)];
    case 'break':
      return [make.createElement('br')];
    case 'strong':
      return [around('b', node.children)];
    case 'emphasis':
      return [around('i', node.children)];
    case 'link': {
      const made = around(node.url.startsWith(LIVE) ? 'span' : 'a', node.children);
      if (node.url.startsWith(LIVE)) {
        made.setAttribute('data-live', node.url);
        made.setAttribute('contenteditable', 'false');
        return [made];
      }
      made.setAttribute('href', node.url);
      return [made];
    }
    case 'linkReference': {
      const made = around('a', node.children);
      made.setAttribute('href', make.addresses?.get(node.identifier) ?? '');
      return [made];
    }
    case 'image': {
      const key = imageKeyOf(node.url);
      // One that lies elsewhere is told by its words.
      if (key === undefined || !make.imageAddress) return (node.alt ?? '') === '' ? [] : [make.createTextNode(node.alt ?? '')];
      const made = make.createElement('img');
      made.setAttribute('data-image', key);
      made.setAttribute('alt', node.alt ?? '');
      made.setAttribute('src', make.imageAddress(key));
      return [made];
    }
    default:
      return [];
  }
}

const plain = (content: readonly PhrasingContent[]): string =>
  content.map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('');
