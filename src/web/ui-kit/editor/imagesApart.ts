import type { Image, PhrasingContent, RootContent } from 'mdast';
import { trimmed } from './fragmentInlines.ts';

/** Each image in a paragraph of its own, as a report has them: out of the words, headings, lists, quotes and tables that it stood in. */
export const imagesApart = (nodes: readonly RootContent[]): RootContent[] => nodes.flatMap(apart);

function apart(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') {
    const images = takeImages(node);
    return [...(isEmpty(node) ? [] : [node]), ...images.map(alone)];
  }
  const made: RootContent[] = [];
  let words: PhrasingContent[] = [];
  const end = (): void => {
    const children = trimmed(words);
    if (children.length > 0) made.push({ type: 'paragraph', children });
    words = [];
  };
  for (const child of node.children) {
    const images = child.type === 'image' ? [child] : takeImages(child);
    if (child.type !== 'image' && !isEmpty(child)) words.push(child);
    if (images.length === 0) continue;
    end();
    made.push(...images.map(alone));
  }
  end();
  return made;
}

const alone = (image: Image): RootContent => ({ type: 'paragraph', children: [image] });

/** Takes the images out of a node, at any depth, and what is empty without them. */
function takeImages(node: RootContent): Image[] {
  if (!('children' in node)) return [];
  const images: Image[] = [];
  const kept = node.children.filter((child) => {
    if (child.type === 'image') {
      images.push(child);
      return false;
    }
    const inner = takeImages(child);
    images.push(...inner);
    return inner.length === 0 || !isEmpty(child);
  });
  if (images.length > 0) {
    const tidy = node.type === 'paragraph' || node.type === 'heading' ? trimmed(kept as PhrasingContent[]) : kept;
    node.children.splice(0, node.children.length, ...(tidy as never[]));
  }
  return images;
}

/** A cell stays where it is. */
const isEmpty = (node: RootContent): boolean => 'children' in node && node.children.length === 0 && node.type !== 'tableCell';
