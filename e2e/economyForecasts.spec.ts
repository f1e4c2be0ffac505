import type { Page } from '@playwright/test';
import { expect, SLUG, test } from './demo.ts';

/** A year of its own for each size: they write the same association. */
const year = (): string => (test.info().project.name === 'desktop' ? '2022' : '2023');
const FORECASTS = (): string => `/${SLUG}/economy/forecasts?year=${year()}&per=${year()}-08-31`;
const row = (page: Page, name: string) => page.getByRole('table').getByRole('row', { name: new RegExp(`^${name}`) });
const form = (page: Page) => page.getByRole('form', { name: /^Prognos för/ });

test.describe.configure({ mode: 'serial' });

test('the economist makes a forecast by method, sees what it comes to, and finds who made it', async ({ as }) => {
  const page = await as('economist');
  await page.goto(FORECASTS());
  await page.getByRole('button', { name: 'Ändra prognosen för Styrelse' }).focus();
  await page.keyboard.press('Enter');
  await form(page).getByLabel('Fast siffra').check();
  await form(page).getByLabel('Helår, kr').fill('-450 000,50');
  await form(page).getByRole('button', { name: 'Spara prognosen' }).click();
  await expect(form(page).getByRole('alert')).toContainText('Skriv varför siffran är den');
  await form(page).getByRole('alert').getByRole('button', { name: 'Skäl' }).click();
  await page.keyboard.type('Två extra möten');
  await expect(form(page)).toContainText('Helåret blir −450 000,50 kr');
  await page.keyboard.press('Enter');
  await expect(form(page)).toHaveCount(0);
  await expect(row(page, 'Styrelse')).toContainText('Fast siffra: −450 000,50 kr, Två extra möten');
  await expect(row(page, 'Styrelse')).toContainText('Göran Öhman');
  await expect(page.getByRole('button', { name: 'Ändra prognosen för Styrelse' })).toBeFocused();
  await page.goto(`/${SLUG}/economy?year=${year()}&per=${year()}-08-31`);
  await expect(page.getByRole('table', { name: /^Budget, prognos/ }).getByRole('row', { name: /^Styrelse/ })).toContainText('−450,0');
});

test('a staffing plan is positions × extent × months × cost, for the months left', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(FORECASTS());
  await page.getByRole('button', { name: 'Ändra prognosen för Silvervägen' }).click();
  await form(page).getByLabel('Bemanning').check();
  await form(page).getByLabel('Funktion').fill('Handledare');
  await form(page).getByLabel('Antal').fill('1,75');
  await form(page).getByLabel('Omfattning, %').fill('80');
  await form(page).getByLabel('Kostnad/månad, kr').fill('50 000');
  await expect(form(page)).toContainText('−280 000 kr för resten');
  await form(page).getByRole('button', { name: 'Spara prognosen' }).click();
  await expect(row(page, 'Silvervägen')).toContainText(/Bemanning: Handledare 1,75 × 80 % jan–dec à 50\s000 kr\/mån/);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row(page, 'Silvervägen')).toContainText('Enligt budgetfilen');
});
