import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { begin } from './begunReport.ts';
import { expect, SLUG, test } from './demo.ts';
import { expectNothingFound } from './nothingFound.ts';

test.slow();

test('a report is looked at page by page as it will print, with what has just been written', async ({ as }) => {
  const page = await as('coordinator');
  const { id } = await begin(page, await as('teamLeader'));
  await page.goto(pagePaths.report(SLUG, id));
  const pages = page.getByRole('list', { name: /^Delårsrapport .*, \d+ sidor$/ });
  await expect(pages.getByRole('listitem').first()).toBeVisible();
  const count = await pages.getByRole('listitem').count();
  expect(count).toBeGreaterThan(8);
  const front = pages.getByRole('img', { name: `Sida 1 av ${count}`, exact: true });
  await front.scrollIntoViewIfNeeded();
  await expect(front).toHaveJSProperty('naturalWidth', 1191);
  await page.getByLabel('Gå till').selectOption({ label: 'Sida 4: Styrelsen' });
  const board = pages.getByRole('img', { name: `Sida 4 av ${count}: Styrelsen` });
  await expect(board).toBeInViewport();
  await board.scrollIntoViewIfNeeded();
  await expect(board).toHaveJSProperty('naturalWidth', 1191);
  await expectNothingFound(page, 'printed pages');

  // As a page to read, for who hears it or can not see the print; and back again, with what somebody saved meanwhile.
  const before = await board.getAttribute('src');
  await page.getByLabel('Visa', { exact: true }).selectOption({ label: 'Som webbsida, med text som kan läsas upp' });
  await expect(
    page
      .frameLocator('iframe')
      .getByRole('heading', { name: /Styrelsen/ })
      .first(),
  ).toBeVisible();
  await page.request.put(apiPaths.reportSection(id, 'board'), { data: { version: 0, markdown: 'Styrelsen möttes fem gånger.' } });
  await page.getByLabel('Visa', { exact: true }).selectOption({ label: 'Sida för sida, som den skrivs ut' });
  await expect(board).not.toHaveAttribute('src', before ?? '');
});

test('pages that are on their way say so, and what could not be shown is asked for again', async ({ as }) => {
  const page = await as('coordinator');
  const { id } = await begin(page, await as('teamLeader'));
  let answer: () => void = () => undefined;
  await page.route('**/pages', async (route) => {
    await new Promise<void>((done) => (answer = done));
    await route.continue();
  });
  await page.route('**/page?**', (route) => route.abort());
  await page.goto(pagePaths.report(SLUG, id));
  await expect(page.getByText('Sidorna görs i ordning …')).toBeVisible();
  answer();
  await page.getByLabel('Gå till').scrollIntoViewIfNeeded();
  await expect(page.getByText('Sidan kunde inte visas.').first()).toBeVisible();
  await expectNothingFound(page, 'pages that could not be shown');
  await page.unroute('**/pages');
  await page.unroute('**/page?**');
  await page.getByRole('button', { name: 'Visa sidorna på nytt' }).first().click();
  const front = page.getByRole('img', { name: /^Sida 1 av \d+$/ });
  await front.scrollIntoViewIfNeeded();
  await expect(front).toHaveJSProperty('naturalWidth', 1191);

  await page.route('**/pages', (route) => route.fulfill({ status: 503, json: { code: 'away', text: '', details: [] } }));
  await page.reload();
  await expect(page.getByRole('region', { name: 'Förhandsvisning' }).getByRole('alert')).toBeVisible();
  await page.unroute('**/pages');
  await page.getByRole('region', { name: 'Förhandsvisning' }).getByRole('button', { name: 'Försök igen' }).click();
  await expect(front).toBeVisible();
});
