import type { Page } from '@playwright/test';
import { expect, SLUG, test } from './demo.ts';

/** A year of its own for each size: they write the same association. */
const year = (): string => (test.info().project.name === 'desktop' ? '2041' : '2042');
const budgetOf = (of: string): string => `/${SLUG}/economy/budget?year=${of}`;
const form = (page: Page) => page.getByRole('form', { name: `Budget ${year()}` });
const line = (page: Page, name: string) => form(page).getByRole('group', { name, exact: true });

test.describe.configure({ mode: 'serial' });

test('the economist makes a year’s budget from nothing, with sums and faults while it is written', async ({ as }) => {
  const page = await as('economist');
  await page.goto(budgetOf(year()));
  await page.getByRole('button', { name: 'Börja på en budget' }).click();
  await form(page).getByLabel('Budgetpost', { exact: true }).fill('Medel från huvudmännen');
  await form(page).getByLabel('Slag').selectOption('Intäkt');
  await form(page).getByLabel('Årsbudget, kr').fill('7 504 000');
  await form(page).getByRole('button', { name: 'Lägg till budgetpost' }).click();
  await expect(line(page, 'Ny post 2').getByLabel('Budgetpost', { exact: true })).toBeFocused();
  await page.keyboard.type('Styrelse');
  await line(page, 'Styrelse').getByLabel('Årsbudget, kr').fill('408000');
  await expect(line(page, 'Styrelse')).toContainText('En kostnad utan minus räknas som pengar in');
  await line(page, 'Styrelse').getByLabel('Årsbudget, kr').fill('-404 481,41');
  await expect(form(page)).toContainText('7 099 518,59 kr');
  await line(page, 'Styrelse').getByLabel('Egna månader').check();
  await line(page, 'Styrelse').getByLabel('jan', { exact: true }).fill('-100 000');
  await expect(line(page, 'Styrelse')).toContainText('kr av årsbudgeten är kvar att fördela');
  await form(page).getByRole('button', { name: 'Spara budgeten' }).click();
  await expect(form(page).getByRole('alert')).toContainText('Månaderna blir inte årsbudgeten');
  await form(page).getByRole('alert').getByRole('button').click();
  await expect(line(page, 'Styrelse').getByLabel('jan', { exact: true })).toBeFocused();
  await line(page, 'Styrelse').getByLabel('Egna månader').uncheck();
  await form(page).getByRole('button', { name: 'Spara budgeten' }).click();
  const table = page.getByRole('table', { name: `Budget ${year()}, kronor` });
  await expect(table.getByRole('row', { name: /^Styrelse/ })).toContainText('−404 481,41');
  await expect(table.getByRole('row', { name: /^Summa/ })).toContainText('7 099 518,59');
});

test('lines are moved with the keyboard, removed, taken back and found in the history', async ({ as }) => {
  const page = await as('economist');
  await page.goto(budgetOf(year()));
  await page.getByRole('button', { name: 'Ändra budgeten' }).click();
  const up = form(page).getByRole('button', { name: 'Flytta upp Styrelse' });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(form(page).getByText('Styrelse är nu nummer 1 av 2.')).toBeAttached();
  await expect(up).toBeFocused();
  await form(page).getByRole('button', { name: 'Ta bort Medel från huvudmännen' }).click();
  await expect(line(page, 'Medel från huvudmännen')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(line(page, 'Medel från huvudmännen')).toHaveCount(1);
  await line(page, 'Styrelse').getByLabel('Rubrik').fill('Gemensamt');
  await form(page).getByRole('button', { name: 'Spara budgeten' }).click();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('Gemensamt');
  await page.getByText('Ändrad 2 gånger').click();
  await expect(
    page
      .getByRole('list', { name: /^Budgetens ändringar/ })
      .getByRole('listitem')
      .first(),
  ).toContainText('Rubrik från – till Gemensamt');
});

test('two who write the same budget see what differs, and keep what both wrote', async ({ as }) => {
  const [mine, theirs] = [await as('economist'), await as('coordinator')];
  for (const page of [mine, theirs]) {
    await page.goto(budgetOf(year()));
    await page.getByRole('button', { name: 'Ändra budgeten' }).click();
  }
  await line(theirs, 'Styrelse').getByLabel('Förra bokslutet, kr').fill('-1');
  await form(theirs).getByRole('button', { name: 'Spara budgeten' }).click();
  await expect(form(theirs)).toHaveCount(0);
  await line(mine, 'Styrelse').getByLabel('Årsbudget, kr').fill('-500 000');
  await form(mine).getByRole('button', { name: 'Spara budgeten' }).click();
  const choice = mine.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(choice.getByRole('row', { name: /Styrelse: Årsbudget/ })).toContainText('−404 481,41');
  await expect(choice.getByRole('row')).toHaveCount(2);
  await choice.getByRole('button', { name: 'Spara det jag skrev' }).click();
  await expect(mine.getByRole('table').getByRole('row', { name: /^Styrelse/ })).toContainText(/−500\s000.*−1/);
});
