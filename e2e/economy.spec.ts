import { expect, SLUG, test } from './demo.ts';

test('the economist reads the table of the interim report with its sign convention', async ({ as }) => {
  const page = await as('economist');
  await page.goto(`/${SLUG}/economy?year=2018&per=2018-08-31`);
  const table = page.getByRole('table', { name: /^Budget, prognos och utfall 2018/ });
  await expect(table.getByRole('row', { name: /^Summa/ })).toHaveText(
    /−1\s714,5\s*−1\s261,4\s*−453,1\s*−591,0\s*−1\s094,7\s*−44,6\s*−1\s050,1/,
  );
  await expect(page.getByText('Kostnader skrivs med minus.')).toBeVisible();
  await expect(page.getByText('1 865 940 kr')).toBeVisible();
  await expect(page.getByText('24,9 %')).toBeVisible();
});

test('the wide table can be reached and moved by keyboard', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/economy`);
  const region = page.getByRole('region', { name: /^Budget, prognos och utfall/ });
  await region.focus();
  await expect(region).toBeFocused();
});

test('the table is shown with either sign convention, and says which the association has decided', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/economy?year=2018&per=2018-08-31`);
  await page.getByLabel('Avvikelser visas som').selectOption({ label: 'Överskott som plus' });
  const sum = page.getByRole('table', { name: /^Budget, prognos och utfall 2018/ }).getByRole('row', { name: /^Summa/ });
  await expect(sum).toHaveText(/−1\s714,5\s*−1\s261,4\s*453,1/);
  await expect(page.getByText('Förbundets regel är ”Budget minus prognos eller utfall”')).toBeVisible();
  await page.getByText('Månaderna som tabell').click();
  await expect(page.getByRole('table', { name: /^Kostnader från årets början 2018/ }).getByRole('row', { name: /^sep/ })).toContainText(
    '–',
  );
  await page.reload();
  await expect(sum).toHaveText(/−1\s714,5\s*−1\s261,4\s*453,1/);
});

test('the pages below the economy are found by their names', async ({ as }) => {
  const page = await as('economist');
  await page.goto(`/${SLUG}/economy`);
  await page.getByRole('button', { name: 'Sök', exact: true }).click();
  await page.keyboard.type('prognoser');
  await page.getByRole('dialog').getByRole('link', { name: 'Prognoser' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prognoser');
});
