import type { BlockDocument } from './blockDocument.ts';
import { outlineOf } from './documentOutline.ts';

/** A checked document as JSON for other programs: the model itself, with the numbers that headings and tables have in print. */
export function jsonDocument(document: BlockDocument): string {
  const outline = outlineOf(document);
  const bytes = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value);
  return `${JSON.stringify({ format: 'samla-document', version: 1, ...document, outline: { headings: outline.headings, labels: Object.fromEntries(outline.labels) } }, bytes, 2)}\n`;
}
