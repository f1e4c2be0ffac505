import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';

test('a report says by name who adopted it and who has registered something since', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(pagePaths.reports(SLUG));
  await page.getByRole('link', { name: 'Delårsrapport januari–augusti 2018', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delårsrapport januari–augusti 2018');
  await expect(page.getByText('Införd av Ulrika Sandell.')).toBeVisible();
  const differences = page.getByRole('table', { name: /ändring/ });
  await expect(differences.getByRole('cell', { name: 'Amra Kovačević' }).first()).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('@');
});
