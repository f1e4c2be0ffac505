import type { Page, Route } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { expectNothingFound } from './nothingFound.ts';

const unique = (name: string): string => `${name} ${crypto.randomUUID().slice(0, 6)}`;

async function addIntervention(page: Page, name: string): Promise<void> {
  await page.goto(pagePaths.newIntervention(SLUG));
  await page.getByLabel('Namn', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('an intervention is added, told about by two at once, and nothing that either wrote is lost', async ({ as }) => {
  const [first, second] = [await as('coordinator'), await as('coordinator')];
  const name = unique('Provteamet');
  await addIntervention(first, name);
  await second.goto(new URL(first.url()).pathname);
  for (const page of [first, second]) await page.getByRole('button', { name: 'Ändra', exact: true }).click();
  await expectNothingFound(first, 'intervention with its form');
  await second.getByLabel('Målgrupp').fill('Unga vuxna');
  await second.getByRole('button', { name: 'Spara' }).click();
  await expect(second.getByText('Unga vuxna', { exact: true })).toBeVisible();
  await first.getByLabel('Målgrupp').fill('Vuxna med lång tid i stöd');
  await first.getByRole('button', { name: 'Spara' }).click();
  await expect(first.getByRole('heading', { name: 'Någon hann före' })).toBeVisible();
  await expect(first.getByRole('row', { name: /Målgrupp/ })).toContainText('Vuxna med lång tid i stöd');
  await expect(first.getByRole('row', { name: /Målgrupp/ })).toContainText('Unga vuxna');
  await first.getByRole('button', { name: 'Spara det jag skrev' }).click();
  await expect(first.getByRole('button', { name: 'Ändra', exact: true })).toBeVisible();
  await expect(first.getByText('Vuxna med lång tid i stöd').first()).toBeVisible();
  await first.getByText(/sparade ändringar/).click();
  await expect(first.getByText('Målgrupp: Unga vuxna').first()).toBeVisible();
});

test('a reorganised intervention goes on as another after a question, and says so by its decision', async ({ as }) => {
  const page = await as('coordinator');
  const [from, to] = [unique('Gamla teamet'), unique('Nya teamet')];
  await addIntervention(page, to);
  await addIntervention(page, from);
  // The list that was fetched before it was added does not have it, and the next one is slow to come.
  const slowly = async (route: Route): Promise<void> => {
    await new Promise((go) => setTimeout(go, 1500));
    await route.continue();
  };
  await page.route(`**${apiPaths.interventionRecords()}`, slowly, { times: 1 });
  await page.getByRole('button', { name: `Omorganisera ${from}` }).click();
  const form = page.getByRole('form', { name: `Omorganisera ${from}` });
  await form.getByRole('button', { name: 'Omorganisera', exact: true }).click();
  await expect(form.getByRole('alert')).toContainText('Välj minst en insats.');
  await expectNothingFound(page, 'reorganisation with faults');
  await form.getByLabel(to).check();
  await form.getByLabel('Paragraf').fill('§ 21');
  await form.getByRole('button', { name: 'Omorganisera', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Flytta alla som pågår?' });
  await expect(question).toContainText(`följer med till ${to}`);
  await expectNothingFound(page, 'asked before all are moved');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await form.getByRole('button', { name: 'Omorganisera', exact: true }).click();
  await question.getByRole('button', { name: 'Flytta alla' }).click();
  await expect(page.getByText(`över i ${to}, enligt beslut § 21`)).toBeVisible();
  await expect(form).toHaveCount(0);
});

test('a party is added, and what is wrong with it is said before it is sent', async ({ as }) => {
  const page = await as('coordinator');
  const name = unique('Provkommunen');
  await page.goto(pagePaths.parties(SLUG));
  await page.getByRole('button', { name: 'Lägg till en part' }).click();
  const form = page.getByRole('form', { name: 'Lägg till en part' });
  await form.getByLabel('Från och med').fill('2026-02-30');
  await form.getByRole('button', { name: 'Spara' }).click();
  await expect(form.getByRole('alert')).toContainText('Skriv partens namn.');
  await expect(form.getByRole('alert')).toContainText('Skriv en dag som ÅÅÅÅ-MM-DD');
  await expectNothingFound(page, 'party with faults');
  await form.getByLabel('Namn').fill(name);
  await form.getByLabel('Från och med').fill('2026-02-01');
  await form.getByLabel('Till och med').fill('2026-03-01');
  await form.getByLabel('Medlem i förbundet').uncheck();
  await form.getByRole('button', { name: 'Spara' }).dblclick();
  await expect(page.getByRole('rowheader', { name })).toHaveCount(1);
});

test('the economist reads about an intervention and changes nothing', async ({ as }) => {
  const page = await as('economist');
  await page.goto(pagePaths.interventions(SLUG));
  await page.getByRole('link', { name: 'Silvervägen', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Silvervägen' })).toBeVisible();
  await expect(page.getByText('Region Bruksbygden 50 % av kuratorn', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(?:Ändra|Omorganisera)/ })).toHaveCount(0);
});
