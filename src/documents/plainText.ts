import type { Inline, TextBlock } from './blockDocument.ts';

/** The words of inlines without their form; a line break becomes a space. */
export function inlineText(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'lineBreak' ? ' ' : inlineText(part.content);
    })
    .join('');
}

/** Every inline in a text block, at any depth. */
export function* inlinesOf(block: TextBlock): Generator<Inline> {
  if (block.kind === 'paragraph') yield* nested(block.content);
  else if (block.kind === 'quote') for (const inner of block.content) yield* inlinesOf(inner);
  else for (const item of block.items) for (const inner of item) yield* inlinesOf(inner);
}

function* nested(content: readonly Inline[]): Generator<Inline> {
  for (const part of content) {
    yield part;
    if (part.kind !== 'text' && part.kind !== 'lineBreak') yield* nested(part.content);
  }
}
