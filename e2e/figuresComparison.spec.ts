import type { Locator, Page } from '@playwright/test';
import { expect, INTERIM, SLUG, test } from './demo.ts';

const row = (page: Page, table: string, name: RegExp): Locator => page.getByRole('table', { name: table }).getByRole('row', { name });
const cells = (page: Page, table: string, name: RegExp): Locator => row(page, table, name).getByRole('cell');

test('the coordinator compares with the year before, and opens a figure of each side', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await page.getByLabel('Jämför med').selectOption({ label: 'Samma period året innan' });
  await page.getByRole('button', { name: 'Visa siffror' }).click();
  await expect(page).toHaveURL(/compare=yearBefore/);
  await expect(cells(page, 'Flödet under perioden', /^Nya/)).toHaveText(['44', '26', '+18']);
  // The same figures as on their own page.
  await row(page, 'Flödet under perioden', /^Nya/).getByRole('button').nth(1).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('26 Nya, jan–aug 2017');
  await expect(panel).toContainText('2017-01-01 – 2017-08-31');
  await page.keyboard.press('Escape');
  await row(page, 'Flödet under perioden', /^Nya/).getByRole('button').first().click();
  await expect(panel).toContainText('2018-01-01 – 2018-08-31');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Kvinnor och män' }).click();
  await expect(cells(page, 'Deltagare efter kön', /^Deltagare/)).toHaveCount(9);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Kvinnor och män' })).toHaveAttribute('aria-current', 'true');
  await page.goBack();
  await expect(cells(page, 'Deltagare efter kön', /^Deltagare/)).toHaveText(['108', '111', '−3']);
});

test('the coordinator compares two interventions, and is told when they are the same', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await page.getByLabel('Jämför med').selectOption({ label: 'En annan insats' });
  await page.getByRole('button', { name: 'Visa siffror' }).click();
  await expect(page.getByLabel('Insats att jämföra med')).toHaveAccessibleDescription(/Välj en annan insats/);
  await page.getByLabel('Insats', { exact: true }).selectOption('Silvervägen');
  await page.getByLabel('Insats att jämföra med').selectOption('Gruvstugan');
  await page.getByRole('button', { name: 'Visa siffror' }).click();
  await expect(page.getByText('Silvervägen jämfört med Gruvstugan.')).toBeVisible();
  await expect(cells(page, 'Deltagare efter kön', /^Deltagare/)).toHaveText(['34', '31', '+3']);
});

test('the coordinator compares with a period of own choice, whose faults are told', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await page.getByLabel('Jämför med').selectOption({ label: 'En annan period' });
  await page.getByLabel('Jämför från och med').fill('20160101');
  await page.getByLabel('Jämför till och med').fill('2016-02-30');
  await page.getByRole('button', { name: 'Visa siffror' }).click();
  await expect(page.getByLabel('Jämför till och med')).toHaveAccessibleDescription(/Skriv en dag/);
  await page.getByLabel('Jämför till och med').fill('2016-12-31');
  await page.getByRole('button', { name: 'Visa siffror' }).click();
  await expect(page.getByRole('columnheader', { name: '2016', exact: true }).first()).toBeVisible();
});

test('the team compares its own figures and opens the rows of either side, as many as it says', async ({ as }) => {
  const page = await as('teamLeader');
  await page.goto(`/${SLUG}/figures?${INTERIM}&compare=yearBefore`);
  for (const side of [0, 1]) {
    const figure = row(page, 'Deltagare efter kön', /^Avslutade/)
      .getByRole('button')
      .nth(side);
    const says = Number(await figure.innerText());
    await figure.click();
    const rows = page.getByRole('dialog').getByRole('table');
    if (says === 0) await expect(page.getByRole('dialog')).toContainText('Ingen ligger bakom siffran.');
    else await expect(rows.locator('tbody').getByRole('row')).toHaveCount(says);
    await page.keyboard.press('Escape');
  }
});

test('the economist compares periods, not interventions', async ({ as }) => {
  const page = await as('economist');
  await page.goto(`/${SLUG}/figures?${INTERIM}&compare=yearBefore`);
  await expect(cells(page, 'Flödet under perioden', /^Nya/)).toHaveText(['44', '26', '+18']);
  await expect(page.getByLabel('Jämför med').getByRole('option', { name: 'En annan insats' })).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Deltagare per insats' })).toHaveCount(0);
});
