import type { Image, RootContent } from 'mdast';
import { DECORATION, imageKeyOf, LONGEST_ALTERNATIVE } from '../shared/markdownImage.ts';
import type { ImageBlock, ImageData } from './blockDocument.ts';
import type { InlineContext } from './markdownInlines.ts';

/** The images that a text may name, by their keys. */
export type ImageSource = (key: string) => ImageData | undefined;

/** A paragraph that is nothing but an image. */
export function onlyImage(node: RootContent): Image | undefined {
  const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
  return only?.type === 'image' ? only : undefined;
}

export function markdownImage(node: Image, source: ImageSource, context: Pick<InlineContext, 'fault'>): ImageBlock[] {
  const line = node.position?.start.line ?? 1;
  const key = imageKeyOf(node.url);
  const words = (node.alt ?? '').replaceAll(/\s+/g, ' ').trim();
  const image = key === undefined ? undefined : source(key);
  if (key === undefined)
    context.fault(
      'image',
      line,
      `Rad ${line}: bilden "${words === '' ? node.url : words}" ligger inte i rapporten. Lägg in den med knappen Bild över texten.`,
    );
  else if (!image)
    context.fault(
      'unknown-image',
      line,
      `Rad ${line}: bilden "${words}" finns inte i det här avsnittet. Ta bort den ur texten och lägg in den på nytt.`,
    );
  if (words === '' && node.title !== DECORATION)
    context.fault(
      'image-without-words',
      line,
      `Rad ${line}: bilden saknar beskrivning. Skriv vad den visar, för den som inte ser den, eller att den bara är utsmyckning (${DECORATION}).`,
    );
  if (words.length > LONGEST_ALTERNATIVE)
    context.fault(
      'image-without-words',
      line,
      `Rad ${line}: bildens beskrivning är längre än ${LONGEST_ALTERNATIVE} tecken. Korta den, och skriv resten i texten intill.`,
    );
  return image ? [{ kind: 'image', alternative: words === '' ? null : words, image }] : [];
}
