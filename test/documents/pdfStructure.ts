import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One element of a PDF's tag tree with the words inside it. */
export type PdfElement = {
  readonly role: string;
  readonly text: string;
  /** Lines that the words stand on. */
  readonly lines: number;
  /** Height over the foot of the page of the lowest line, in points; Infinity without words. */
  readonly lowest: number;
  readonly alternative?: string;
  readonly scope?: string;
  readonly id?: string;
  readonly headers: readonly string[];
  readonly colSpan: number;
  readonly children: readonly PdfElement[];
};

export type PdfReading = {
  readonly title: string;
  readonly language: string;
  readonly pages: number;
  /** Points, width before height. */
  readonly pageSizes: readonly (readonly [number, number])[];
  readonly bookmarks: readonly string[];
  /** The tag trees of all pages, one after another. */
  readonly elements: readonly PdfElement[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly text: string;
};

/** Reads a PDF as a screen reader does: its tags with their words, not its pixels. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true });
  const pdf = await task.promise;
  try {
    const elements: PdfElement[] = [];
    const fonts = new Map<string, boolean>();
    const text: string[] = [];
    const pageSizes: [number, number][] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      pageSizes.push([Math.round(right - left), Math.round(top - bottom)]);
      const words = await wordsByContent(page, text);
      elements.push(...childrenOf(await page.getStructTree(), words));
      await page.getOperatorList();
      for (const name of fontNames(await page.getTextContent())) {
        const font: unknown = page.commonObjs.get(name);
        fonts.set(String(property(font, 'name')), property(font, 'missingFile') !== true && property(font, 'data') !== undefined);
      }
    }
    const { info } = await pdf.getMetadata();
    return {
      title: String(property(info, 'Title')),
      language: String(property(info, 'Language')),
      pages: pdf.numPages,
      pageSizes,
      bookmarks: flatten(await pdf.getOutline()),
      elements,
      fonts: [...fonts].map(([name, embedded]) => ({ name, embedded })),
      text: text.join(''),
    };
  } finally {
    await task.destroy();
  }
}

/** Every element with the role, at any depth, in reading order. */
export function withRole(elements: readonly PdfElement[], role: string): PdfElement[] {
  return elements.flatMap((element) => [...(element.role === role ? [element] : []), ...withRole(element.children, role)]);
}

type Words = { readonly text: string; readonly heights: Set<number> };
type Page = { getTextContent(options?: { includeMarkedContent: boolean }): Promise<{ items: readonly unknown[] }> };

async function wordsByContent(page: Page, text: string[]): Promise<Map<string, Words>> {
  const words = new Map<string, Words>();
  const open: (string | undefined)[] = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    const type = property(item, 'type');
    if (type === 'beginMarkedContent' || type === 'beginMarkedContentProps') open.push(stringOf(property(item, 'id')) ?? open.at(-1));
    else if (type === 'endMarkedContent') open.pop();
    else {
      const part = `${stringOf(property(item, 'str')) ?? ''}${property(item, 'hasEOL') === true ? '\n' : ''}`;
      text.push(part);
      const id = open.at(-1);
      if (id === undefined) continue;
      const before = words.get(id) ?? { text: '', heights: new Set() };
      if (part.trim() !== '') before.heights.add(heightOf(item));
      words.set(id, { ...before, text: before.text + part });
    }
  }
  return words;
}

function childrenOf(node: unknown, words: ReadonlyMap<string, Words>): PdfElement[] {
  const children = property(node, 'children');
  return Array.isArray(children)
    ? children.filter((child) => property(child, 'role') !== undefined).map((child) => element(child, words))
    : [];
}

function element(node: unknown, words: ReadonlyMap<string, Words>): PdfElement {
  const alternative = stringOf(property(node, 'alt'));
  const scope = stringOf(property(node, 'scope'));
  const id = stringOf(property(node, 'structId'));
  const headers = property(node, 'headers');
  return {
    role: String(property(node, 'role')),
    lowest: Math.min(...contents(node, words).flatMap((part) => [...part.heights])),
    lines: new Set(contents(node, words).flatMap((part) => [...part.heights])).size,
    text: contents(node, words)
      .map((part) => part.text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    ...(alternative === undefined ? {} : { alternative }),
    ...(scope === undefined ? {} : { scope }),
    ...(id === undefined ? {} : { id }),
    headers: Array.isArray(headers) ? headers.map(String) : [],
    colSpan: Number(property(node, 'colSpan') ?? 1),
    children: childrenOf(node, words),
  };
}

function contents(node: unknown, words: ReadonlyMap<string, Words>): Words[] {
  if (property(node, 'type') === 'content') return [words.get(String(property(node, 'id')))].filter((part) => part !== undefined);
  const children = property(node, 'children');
  return Array.isArray(children) ? children.flatMap((child) => contents(child, words)) : [];
}

/** Height of an item's base line on the page. */
function heightOf(item: unknown): number {
  const transform = property(item, 'transform');
  return Array.isArray(transform) ? Math.round(Number(transform[5])) : Number.NaN;
}

const fontNames = (content: { items: readonly unknown[] }): Set<string> =>
  new Set(content.items.map((item) => stringOf(property(item, 'fontName'))).filter((name) => name !== undefined));

const flatten = (items: unknown): string[] =>
  Array.isArray(items) ? items.flatMap((item) => [String(property(item, 'title')), ...flatten(property(item, 'items'))]) : [];
const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
