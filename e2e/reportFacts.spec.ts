import type { Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { begin, save, text } from './begunReport.ts';
import { expect, SLUG, test } from './demo.ts';
import { expectNothingFound } from './nothingFound.ts';

test.slow();

test('amounts of the economy are put into the text and follow it, and lead to what they count; a team’s part is offered none', async ({
  as,
}) => {
  const [page, leader] = [await as('coordinator'), await as('teamLeader')];
  const { id, part } = await begin(page, leader);
  await page.goto(pagePaths.reportSection(SLUG, id, 'economy'));
  await text(page).click();
  await page.keyboard.type('Prognosen för året är ');
  await page.getByText('Lägg in siffror ur ekonomin').click();
  await expect(page.getByRole('link', { name: 'Se ekonomin som beloppet räknas ur' })).toHaveAttribute(
    'href',
    new RegExp(`^${pagePaths.economy(SLUG)}\\?year=2025&per=2025-12-31`),
  );
  const amount = page.getByLabel('Belopp', { exact: true });
  await expect(amount.locator('option:checked')).toHaveText(/^Prognos för året: −?[\d\u00a0]+,\d\u00a0tkr$/);
  const value = /: (.+)$/.exec(await amount.locator('option:checked').innerText())?.[1] ?? '';
  await page.getByRole('button', { name: 'Lägg in beloppet' }).click();
  await page
    .getByLabel('Budgetpost', { exact: true })
    .selectOption({ index: (await page.getByLabel('Budgetpost', { exact: true }).locator('option').count()) - 1 });
  await amount.selectOption('period-outcome');
  await page.getByRole('button', { name: 'Lägg in beloppet' }).click();
  await expect(text(page)).toContainText(value);
  await expectNothingFound(page, 'figures of the economy in a text');
  await save(page);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  const vouchers = await page.getByRole('link', { name: /^Se verifikationerna bakom/ }).getAttribute('href');
  await page.goto(pagePaths.report(SLUG, id));
  await page.getByLabel('Visa', { exact: true }).selectOption({ label: 'Som webbsida, med text som kan läsas upp' });
  await expect(page.frameLocator('iframe').getByText('Prognosen för året är').first()).toContainText(value);
  await page.goto(vouchers ?? '');
  await expect(page.getByRole('table').first()).toBeVisible();

  await leader.goto(pagePaths.reportSection(SLUG, id, part));
  await expect(leader.getByText('Lägg in siffror som följer registreringen')).toBeVisible();
  await expect(leader.getByText('Lägg in siffror ur ekonomin')).toHaveCount(0);
});

test('a figure and a table that follow the registration stand in the text, and a number that contradicts them is pointed out', async ({
  as,
}) => {
  const [page, leader] = [await as('coordinator'), await as('teamLeader')];
  const { id } = await begin(page, leader);
  await page.goto(pagePaths.reportSection(SLUG, id, 'results'));
  await text(page).click();
  await page.keyboard.type('Vi mötte ');
  await page.getByText('Lägg in siffror som följer registreringen').click();
  await page.getByRole('button', { name: 'Lägg in siffran' }).click();
  await page.keyboard.type('deltagare. Kalendern sa 9 999 deltagare.');
  await page.getByLabel('Tabell', { exact: true }).selectOption({ label: 'Avslutsanledningar' });
  await page.getByRole('button', { name: 'Lägg in tabellen' }).click();
  await save(page);
  const warning = page.getByText(/siffrorna säger \d+ deltagare/);
  await expect(warning).toContainText('9 999 deltagare');
  await expectNothingFound(page, 'contradicting figures');
  await page.goto(pagePaths.report(SLUG, id));
  await expect(page.getByText(/1 tal i text.* stämmer inte med siffrorna/)).toBeVisible();
  await page.getByLabel('Visa', { exact: true }).selectOption({ label: 'Som webbsida, med text som kan läsas upp' });
  const report = page.frameLocator('iframe');
  await expect(report.getByText(/Vi mötte \d+ deltagare\. Kalendern/)).toBeVisible();
  await expect(report.getByRole('table', { name: /Avslutsanledningar/ }).first()).toBeVisible();
});

test('the writers of a section talk about it beside the text, and what is seen to is marked', async ({ as }) => {
  const [coordinator, leader] = [await as('coordinator'), await as('teamLeader')];
  const { id, part } = await begin(coordinator, leader);
  const open = (page: Page) => page.goto(pagePaths.reportSection(SLUG, id, part));
  const comments = (page: Page) => page.getByRole('region', { name: 'Kommentarer' });
  const say = async (page: Page, words: string): Promise<void> => {
    await comments(page).getByLabel('Ny kommentar').fill(words);
    await comments(page).getByRole('button', { name: 'Kommentera' }).click();
  };
  const said = (page: Page) => comments(page).getByRole('listitem');
  await open(coordinator);
  await expect(comments(coordinator)).toContainText('Inga kommentarer än.');
  await comments(coordinator).getByRole('button', { name: 'Kommentera' }).click();
  await expect(comments(coordinator).getByRole('alert')).toContainText('Skriv något först.');
  await say(coordinator, 'Ring 850101-2382 om våren.');
  await expect(comments(coordinator).getByRole('alert')).toContainText('Kommentaren är inte sparad.');
  await expect(comments(coordinator).getByLabel('Ny kommentar')).toHaveValue('Ring 850101-2382 om våren.');
  await say(coordinator, 'Säg mer om våren.\nVad hände med skogsgruppen?');
  await expect(said(coordinator)).toHaveCount(1);
  await expect(comments(coordinator).getByLabel('Ny kommentar')).toHaveValue('');

  await open(leader);
  await expect(said(leader)).toContainText('Ulrika Sandell');
  await expect(said(leader)).toContainText('Vad hände med skogsgruppen?');
  await say(leader, 'Den fick sju nya. Jag skriver det.');
  await expect(said(leader)).toHaveCount(2);
  await said(leader)
    .first()
    .getByRole('button', { name: /^Markera som åtgärdad: Ulrika Sandell/ })
    .click();
  await expect(said(leader).first()).toContainText('– åtgärdad');

  await open(coordinator);
  await expect(said(coordinator).first()).toContainText('– åtgärdad');
  await expect(said(coordinator).nth(1)).toContainText('Den fick sju nya.');
  await expect(said(coordinator).nth(1)).not.toContainText('– åtgärdad');
  await expectNothingFound(coordinator, 'comments');
  expect(await coordinator.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    coordinator.viewportSize()?.width ?? 0,
  );
  await said(coordinator)
    .first()
    .getByRole('button', { name: /^Öppna igen/ })
    .click();
  await expect(said(coordinator).first()).not.toContainText('– åtgärdad');
});
