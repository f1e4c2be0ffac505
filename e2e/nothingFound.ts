import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pagePaths } from '../src/web/paths.ts';
import { expect, INTERIM, SLUG } from './demo.ts';

/** The program that looks, as the package for Playwright brings it; put into each page once. */
const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);
type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

/** Every rule of axe in light, contrast in dark too; nothing excused. What a report's frame holds has tests of its own. @returns the faults */
export async function faultsOf(page: Page, place: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE);
    const rules = colorScheme === 'light' ? '' : `, runOnly: ['color-contrast']`;
    const violations = await page.evaluate<readonly Violation[]>(
      `axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations']${rules} }).then(({ violations }) => violations)`,
    );
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${place}, ${colorScheme}: ${id} at ${target.join(' ')} – ${failureSummary ?? ''}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

export const expectNothingFound = async (page: Page, place: string): Promise<void> => expect(await faultsOf(page, place)).toEqual([]);

/** How much wider than the screen a page is, in pixels. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.getByText('Hämtar …')).toHaveCount(0);
  await page.evaluate('document.fonts.ready');
}

/** Where each page is looked at; the names are those of the addresses. */
export const ADDRESSES = {
  association: pagePaths.association(SLUG),
  figures: `${pagePaths.figures(SLUG)}?${INTERIM}`,
  participants: `${pagePaths.participants(SLUG)}?status=all&referrer=AF`,
  newParticipant: pagePaths.newParticipant(SLUG),
  handOver: pagePaths.handOver(SLUG),
  accessLog: pagePaths.accessLog(SLUG),
  logChecks: pagePaths.logChecks(SLUG),
  subjectAccess: pagePaths.subjectAccess(SLUG),
  retention: pagePaths.retention(SLUG),
  ownReadings: pagePaths.ownReadings(SLUG),
  decisions: pagePaths.decisions(SLUG),
  backups: pagePaths.backups(SLUG),
  dueParticipations: pagePaths.dueParticipations(SLUG),
  economy: pagePaths.economy(SLUG),
  budget: pagePaths.budget(SLUG),
  mapping: pagePaths.mapping(SLUG),
  forecasts: pagePaths.forecasts(SLUG),
  vouchers: `${pagePaths.vouchers(SLUG)}?year=2018&per=2018-08-31`,
  reports: pagePaths.reports(SLUG),
  newReport: pagePaths.newReport(SLUG),
  interventions: pagePaths.interventions(SLUG),
  newIntervention: pagePaths.newIntervention(SLUG),
  imports: pagePaths.imports(SLUG),
  newImport: pagePaths.newImport(SLUG),
  parties: pagePaths.parties(SLUG),
  settings: pagePaths.settings(SLUG),
  users: pagePaths.users(SLUG),
  inviteUser: pagePaths.inviteUser(SLUG),
  approvals: pagePaths.approvals(SLUG),
  roles: pagePaths.roles(SLUG),
  sessions: pagePaths.sessions(SLUG),
  loginWays: pagePaths.loginWays(SLUG),
  password: pagePaths.password(SLUG),
  accessibility: pagePaths.accessibility(SLUG),
  kit: pagePaths.kit(SLUG),
};
