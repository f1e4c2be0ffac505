import type { Page } from '@playwright/test';
import { expect, SLUG, test } from './demo.ts';

/** A year in which something is left over; each test puts back what it took. */
const MAPPING = `/${SLUG}/economy/mapping?year=2021&per=2021-12-31`;
const rests = (page: Page) => page.getByRole('region', { name: 'Utan budgetpost' });
const rest = (page: Page) => rests(page).getByRole('listitem').filter({ hasText: 'Konto 6890, objekt 310' });
const rulesOf = (page: Page, name: string) => page.getByRole('list', { name: `Vad ${name} tar` });

test.describe.configure({ mode: 'serial' });
// They write the same year, so at one size each.
const only = (size: 'desktop' | 'phone'): void =>
  test.skip((test.info().project.name === 'desktop') !== (size === 'desktop'), 'writes what the other writes');

test('a rest is dragged onto a budget line, and the figure follows it', async ({ as }) => {
  only('desktop');
  const page = await as('economist');
  await page.goto(MAPPING);
  await expect(rest(page)).toContainText('−18 562,50 kr');
  await rest(page).dragTo(page.getByRole('heading', { name: 'Styrelse', exact: true }));
  await expect(rulesOf(page, 'Styrelse')).toContainText('objekt 310');
  await expect(rests(page)).toContainText('Alla resultatrader hör till en budgetpost.');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(rest(page)).toHaveCount(1);
  await expect(rulesOf(page, 'Styrelse')).not.toContainText('objekt 310');
});

test('the same is done with the keyboard alone, as narrow as one likes, and a rule is taken away again', async ({ as }) => {
  only('phone');
  const page = await as('economist');
  await page.goto(MAPPING);
  await rest(page)
    .getByRole('button', { name: /^Lägg på en budgetpost: Konto 6890/ })
    .focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: /^Lägg på en budgetpost: Konto 6890/ });
  await form.getByLabel('Budgetpost').selectOption('Styrelse');
  await form.getByLabel('Vad posten tar').selectOption('Objekt 310, bara konto 6890');
  await form.getByRole('button', { name: 'Lägg på posten' }).focus();
  await page.keyboard.press('Enter');
  await expect(rulesOf(page, 'Styrelse')).toContainText('objekt 310 på konto 6890');
  await expect(rest(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Ta bort objekt 310 på konto 6890 från Styrelse' }).click();
  await expect(rest(page)).toHaveCount(1);
});

test('a rule that another line has is refused with which, and a written rule is read as people write it', async ({ as }) => {
  only('desktop');
  const page = await as('coordinator');
  await page.goto(MAPPING);
  await page.getByRole('button', { name: 'Ny regel för Styrelse' }).click();
  const form = page.getByRole('form', { name: 'Ny regel för Styrelse' });
  await form.getByRole('button', { name: 'Spara regeln' }).click();
  await expect(form).toContainText('En regel säger varken objekt eller konto');
  await form.getByLabel('Konton').fill('hyra');
  await form.getByRole('button', { name: 'Spara regeln' }).click();
  await expect(form).toContainText('Kontona går inte att läsa');
  await form.getByLabel('Konton').fill('');
  await form.getByLabel('Objekt', { exact: true }).fill('120');
  await form.getByRole('button', { name: 'Spara regeln' }).click();
  await expect(page.getByText('Två budgetposter tar samma objekt')).toBeVisible();
  await expect(form.getByLabel('Objekt', { exact: true })).toHaveValue('120');
});

test('vouchers without a year and a day are those that the economy shows', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/economy/vouchers`);
  await expect(page).toHaveURL(/\/economy\/vouchers\?year=(\d{4})&per=\1-\d\d-\d\d$/);
  const { searchParams } = new URL(page.url());
  await expect(
    page.getByText(`Bokfört på resultatkonton ${searchParams.get('year')} till och med ${searchParams.get('per')}.`),
  ).toBeVisible();
  await page.getByRole('navigation', { name: 'Var du är' }).getByRole('link', { name: 'Ekonomi' }).click();
  await expect(page).toHaveURL(new RegExp(`/economy\\?${searchParams.toString()}$`));
  await expect(page.getByLabel('Till och med')).toHaveValue(searchParams.get('per') ?? '');
});

test('a figure opens the vouchers that it is the sum of, without their texts', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/economy?year=2018&per=2018-08-31`);
  await page.getByRole('link', { name: /verifikationer för Styrelse$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verifikationer: Styrelse');
  await expect(page.getByText('−165 857,54 kr')).toBeVisible();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(33);
  await expect(page.getByText('Verifikationernas texter visas inte')).toBeVisible();
  await expect(page.getByText('Arvoden styrelsen')).toHaveCount(0);
});
