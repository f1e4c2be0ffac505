import type { Page } from '@playwright/test';
import { expect } from './demo.ts';

export type PageTable = { readonly caption: string; readonly rows: readonly (readonly string[])[] };

/** Every table of a page as its reader sees it: what it is called, and all its rows with their cells, headings and sums too. */
export async function readTables(page: Page): Promise<PageTable[]> {
  // A page that still draws what is further down says that it is busy; what is not near to what is seen has no text until it is.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const texts: string[] = [];
  for (const table of await page.getByRole('table').all()) {
    await table.scrollIntoViewIfNeeded();
    texts.push(await table.innerText());
  }
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
