import type { Image, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { markdownLimit } from './markdownLimits.ts';

/** An image file that a text names, and where in the text its name stands. */
export type ImageFileName = { readonly name: string; readonly from: number; readonly to: number };

/** Two letters or more: one letter is a disk. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:/i;

/** The files that a text names as images (`![What it shows](photos/forest.jpg)`), in its order; none of a text that is not to be read. */
export function imageFilesIn(markdown: string): ImageFileName[] {
  if (markdownLimit(markdown)) return [];
  return imagesIn(fromMarkdown(markdown)).flatMap(({ url, position }) => {
    const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    const at = markdown.slice(start, end).lastIndexOf(url);
    return ADDRESS.test(url) || url === '' || at < 0 ? [] : [{ name: url, from: start + at, to: start + at + url.length }];
  });
}

function imagesIn(node: Nodes): Image[] {
  if (node.type === 'image') return [node];
  return 'children' in node ? node.children.flatMap(imagesIn) : [];
}
