import type { Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';

const LIST = pagePaths.participants(SLUG);
const count = (page: Page) => page.getByText(/^\d+ av \d+ deltagare$/);
const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');

test.describe('the list', () => {
  test('is filtered, and its address says how, but never what was searched for', async ({ as }) => {
    const page = await as('teamMember');
    await page.goto(LIST);
    await expect(page.getByRole('table', { name: 'Inskrivna nu' })).toBeVisible();
    const [, found = '', total = ''] = /^(\d+) av (\d+)/.exec((await count(page).textContent()) ?? '') ?? [];
    expect(Number(found)).toBeLessThan(Number(total));
    await page.getByLabel('Visa', { exact: true }).selectOption({ label: 'Alla' });
    // Who is enrolled meanwhile, by another test, is among them.
    await expect(count(page)).toHaveText(/^(\d+) av \1 deltagare$/);
    await page.getByText('Fler filter').click();
    await page.getByRole('search').getByLabel('Remitterande part').selectOption({ label: 'Arbetsförmedlingen' });
    await page.getByLabel('Inskriven från och med').fill('20180101');
    await page.getByLabel('Inskriven från och med').press('Tab');
    await expect(page).toHaveURL(`${LIST}?status=all&enrolledFrom=2018-01-01&referrer=AF`);
    await page.getByLabel('Sök namn eller personnummer').fill('finns verkligen inte');
    await expect(page.getByText('Ingen deltagare passar')).toBeVisible();
    await expect(count(page)).toHaveText(/^0 av \d+ deltagare$/);
    expect(page.url()).not.toContain('finns');
    await page.getByRole('button', { name: 'Rensa filter' }).click();
    await expect(page).toHaveURL(LIST);
    await expect(count(page)).not.toHaveText(/^0 |^(\d+) av \1 /);
    await expect(page.getByLabel('Sök namn eller personnummer')).toHaveValue('');
  });

  test('is put in order by a column, goes on to the next page, and remembers the chosen columns', async ({ as }) => {
    const page = await as('teamLeader');
    await page.goto(`${LIST}?status=all`);
    await page.getByRole('button', { name: 'Inskriven', exact: true }).click();
    await page.getByRole('button', { name: 'Inskriven', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Inskriven' })).toHaveAttribute('aria-sort', 'descending');
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    const first = (await rows(page).first().textContent()) ?? '';
    await page.getByRole('button', { name: 'Nästa' }).click();
    await expect(page.getByText(/^51–100 av \d+$/)).toBeVisible();
    await expect(page).toHaveURL(`${LIST}?status=all&sort=enrolled&order=descending&offset=50`);
    await page.goBack();
    await expect(rows(page).first()).toHaveText(first);
    await page.locator('summary', { hasText: 'Välj kolumner' }).click();
    await page.getByRole('checkbox', { name: 'Utbildning' }).check();
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'Utbildning' })).toBeVisible();
  });

  test('finds by a name and keeps it on the way back from the record, whose window names nobody', async ({ as }) => {
    const page = await as('teamMember');
    await page.goto(LIST);
    const name = (await rows(page).first().textContent()) ?? '';
    await page.getByLabel('Sök namn eller personnummer').fill(name);
    await expect(count(page)).toHaveText(/^1 av/);
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    await expect(page).toHaveTitle(/^Deltagare – /);
    await expect(page.getByRole('list', { name: 'Historik' }).getByRole('listitem').last()).toContainText('Inskriven');
    await page.goBack();
    await expect(page.getByLabel('Sök namn eller personnummer')).toHaveValue(name);
    await expect(count(page)).toHaveText(/^1 av/);
  });

  test('is nobody’s who has no team', async ({ as }) => {
    const page = await as('coordinator');
    await page.goto(LIST);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan hör inte till din roll');
  });
});

test('a protected person is opened for a reason and hidden again when the page is left', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(`${LIST}?status=all&protected=yes`);
  await rows(page).first().getByRole('link', { name: 'Skyddad person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Skyddad person' })).toBeVisible();
  await page.getByRole('button', { name: 'Visa vem det är' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv med några ord varför.');
  await page.getByLabel('Varför behöver du se vem det är?').fill('ringer om mötet på torsdag');
  await page.getByRole('button', { name: 'Visa vem det är' }).click();
  await expect(page.getByText('Öppnad med skäl.')).toBeVisible();
  await expect(page.getByText('Visas inte', { exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: 'Deltagare', exact: true }).first().click();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Skyddad person' })).toBeVisible();
});
