import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';

test('the search leads to an intervention, and explains a word of the field', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(pagePaths.reports(SLUG));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Sök i Samla' });
  const field = dialog.getByLabel('Vad letar du efter?');
  await expect(field).toBeFocused();
  await field.fill('avslutsorsak');
  await expect(dialog).toContainText('Varför deltagandet slutade');
  await field.fill('åka');
  await expect(dialog.getByRole('link', { name: 'Åkanten' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/figures\?intervention=%C3%85kanten/);
  await expect(dialog).toHaveCount(0);
});

test('the look is chosen in the menu, and is remembered', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(pagePaths.password(SLUG));
  await page.locator('[popovertarget="user-menu"]').click();
  await page.getByLabel('Utseende').selectOption('Mörkt');
  const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  expect(await ground()).toBe('rgb(20, 25, 27)');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await ground()).toBe('rgb(20, 25, 27)');
});

test('what is written and not sent is asked about before the page is left', async ({ as }) => {
  const page = await as('economist');
  await page.goto(pagePaths.accessibility(SLUG));
  await page.getByLabel('Vad är svårt, och vad hade hjälpt?').fill('Kontrasten');
  await page.getByRole('link', { name: 'Ekonomi' }).click();
  const question = page.getByRole('dialog', { name: 'Lämna utan att spara?' });
  await question.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByLabel('Vad är svårt, och vad hade hjälpt?')).toHaveValue('Kontrasten');
  await page.getByRole('link', { name: 'Ekonomi' }).click();
  await question.getByRole('button', { name: 'Lämna sidan' }).click();
  await expect(page).toHaveURL(/economy/);
});

test('anybody can tell what is hard to use, and the administrator sees to it', async ({ as, page: anybody }) => {
  const words = `Rubriken är för liten ${Date.now()}`;
  await anybody.goto(pagePaths.accessibility(SLUG));
  await anybody.getByRole('button', { name: 'Skicka' }).click();
  await expect(anybody.getByRole('alert')).toContainText('En uppgift behöver rättas');
  await anybody.getByRole('alert').getByRole('button').click();
  await expect(anybody.getByLabel('Vad är svårt, och vad hade hjälpt?')).toBeFocused();
  await anybody.keyboard.type(words);
  await anybody.getByRole('button', { name: 'Skicka' }).dblclick();
  await expect(anybody.getByText('Tack. Det du skrev har kommit fram.')).toBeVisible();

  const page = await as('administrator');
  await page.goto(pagePaths.accessibility(SLUG));
  const told = page.getByRole('listitem').filter({ hasText: words });
  await expect(told).toHaveCount(1);
  await told.getByRole('button', { name: 'Markera som klar' }).click();
  await expect(page.getByText('Synpunkten är markerad som klar.')).toBeVisible();
  await expect(told).toContainText('Sett till');
});

test('a word that is hard explains itself, and closes with Escape', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(pagePaths.kit(SLUG));
  await page.getByRole('button', { name: 'Vad betyder avslutsorsak?' }).click();
  const text = page.getByText('Varför deltagandet slutade', { exact: false });
  await expect(text).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(text).toBeHidden();
});

test('what the server names in advance is there, and nothing is asked for in vain', async ({ as }) => {
  const page = await as('coordinator');
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  const answer = await page.goto(pagePaths.figures(SLUG));
  expect(answer?.headers()['link']).toContain('rel=modulepreload');
  await expect(page.getByRole('heading', { level: 1, name: 'Siffror' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(failed).toEqual([]);
});
