import type { BlockContent, Blockquote, Definition, DefinitionContent, List as MarkdownList, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { err, ok, type Result } from '../shared/result.ts';
import type { Block, Heading, List, Quote, Table, TextBlock } from './blockDocument.ts';
import type { MarkdownFault } from './markdownFault.ts';
import { markdownImage, onlyImage, type ImageSource } from './markdownImage.ts';
import { isLive, markdownInlines, type InlineContext, type LiveSource } from './markdownInlines.ts';
import { DEEPEST, markdownLimit, tooDeep } from './markdownLimits.ts';
import { markdownTable } from './markdownTable.ts';
import { inlineText } from './plainText.ts';

export type MarkdownPlace = {
  /** Title of the heading it stands under: what a table without a caption of its own is called after. */
  readonly title: string;
  /** Level of the heading that the text stands under; its own headings start one level below. */
  readonly level: 1 | 2 | 3;
  /** Start of the ids that the text's headings and tables get; unique in the document. */
  readonly idPrefix: string;
  /** Where the figures and tables come from that the text names. */
  readonly live?: LiveSource | undefined;
  /** Where the images lie that the text names; without it the text may hold none. */
  readonly images?: ImageSource | undefined;
};

const DEEPEST_HEADING = 4;
const CAPTION = /^(?:Tabell|Table):\s*/u;
const SOURCE = /^[—–]\s+/u;

/**
 * An author's Markdown (headings, lists, emphasis, links, quotes, tables, images) as blocks of a document. All faults at
 * once. A table takes its caption from a paragraph before it that starts with "Tabell:", else from the
 * heading it stands under; a quote its source from a
 * last paragraph that starts with "–".
 */
export function markdownBlocks(markdown: string, place: MarkdownPlace): Result<Block[], MarkdownFault[]> {
  const faults: MarkdownFault[] = [];
  const limit = markdownLimit(markdown);
  if (limit) return err([limit]);
  const root = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const context: InlineContext = {
    fault: (code, line, text) => faults.push({ code, line, text }),
    definitions: definitionsIn(root),
    live: place.live,
    holdsImages: place.images !== undefined,
  };
  const blocks = rootBlocks(root, place, context);
  return faults.length > 0 ? err(faults) : ok(blocks);
}

function rootBlocks(root: Root, place: MarkdownPlace, context: InlineContext): Block[] {
  const blocks: Block[] = [];
  const depths = root.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  const shift = place.level + 1 - Math.min(...depths);
  let above: number = place.level;
  let heading = place.title;
  let named = 0;
  let caption: { words: string; line: number } | undefined;
  for (const node of root.children) {
    const line = node.position?.start.line ?? 1;
    const image = place.images ? onlyImage(node) : undefined;
    if (caption && node.type !== 'table') {
      context.fault(
        'caption-without-table',
        caption.line,
        `Rad ${caption.line}: efter tabellrubriken "${caption.words}" ska tabellen komma.`,
      );
      caption = undefined;
    }
    if (node.type === 'heading') {
      const level = node.depth + shift;
      const words = inlineText(markdownInlines(node.children, context)).trim();
      blocks.push({
        kind: 'heading',
        level: headingLevel(level, above, words, line, context),
        id: `${place.idPrefix}-${(named += 1)}`,
        text: words,
      });
      above = level;
      heading = words === '' ? place.title : words;
    } else if (node.type === 'table') {
      blocks.push(markdownTable(node, `${place.idPrefix}-${(named += 1)}`, caption?.words ?? heading, context));
      caption = undefined;
    } else if (image && place.images) blocks.push(...markdownImage(image, place.images, context));
    else if (liveTable(node, `${place.idPrefix}-${named + 1}`, context)) {
      const table = liveTable(node, `${place.idPrefix}-${(named += 1)}`, context);
      if (table) blocks.push(table);
    } else if (node.type === 'paragraph' && CAPTION.test(inlineText(markdownInlines(node.children, silent(context))))) {
      caption = { words: inlineText(markdownInlines(node.children, context)).replace(CAPTION, '').trim(), line };
    } else blocks.push(...textBlocks(node, context, 0));
  }
  if (caption)
    context.fault(
      'caption-without-table',
      caption.line,
      `Rad ${caption.line}: efter tabellrubriken "${caption.words}" ska tabellen komma.`,
    );
  return blocks;
}

function headingLevel(level: number, above: number, words: string, line: number, context: InlineContext): Heading['level'] {
  if (words === '') context.fault('empty-heading', line, `Rad ${line}: rubriken saknar text.`);
  if (level > DEEPEST_HEADING)
    context.fault('heading-too-deep', line, `Rad ${line}: rubriken "${words}" ligger för djupt. Dokumentet har fyra rubriknivåer.`);
  else if (level > above + 1) context.fault('heading-jump', line, `Rad ${line}: rubriken "${words}" hoppar över en nivå. Ta bort ett #.`);
  return level <= 2 ? 2 : level === 3 ? 3 : 4;
}

function textBlocks(node: RootContent | BlockContent | DefinitionContent, context: InlineContext, depth: number): TextBlock[] {
  const line = node.position?.start.line ?? 1;
  if (depth > DEEPEST) {
    context.fault('too-deep', line, tooDeep(line).text);
    return [];
  }
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', content: markdownInlines(node.children, context) }];
    case 'list':
      return [list(node, context, depth)];
    case 'blockquote':
      return [quote(node, context, depth)];
    case 'html':
      context.fault('html', line, `Rad ${line}: HTML kan inte användas. Ta bort taggarna, eller sätt \\ före < om tecknet ska synas.`);
      return [];
    case 'code':
      context.fault(
        'code-block',
        line,
        `Rad ${line}: stycket är indraget eller inramat som kod. Ta bort blankstegen först på raden (eller tecknen \`\`\`).`,
      );
      return [];
    case 'heading':
    case 'table':
      context.fault(
        'inside-quote-or-list',
        line,
        `Rad ${line}: en ${node.type === 'table' ? 'tabell' : 'rubrik'} kan inte stå i en lista eller ett citat. Flytta ut den.`,
      );
      return [];
    default:
      // Definitions belong to their links; a rule between paragraphs has no meaning in a report.
      return [];
  }
}

const list = (node: MarkdownList, context: InlineContext, depth: number): List => ({
  kind: 'list',
  ordered: node.ordered ?? false,
  start: node.start ?? undefined,
  items: node.children.map((item) => item.children.flatMap((child) => textBlocks(child, context, depth + 1))),
});

function quote(node: Blockquote, context: InlineContext, depth: number): Quote {
  const content = node.children.flatMap((child) => textBlocks(child, context, depth + 1));
  const last = content.at(-1);
  const words = content.length > 1 && last?.kind === 'paragraph' ? inlineText(last.content) : '';
  return SOURCE.test(words)
    ? { kind: 'quote', content: content.slice(0, -1), source: words.replace(SOURCE, '') }
    : { kind: 'quote', content };
}

function definitionsIn(root: Root): Map<string, Definition> {
  return new Map(root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node] as const] : [])));
}

/** A paragraph that is nothing but the name of a table that is put in anew. */
function liveTable(node: RootContent, id: string, context: InlineContext): Table | undefined {
  const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
  return only?.type === 'link' && isLive(only.url) ? context.live?.table(only.url, id) : undefined;
}

const silent = (context: InlineContext): InlineContext => ({ ...context, fault: () => undefined });
