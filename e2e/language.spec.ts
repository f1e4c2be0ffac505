import { expect, INTERIM, SLUG, test } from './demo.ts';

test('the language is changed before and after the login, and is remembered', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Svenska' })).toBeVisible();
});

test('the figures are told in English too', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await page.locator('[popovertarget]').click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Figures' })).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'New by income at enrolment' }).getByRole('rowheader', { name: 'Municipal income support' }),
  ).toBeVisible();
  await expect(page.getByText('Underlag')).toHaveCount(0);
});
