import type { Cell, Heading, Inline, List, NumberCell, Paragraph, Row } from './blockDocument.ts';

/** A whole number: persons, kronor. */
export const whole = (value: number | null): NumberCell => ({ value, decimals: 0 });
/** A number with `decimals` decimals, already rounded by its rule. */
export const decimal = (value: number | null, decimals: number): NumberCell => ({ value, decimals });
/** Whole percent (56 is written "56 %"). */
export const percent = (value: number | null, decimals = 0): NumberCell => ({ value, decimals, percent: true });
/** A number with its sign written out also above zero. */
export const signed = (value: number | null, decimals: number): NumberCell => ({ value, decimals, signed: true });

export const row = (...cells: readonly Cell[]): Row => ({ kind: 'row', cells });
export const total = (...cells: readonly Cell[]): Row => ({ kind: 'total', cells });
export const group = (heading: string): Row => ({ kind: 'group', heading });
export const endGroup: Row = { kind: 'endGroup' };

export const text = (content: string): Inline => ({ kind: 'text', text: content });
export const strong = (content: string): Inline => ({ kind: 'strong', content: [text(content)] });
export const emphasis = (content: string): Inline => ({ kind: 'emphasis', content: [text(content)] });
export const link = (href: string, content: string): Inline => ({ kind: 'link', href, content: [text(content)] });

/** A paragraph of plain text and inlines. */
export const paragraph = (...content: readonly (string | Inline)[]): Paragraph => ({
  kind: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});
export const heading = (level: Heading['level'], id: string, content: string): Heading => ({ kind: 'heading', level, id, text: content });
/** A flat list of plain texts. */
export const bullets = (...items: readonly string[]): List => ({
  kind: 'list',
  ordered: false,
  items: items.map((item) => [paragraph(item)]),
});
