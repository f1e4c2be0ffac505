import type { Page } from '@playwright/test';

export type PageTable = { readonly caption: string; readonly rows: readonly (readonly string[])[] };

/** Every table of a page as its reader sees it: what it is called, and all its rows with their cells, headings and sums too. */
export async function readTables(page: Page): Promise<PageTable[]> {
  const texts = await page.getByRole('table').allInnerTexts();
  return texts.map((text) => {
    // The browser's own way to write a table as text: a line per row, a tab between cells.
    const [caption = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
    return { caption: caption.trim(), rows: lines.map((line) => line.split('\t').map((cell) => cell.trim())) };
  });
}

/** What a printed Swedish number says: "−1 268,5", "42 %", "3 127 340 kr". A dash is no value; what is no number throws. */
export function valueOf(printed: string): number | null {
  if (printed === '–') return null;
  const plain = printed
    .replace(/\s?(?:%|kr)$/, '')
    .replaceAll(/\s/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) throw new Error(`"${printed}" is no number`);
  return Number(plain);
}
