import { pagePaths, withQuery } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { expectNothingFound, settled } from './nothingFound.ts';

const REASON = (width: string): string => `semester ${width} ${crypto.randomUUID().slice(0, 6)}`;

test('the team leader hands one participant over, and the record tells who had them before', async ({ as }, { project }) => {
  const page = await as('teamLeader');
  const reason = REASON(project.name);
  await page.goto(pagePaths.participants(SLUG));
  await page.getByRole('link', { name: 'Lämna över ärenden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lämna över ärenden' })).toBeVisible();
  const from = page.getByLabel('Från', { exact: true });
  const label = await from.locator('option', { hasText: 'Johan Väisänen, Handledare' }).textContent();
  await from.selectOption({ label: label ?? '' });
  const people = page.getByRole('group', { name: 'Vilka deltagare' }).getByRole('checkbox');
  await people.first().waitFor();
  await settled(page);
  const name = (await page.getByRole('group', { name: 'Vilka deltagare' }).locator('label').first().textContent())?.split(',')[0] ?? '';
  // All but the first stay.
  for (const one of (await people.all()).slice(1)) await one.uncheck();
  await page.getByRole('button', { name: 'Lämna över 1 deltagare' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv varför.');
  await expectNothingFound(page, 'handing over with faults');
  await page.getByLabel('Vem tar över?').selectOption({ label: 'Amra Kovačević' });
  await page.getByLabel('Varför?').fill(reason);
  await page.getByRole('button', { name: 'Lämna över 1 deltagare' }).click();
  await expect(page.getByText('1 deltagare är överlämnad.')).toBeVisible();

  await page.goto(withQuery(pagePaths.participants(SLUG), { worker: 'mine' }));
  await page.getByRole('link', { name }).first().click();
  const whose = page.getByRole('region', { name: 'Handledare och kurator' });
  await expect(whose).toContainText('Amra Kovačević');
  await whose.getByText('Tidigare').click();
  await expect(whose).toContainText('Johan Väisänen');
  await whose.getByRole('button', { name: 'Ändra handledare' }).click();
  await whose.getByLabel('Vem tar över?').selectOption({ label: 'Johan Väisänen' });
  await whose.getByLabel('Varför?').fill('tillbaka');
  await expectNothingFound(page, 'record with whose it is');
  await whose.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('Sparat.')).toBeVisible();
});

test('a counsellor has the own participants of two teams and no others, and changes none', async ({ as }) => {
  const page = await as('counsellor');
  await page.goto(pagePaths.participants(SLUG));
  await settled(page);
  const counted = await page.locator('.row-count').textContent();
  const team = await as('teamLeader');
  await team.goto(pagePaths.participants(SLUG));
  await settled(team);
  const all = await team.locator('.row-count').textContent();
  const number = (text: string | null): number => Number(/^\d+/.exec(text ?? '')?.[0]);
  expect(number(counted)).toBeGreaterThan(0);
  expect(number(counted)).toBeLessThan(number(all));
  await expect(page.getByLabel('Insats', { exact: true }).locator('option')).toHaveText(['Alla insatser', 'Gruvstugan', 'Silvervägen']);
  await expect(page.getByRole('link', { name: 'Skriv in deltagare' })).toHaveCount(0);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText('Du får läsa om deltagaren men inte ändra.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ändra handledare' })).toHaveCount(0);
});
