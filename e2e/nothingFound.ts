import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { expect, INTERIM, SLUG } from './demo.ts';

/** Every rule of axe in light, contrast in dark too; nothing excused. What a report's frame holds has tests of its own. */
export async function expectNothingFound(page: Page, place: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode().exclude('iframe');
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${place}, ${colorScheme}: ${id} at ${node.target.join(' ')} – ${node.failureSummary ?? ''}`),
    );
    expect(found).toEqual([]);
  }
}

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
