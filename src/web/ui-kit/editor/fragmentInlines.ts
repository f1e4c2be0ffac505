import type { Image, PhrasingContent } from 'mdast';
import { DECORATION, imageHref, imageKeyOf } from '../../../shared/markdownImage.ts';
import { isWordMark } from './wordList.ts';

/** What a report can not show, by kind and number. Words are never among it. */
export type Cuts = {
  readonly images: number;
  readonly mergedCells: number;
  readonly namelessColumns: number;
  readonly innerTables: number;
};

/** Running elements as a text has them: bold, italic, links and line breaks; spaces as they are seen. */
export function inlineContent(nodes: readonly ChildNode[], cuts: { images: number }): PhrasingContent[] {
  return trimmed(tidySpaces(nodes.flatMap((node) => inline(node, cuts))));
}

function inline(node: ChildNode, cuts: { images: number }): PhrasingContent[] {
  if (node.nodeType === 3) {
    const value = (node.textContent ?? '').replace(/[\u200b\u2060\ufeff]/g, '').replace(/[ \t\r\n\f]+/g, ' ');
    return value === '' ? [] : [{ type: 'text', value }];
  }
  if (node.nodeType !== 1) return [];
  const element = node as unknown as Element;
  if (isWordMark(element)) return [];
  const content = (): PhrasingContent[] => [...element.childNodes].flatMap((child) => inline(child, cuts));
  const live = element.getAttribute('data-live');
  if (live !== null && /^samla:[a-z]+\/[a-z0-9-]+(?:\/[a-z-]+)?$/.test(live))
    return [{ type: 'link', url: live, children: [{ type: 'text', value: element.textContent ?? '' }] }];
  const style = element.getAttribute('style') ?? '';
  switch (element.nodeName.toUpperCase()) {
    case 'BR':
      return [{ type: 'break' }];
    case 'IMG': {
      const image = ownImage(element);
      if (image) return [image];
      cuts.images += 1;
      return [];
    }
    case 'PICTURE':
    case 'SVG':
    case 'OBJECT':
    case 'V:SHAPE':
      cuts.images += 1;
      return [];
    case 'B':
    case 'STRONG':
      return /(?:^|;)\s*font-weight:\s*(normal|[1-4]00)/i.test(style) ? content() : around('strong', content());
    case 'I':
    case 'EM':
      return /(?:^|;)\s*font-style:\s*normal/i.test(style) ? content() : around('emphasis', content());
    case 'A': {
      const url = element.getAttribute('href') ?? '';
      const words = content();
      return /^(https?:|mailto:)/i.test(url) && plainText(words).trim() !== '' ? aroundLink(url, words) : words;
    }
    case 'STYLE':
    case 'SCRIPT':
    case 'TEMPLATE':
      return [];
    default: {
      const isBold = /(?:^|;)\s*font-weight:\s*(bold|[6-9]00)/i.test(style);
      const inner = /(?:^|;)\s*font-style:\s*italic/i.test(style) ? around('emphasis', content()) : content();
      return isBold ? around('strong', inner) : inner;
    }
  }
}

/** An image that the text names by its key; without words it was said to be decoration. */
function ownImage(element: Element): Image | undefined {
  const url = imageHref(element.getAttribute('data-image') ?? '');
  const alt = (element.getAttribute('alt') ?? '').replaceAll(/\s+/g, ' ').trim();
  return imageKeyOf(url) === undefined ? undefined : { type: 'image', url, alt, title: alt === '' ? DECORATION : null };
}

/** Bold around words alone: spaces and breaks at its edges stand outside, where Markdown can have them. */
function around(type: 'strong' | 'emphasis', content: readonly PhrasingContent[]): PhrasingContent[] {
  const { before, inner, after } = edges(content);
  // Bold in bold is bold.
  const flat = inner.flatMap((node) => (node.type === type ? node.children : [node]));
  return flat.length === 0 ? [...before, ...after] : [...before, { type, children: flat }, ...after];
}

function aroundLink(url: string, content: readonly PhrasingContent[]): PhrasingContent[] {
  const { before, inner, after } = edges(content);
  const flat = inner.flatMap((node) => (node.type === 'link' ? node.children : [node]));
  return [...before, { type: 'link', url, children: flat }, ...after];
}

function edges(content: readonly PhrasingContent[]): { before: PhrasingContent[]; inner: PhrasingContent[]; after: PhrasingContent[] } {
  const inner = [...content];
  const [before, after]: [PhrasingContent[], PhrasingContent[]] = [[], []];
  const first = inner[0];
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    before.push({ type: 'text', value: ' ' });
    inner[0] = { ...first, value: first.value.trimStart() };
  }
  const last = inner.at(-1);
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    after.push({ type: 'text', value: ' ' });
    inner[inner.length - 1] = { ...last, value: last.value.trimEnd() };
  }
  return { before, inner: inner.filter((node) => node.type !== 'text' || node.value !== ''), after };
}

/** Neighbouring texts as one; a space that must not break only where it holds a number together. */
function tidySpaces(content: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of content) {
    const last = joined.at(-1);
    const isSame = last !== undefined && last.type === node.type;
    if (isSame && last.type === 'text' && node.type === 'text') joined[joined.length - 1] = { ...last, value: last.value + node.value };
    else if (isSame && last.type === 'strong' && node.type === 'strong')
      joined[joined.length - 1] = { ...last, children: [...last.children, ...node.children] };
    else if (isSame && last.type === 'emphasis' && node.type === 'emphasis')
      joined[joined.length - 1] = { ...last, children: [...last.children, ...node.children] };
    else joined.push(node);
  }
  return joined.map((node) =>
    node.type === 'text'
      ? { ...node, value: node.value.replace(/(?<!\d)\u00a0|\u00a0(?![\d%])/g, ' ').replace(/ {2,}/g, ' ') }
      : 'children' in node && node.type !== 'link'
        ? { ...node, children: tidySpaces(node.children) }
        : node,
  ) as PhrasingContent[];
}

/** Without spaces and breaks at the ends of a paragraph, and without spaces beside a break. */
export function trimmed(content: readonly PhrasingContent[]): PhrasingContent[] {
  const isEmpty = (node: PhrasingContent | undefined): boolean =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  const kept = [...content];
  while (isEmpty(kept[0])) kept.shift();
  while (isEmpty(kept.at(-1))) kept.pop();
  return kept.flatMap((node, place): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    const isAfter = place === 0 || kept[place - 1]?.type === 'break';
    const isBefore = place === kept.length - 1 || kept[place + 1]?.type === 'break';
    const value = isAfter ? node.value.trimStart() : node.value;
    const tidy = isBefore ? value.trimEnd() : value;
    return tidy === '' ? [] : [{ ...node, value: tidy }];
  });
}

export const plainText = (content: readonly PhrasingContent[]): string =>
  content.map((node) => ('value' in node ? node.value : 'children' in node ? plainText(node.children) : ' ')).join('');
