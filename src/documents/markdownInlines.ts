import type { Definition, PhrasingContent } from 'mdast';
import type { Inline, Table } from './blockDocument.ts';
import type { FaultCollector } from './markdownFault.ts';
import { inlineText } from './plainText.ts';
import { isInternalHref, isSafeHref } from './safeHref.ts';

/** Figures and tables that a text names by links that lead nowhere (`samla:…`), put in anew each time it is read. */
export type LiveSource = {
  readonly figure: (href: string) => string | undefined;
  readonly table: (href: string, id: string) => Table | undefined;
};
export const isLive = (href: string): boolean => href.startsWith('samla:');

export type InlineContext = {
  readonly fault: FaultCollector;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly live?: LiveSource | undefined;
  /** Whether the text may hold images at all. */
  readonly holdsImages?: boolean;
};

/** Running text as inlines; raw HTML, pictures and unsafe links become faults. */
export function markdownInlines(nodes: readonly PhrasingContent[], context: InlineContext): Inline[] {
  return nodes.flatMap((node) => inlines(node, context));
}

function inlines(node: PhrasingContent, context: InlineContext): Inline[] {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: node.value.replace(/\s*\n\s*/g, ' ') }];
    case 'inlineCode':
      return [{ kind: 'text', text: node.value }];
    case 'break':
      return [{ kind: 'lineBreak' }];
    case 'strong':
      return [{ kind: 'strong', content: markdownInlines(node.children, context) }];
    case 'emphasis':
      return [{ kind: 'emphasis', content: markdownInlines(node.children, context) }];
    case 'link':
      return link(node.url, markdownInlines(node.children, context), line, context);
    case 'linkReference':
      return link(context.definitions.get(node.identifier)?.url ?? '', markdownInlines(node.children, context), line, context);
    case 'html':
      context.fault(
        'html',
        line,
        `Rad ${line}: HTML-taggen ${node.value} kan inte användas. Skriv **fet** eller *kursiv*, eller sätt \\ före < om tecknet ska synas.`,
      );
      return [];
    case 'image':
    case 'imageReference':
      if (context.holdsImages === true)
        context.fault(
          'image-inside-text',
          line,
          `Rad ${line}: en bild ska stå i ett eget stycke, utanför listor, citat och tabeller. Flytta ut den.`,
        );
      else
        context.fault(
          'image',
          line,
          `Rad ${line}: bilder kan inte läggas in i texten. Ta bort bilden; diagram kommer från rapportens egna tal.`,
        );
      return [];
    default:
      throw new Error(`Markdown that is not switched on: ${node.type}`);
  }
}

function link(href: string, content: Inline[], line: number, context: InlineContext): Inline[] {
  if (isLive(href)) return liveFigure(href, content, line, context);
  if (inlineText(content).trim() === '') {
    context.fault('link-without-text', line, `Rad ${line}: länken till "${href}" saknar text. Skriv [vad den leder till](${href}).`);
  } else if (isInternalHref(href) || !isSafeHref(href)) {
    // Places within the document are made by the report, not by the author of one of its texts.
    context.fault('unsafe-link', line, `Rad ${line}: länken "${inlineText(content)}" ska börja med https://, http:// eller mailto:.`);
  }
  return [{ kind: 'link', href, content }];
}

function liveFigure(href: string, content: Inline[], line: number, context: InlineContext): Inline[] {
  const value = context.live?.figure(href);
  if (value !== undefined) return [{ kind: 'text', text: value }];
  const words = inlineText(content);
  context.fault(
    'unknown-live',
    line,
    `Rad ${line}: den levande siffran eller tabellen "${words}" kan inte stå här. En tabell ska stå i ett eget stycke utanför listor.`,
  );
  return [];
}
