import {
  ExternalHyperlink,
  InternalHyperlink,
  Paragraph,
  TextRun,
  type ILevelsOptions,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { Inline, List, TextBlock } from './blockDocument.ts';
import { withoutControls } from './escapeXml.ts';
import { isInternalHref } from './safeHref.ts';

/** Ordered lists count anew each: every one gets a numbering of its own, collected while the text is written. */
export type DocxNumbering = { readonly reference: string; readonly levels: readonly ILevelsOptions[] };
export type DocxText = {
  /** @param keepNext keeps a paragraph on the page of what it introduces */
  readonly blocks: (block: TextBlock, style?: string, keepNext?: boolean) => Paragraph[];
  readonly runs: (content: readonly Inline[]) => ParagraphChild[];
  readonly numberings: () => readonly DocxNumbering[];
};

export const BULLETS = 'bullets';
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const MARKS = ['•', '–', '·'];

/** Writer of running text. `bookmarkOf` gives the bookmark that an id in the document has. */
export function docxText(bookmarkOf: (id: string) => string): DocxText {
  const numberings: DocxNumbering[] = [
    { reference: BULLETS, levels: LEVELS.map((level) => listLevel(level, 'bullet', MARKS[level % 3] ?? '•', 1)) },
  ];

  const runs = (content: readonly Inline[], form: Form = {}): ParagraphChild[] =>
    content.flatMap((part): ParagraphChild[] => {
      switch (part.kind) {
        case 'text':
          return textRuns(part.text, form);
        case 'lineBreak':
          return [new TextRun({ break: 1 })];
        case 'strong':
          return runs(part.content, { ...form, bold: true });
        case 'emphasis':
          return runs(part.content, { ...form, italics: true });
        case 'link': {
          const children = runs(part.content, { ...form, style: 'Hyperlink' });
          return isInternalHref(part.href)
            ? [new InternalHyperlink({ anchor: bookmarkOf(part.href.slice(1)), children })]
            : [new ExternalHyperlink({ link: part.href, children })];
        }
      }
    });

  const list = (block: List, level: number, style: string | undefined): Paragraph[] => {
    let reference = BULLETS;
    if (block.ordered) {
      reference = `numbers-${numberings.length}`;
      numberings.push({
        reference,
        levels: LEVELS.map((each) => listLevel(each, 'decimal', `%${each + 1}.`, each === level ? (block.start ?? 1) : 1)),
      });
    }
    return block.items.flatMap((item) =>
      item.flatMap((inner, index) => {
        if (inner.kind === 'list') return list(inner, Math.min(level + 1, LEVELS.length - 1), style);
        const numbered = index === 0 ? { numbering: { reference, level } } : { indent: { left: (level + 1) * 320 } };
        return written(inner, style, { ...numbered, spacing: { after: 60 } });
      }),
    );
  };

  const written = (block: TextBlock, style: string | undefined, options: IParagraphOptions = {}): Paragraph[] => {
    if (block.kind === 'list') return list(block, 0, style);
    if (block.kind === 'paragraph')
      return [new Paragraph({ ...options, ...(style === undefined ? {} : { style }), children: runs(block.content) })];
    const source = block.source === undefined ? [] : [new Paragraph({ style: 'QuoteSource', children: textRuns(`– ${block.source}`, {}) })];
    return [...block.content.flatMap((inner) => written(inner, 'Quote', options)), ...source];
  };

  return {
    blocks: (block, style, keepNext) => written(block, style, keepNext ? { keepNext } : {}),
    runs: (content) => runs(content),
    numberings: () => numberings,
  };
}

type Form = { readonly bold?: boolean; readonly italics?: boolean; readonly style?: string };

/** Plain text as runs, its line breaks kept. */
export function textRuns(text: string, form: Form): TextRun[] {
  return withoutControls(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...form, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

const listLevel = (level: number, format: 'bullet' | 'decimal', text: string, start: number): ILevelsOptions => ({
  level,
  format,
  text,
  start,
  style: { paragraph: { indent: { left: (level + 1) * 320, hanging: 260 } } },
});
