import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { INTERIM, SLUG } from './demo.ts';

/** What is fetched of scripts on the way to where somebody can begin, and how many kilobytes it may be. */
export type ScriptBudget = {
  readonly name: string;
  /** Whether the coordinator is logged in before. */
  readonly isInside: boolean;
  readonly limit: number;
  readonly open: (page: Page) => Promise<unknown>;
};

export const SCRIPT_BUDGETS: readonly ScriptBudget[] = [
  {
    name: 'the login',
    isInside: false,
    limit: 110,
    async open(page) {
      await page.goto(pagePaths.association(SLUG));
      await page.getByRole('button', { name: 'Logga in' }).waitFor();
    },
  },
  {
    name: 'the figures with one opened',
    isInside: true,
    limit: 230,
    async open(page) {
      await page.goto(`${pagePaths.figures(SLUG)}?${INTERIM}`);
      await page.getByRole('table', { name: 'Deltagare efter kön' }).getByRole('button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a section of a report with its editor',
    isInside: true,
    limit: 230,
    async open(page) {
      const { reports } = (await (await page.request.get(apiPaths.reports())).json()) as { reports: { id: string; status: string }[] };
      const draft = reports.find(({ status }) => status === 'draft')?.id ?? '';
      await page.goto(pagePaths.reportSection(SLUG, draft, 'board'));
      await page.getByRole('textbox', { name: 'Text' }).waitFor();
    },
  },
];

/** Kilobytes of all scripts that the page fetches while it is opened, by gzip as the build compresses them. */
export async function weighScripts(page: Page, open: ScriptBudget['open']): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000;
}
