import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { settled } from './nothingFound.ts';

test('who has read about a participant is shown to them by function, day and purpose, without a name', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(pagePaths.participants(SLUG));
  await settled(page);
  await page.getByRole('table').getByRole('link').first().click();
  await settled(page);
  await page.getByRole('link', { name: 'Vem har läst om deltagaren?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Vem har läst om deltagaren' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Läst och skrivet, per dag' });
  await expect(table.getByRole('row', { name: /Handledare .* Arbete med deltagaren läst/ }).first()).toBeVisible();
  await expect(table).not.toContainText('@');
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeVisible();
});
