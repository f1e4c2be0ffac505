import type { Locator, Page } from '@playwright/test';
import { expect, INTERIM, SLUG, test } from './demo.ts';

const number = async (figure: Locator): Promise<number> =>
  Number(/^\d+/.exec((await figure.innerText()).replaceAll(/[\s\u00a0]/g, ' '))?.[0]);
const part = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^\\d+ ${name}$`) });

test.describe('the coordinator', () => {
  test('reads the period of the interim report, and the flow adds up', async ({ as }) => {
    const page = await as('coordinator');
    await page.goto(`/${SLUG}/figures?${INTERIM}`);
    const [start, added, closed, left] = await Promise.all(
      ['Inskrivna vid start', 'Nya', 'Avslutade', 'Kvar vid slut'].map(async (name) => number(part(page, name))),
    );
    expect([start, added, closed, left]).toEqual([64, 44, 45, 63]);
    await expect(page.getByRole('table', { name: 'Deltagare efter kön' }).getByRole('row', { name: /^Deltagare/ })).toHaveText(
      /108.*71.*37.*66/,
    );
    await expect(page.getByRole('link', { name: 'Januari–augusti', exact: false }).first()).toBeVisible();
  });

  test('opens a figure and is told what it counts, but not whom', async ({ as }) => {
    const page = await as('coordinator');
    await page.goto(`/${SLUG}/figures?${INTERIM}`);
    const figure = page.getByRole('table', { name: 'Nya efter remittent' }).getByRole('button', { name: /Arbetsförmedlingen, kvinnor$/ });
    await figure.click();
    const panel = page.getByRole('dialog');
    await expect(panel.getByRole('heading', { level: 2 })).toContainText('Arbetsförmedlingen, kvinnor');
    await expect(panel).toContainText('Inskrivna under perioden, båda dagarna medräknade.');
    await expect(panel).toContainText('kan bara teamet öppna');
    await expect(panel.getByRole('table')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(figure).toBeFocused();
  });

  test('chooses another period, which the address keeps', async ({ as }) => {
    const page = await as('coordinator');
    await page.goto(`/${SLUG}/figures?${INTERIM}`);
    await page.getByLabel('Från och med').fill('20170101');
    await page.getByLabel('Till och med').fill('2017-12-31');
    await page.getByRole('button', { name: 'Visa siffror' }).click();
    await expect(page).toHaveURL(/from=2017-01-01&to=2017-12-31/);
    await expect(part(page, 'Kvar vid slut')).toHaveText(/^64/);
    await page.reload();
    await expect(part(page, 'Kvar vid slut')).toHaveText(/^64/);
    await page.goBack();
    await expect(part(page, 'Kvar vid slut')).toHaveText(/^63/);
  });

  test('is shown the year until the day that the server has, whatever the clock of the browser says', async ({ as }) => {
    const page = await as('coordinator');
    await page.route('**/api/session', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), today: '2018-09-05' } });
    });
    await page.goto(`/${SLUG}/figures`);
    await expect(page.getByLabel('Från och med')).toHaveValue('2018-01-01');
    await expect(page.getByLabel('Till och med')).toHaveValue('2018-09-05');
    await expect(page.getByRole('link', { name: 'Hela 2017' })).toBeVisible();
  });

  test('keeps a period that was written while the usual choices were still on their way', async ({ as }) => {
    const page = await as('coordinator');
    const written = Promise.withResolvers<undefined>();
    await page.route('**/api/statistics/choices', async (route) => {
      await written.promise;
      await route.continue();
    });
    await page.goto(`/${SLUG}/figures?${INTERIM}`);
    const choices = page.waitForResponse('**/api/statistics/choices');
    await page.getByLabel('Till och med').fill('2018-07-31');
    written.resolve(undefined);
    await choices;
    await page.getByText('Fler val').click();
    await expect(page.getByLabel('Åldersband')).toHaveValue(/16-29/);
    await expect(page.getByLabel('Till och med')).toHaveValue('2018-07-31');
  });

  test('is told what is wrong with a period before anything is asked', async ({ as }) => {
    const page = await as('coordinator');
    await page.goto(`/${SLUG}/figures?${INTERIM}`);
    await page.getByLabel('Till och med').fill('2018-02-30');
    await page.getByRole('button', { name: 'Visa siffror' }).click();
    await expect(page.getByLabel('Till och med')).toHaveAccessibleDescription(/Skriv en dag/);
    await expect(page).toHaveURL(/to=2018-08-31/);
  });

  test('meets a server that fails, and tries again', async ({ as }) => {
    const page = await as('coordinator');
    await page.route('**/api/statistics?*', (route) => route.fulfill({ status: 500, json: { code: 'failed', text: '', details: [] } }));
    await page.goto(`/${SLUG}/figures?${INTERIM}`);
    await expect(page.getByRole('alert')).toContainText('Något gick fel');
    await page.unroute('**/api/statistics?*');
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await expect(part(page, 'Nya')).toHaveText(/^44/);
  });
});

for (const role of ['teamLeader', 'teamMember'] as const) {
  test(`the ${role} opens a figure and finds as many rows as it says`, async ({ as }) => {
    const page = await as(role);
    // The demo's teams have worked since before 2018, whatever they are called.
    await page.goto(`/${SLUG}/figures?${INTERIM}`);
    await expect(page.getByText(/^.*Bara din/)).toBeVisible();
    const figure = page
      .getByRole('table', { name: 'Deltagare efter kön' })
      .getByRole('row', { name: /^Deltagare/ })
      .getByRole('button')
      .first();
    const says = await number(figure);
    await figure.click();
    const rows = page.getByRole('dialog').getByRole('table');
    await expect(rows.locator('tbody').getByRole('row')).toHaveCount(says);
    await expect(rows).toHaveAccessibleName(new RegExp(`${says} rad`));
    expect(says).toBeGreaterThan(0);
  });
}

test('the economist sees the figures of the association without interventions', async ({ as }) => {
  const page = await as('economist');
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await expect(part(page, 'Nya')).toHaveText(/^44/);
  await expect(page.getByLabel('Insats', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Deltagare per insats' })).toHaveCount(0);
});
