import type { Page } from '@playwright/test';
import { expect, SLUG, test } from './demo.ts';

const SETTINGS = `/${SLUG}/settings`;
const LIMITS = 'Gränser för små tal';

const open = async (page: Page, title: string): Promise<void> => {
  await page.goto(SETTINGS);
  await page.getByRole('button', { name: `Ändra: ${title}` }).click();
};
const form = (page: Page) => page.getByRole('form', { name: LIMITS });
const section = (page: Page) => page.getByRole('region', { name: LIMITS });

/** A value that differs from what is there, since other tests change it too. */
async function anotherGroup(page: Page): Promise<string> {
  const now = Number(await form(page).getByLabel('Minsta grupp').inputValue());
  return String(now === 20 ? 12 : now + 1);
}

// They change the same setting, so one at a time.
test.describe.configure({ mode: 'serial' });

test('the coordinator changes a setting by decision, with the keyboard alone, and finds it in the history', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(SETTINGS);
  await page.getByRole('button', { name: `Ändra: ${LIMITS}` }).focus();
  await page.keyboard.press('Enter');
  const group = await anotherGroup(page);
  await form(page).getByLabel('Minsta grupp').fill(group);
  await page.keyboard.press('Enter');
  await expect(form(page).getByRole('alert')).toContainText('Skriv vilket beslut det är');
  await form(page).getByRole('alert').getByRole('button', { name: 'Paragraf' }).click();
  await expect(form(page).getByLabel('Paragraf')).toBeFocused();
  const paragraph = `§ ${group}`;
  await page.keyboard.type(paragraph);
  await page.keyboard.press('Enter');
  await expect(form(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: `Ändra: ${LIMITS}` })).toBeFocused();
  await expect(section(page)).toContainText(`Beslut ${paragraph}`);
  await page.reload();
  await section(page)
    .getByText(/registrera(?:t|de) beslut/)
    .click();
  await expect(section(page).getByRole('listitem').first()).toContainText(`Minsta grupp: ${group}`);
});

test('two who change the same setting see each other’s value, and nothing that was written is lost', async ({ as }) => {
  const [first, second] = [await as('coordinator'), await as('coordinator')];
  await open(first, LIMITS);
  await open(second, LIMITS);
  const now = await form(first).getByLabel('Minsta grupp').inputValue();
  const [mine, theirs] = [now === '31' ? '32' : '31', '11'];
  for (const [page, value] of [
    [second, theirs],
    [first, mine],
  ] as const) {
    await form(page).getByLabel('Minsta grupp').fill(value);
    await form(page).getByLabel('Paragraf').fill('§ 90');
    await form(page).getByRole('button', { name: 'Spara med beslutet' }).click();
  }
  const choice = first.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(choice.getByRole('row', { name: /Minsta grupp/ })).toHaveText(new RegExp(`${mine}.*${theirs}`));
  await expect(form(first).getByLabel('Minsta grupp')).toHaveValue(mine);
  await choice.getByRole('button', { name: 'Spara det jag skrev' }).click();
  await expect(section(first)).toContainText(mine);
  await second.reload();
  await expect(section(second)).toContainText(mine);
});

test('a vocabulary that leaves a closing reason without a row is not sent', async ({ as }) => {
  const page = await as('coordinator');
  await open(page, 'Nationella rader (SUS)');
  const vocabulary = page.getByRole('form', { name: 'Nationella rader (SUS)' });
  await vocabulary.getByLabel('Rad för Flytt').selectOption('Välj rad');
  await vocabulary.getByLabel('Paragraf').fill('§ 1');
  await vocabulary.getByRole('button', { name: 'Spara med beslutet' }).click();
  await expect(vocabulary.getByRole('alert')).toContainText('En avslutsorsak har ingen rad');
  await vocabulary.getByRole('button', { name: 'Avbryt' }).click();
  await expect(vocabulary).toHaveCount(0);
});

test('others than the coordinator are told that the page is not theirs', async ({ as }) => {
  const page = await as('economist');
  await page.goto(SETTINGS);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan hör inte till din roll');
});
