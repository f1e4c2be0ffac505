import { expect, INTERIM, SLUG, test } from './demo.ts';

test('the coordinator sees a table as a picture beside it, and puts it away', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  const ask = page.getByRole('button', { name: 'Bild av tabellen Deltagare per insats' });
  await ask.click();
  const picture = page.getByRole('img', { name: /Gruvstugan: 31 \(25 kvinnor och 6 män\)/ });
  await expect(picture).toBeVisible();
  await expect(ask).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('table', { name: 'Deltagare per insats' })).toBeVisible();
  await ask.click();
  await expect(picture).toHaveCount(0);
});

test('all pictures are shown by one address, of a comparison too', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/figures?${INTERIM}&compare=yearBefore`);
  await page.getByRole('link', { name: 'Visa alla bilder' }).click();
  await expect(page).toHaveURL(/pictures=all/);
  await expect(page.getByRole('img', { name: /Nya: jan–aug 2017 26, jan–aug 2018 44/ }).first()).toBeVisible();
  const tables = await page.getByRole('table').count();
  await expect(page.getByRole('figure')).toHaveCount(tables);
});

test('the team sees pictures of its own figures alone', async ({ as }) => {
  const page = await as('teamLeader');
  await page.goto(`/${SLUG}/figures?${INTERIM}&pictures=all`);
  const picture = page.getByRole('img', { name: /Silvervägen: 34/ });
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAccessibleName(/i 1 grupp,/);
});
