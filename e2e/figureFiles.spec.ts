import { readFile } from 'node:fs/promises';
import { expect, INTERIM, SLUG, test } from './demo.ts';

type Clipboard = { readonly html: string; readonly text: string };
const READ_CLIPBOARD = `(async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return { html: await read('text/html'), text: await read('text/plain') };
})()`;

test('the coordinator copies a table with its headings, and what it counts', async ({ as }) => {
  const page = await as('coordinator');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await page.getByRole('button', { name: 'Kopiera tabellen Deltagare per insats' }).click();
  await expect(page.getByText('Tabellen Deltagare per insats är kopierad.')).toBeVisible();
  const { html, text } = await page.evaluate<Clipboard>(READ_CLIPBOARD);
  expect(text.split('\r\n').slice(0, 3)).toEqual([
    'Deltagare per insats',
    'Insats\tAntal\tAndel\tKvinnor\tMän\tAndel kvinnor',
    expect.stringMatching(/^Gruvstugan\t31\t29 %\t/),
  ]);
  expect(text).toContain('n = 108');
  expect(html).toContain('<th');
  await page.goto(`/${SLUG}/figures?${INTERIM}&compare=yearBefore`);
  await page.getByRole('button', { name: 'Kopiera tabellen Flödet under perioden' }).click();
  await expect(page.getByText('Tabellen Flödet under perioden är kopierad.')).toBeVisible();
  const compared = await page.evaluate<Clipboard>(READ_CLIPBOARD);
  expect(compared.text.split('\r\n').slice(1, 4)).toEqual([
    'Del\tAntal – jan–aug 2018\tAntal – jan–aug 2017\tAntal – Skillnad',
    'Inskrivna vid start\t64\t85\t-21',
    'Nya\t44\t26\t18',
  ]);
});

test('the coordinator fetches what is shown as a file: one table, or all of them', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/figures?${INTERIM}&compare=yearBefore`);
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV med tabellen Flödet under perioden' }).click(),
  ]);
  expect(table.suggestedFilename()).toBe('siffror-flodet-under-perioden-2018-01-01-2018-08-31-2017-01-01-2017-08-31.csv');
  expect(await readFile(await table.path(), 'utf8')).toContain('\r\nNya;44;26;18\r\n');
  const [all] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel med alla tabeller' }).click()]);
  expect(all.suggestedFilename()).toMatch(/^siffror-2018-01-01-2018-08-31-2017-01-01-2017-08-31\.xlsx$/);
  expect((await readFile(await all.path())).subarray(0, 2).toString()).toBe('PK');
});
