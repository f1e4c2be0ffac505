import type { Page } from '@playwright/test';
import { pagePaths, withQuery } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { enrolledParticipant } from './enrolledParticipant.ts';
import { expectNothingFound } from './nothingFound.ts';

const PDF = { name: 'samtycke.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nprov\n%%EOF\n') };
const section = (page: Page) => page.getByRole('region', { name: 'Samtycken' });

test('a consent to share is told what it lacks, recorded with its paper, and withdrawn at once', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(await enrolledParticipant(page, 'Delsson'));
  const consents = section(page);
  await expect(consents).toContainText('Inget får delas.');
  await consents.getByRole('button', { name: 'Anteckna samtycke' }).click();
  await consents.getByRole('radio', { name: 'Samtycke till informationsdelning' }).check();
  await consents.getByLabel('Från och med').fill('2024-06-01');
  await consents.getByLabel('Till och med').fill('2024-05-01');
  await consents.getByRole('button', { name: 'Spara' }).click();
  const alert = consents.getByRole('alert');
  await expect(alert).toBeFocused();
  for (const said of [
    'Välj vem som får ta del',
    'Skriv varför uppgifterna får delas',
    'Kryssa för minst en sak',
    'Sista dagen kommer före den första',
  ])
    await expect(alert).toContainText(said);
  await expectNothingFound(page, 'a consent with faults');
  const party = consents.getByLabel('Vem får ta del av uppgifterna?');
  await party.selectOption({ index: 1 });
  const name = (await party.locator('option:checked').textContent()) ?? '';
  await consents.getByLabel('För vilket ändamål?').fill('planera återgång i arbete');
  await consents.getByRole('checkbox', { name: 'Planen' }).check();
  await consents.getByLabel('Till och med').fill('2099-12-31');
  await consents.getByLabel('Signerat papper', { exact: true }).last().setInputFiles(PDF);
  await consents.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('Samtycket är antecknat.')).toBeVisible();
  await expect(consents.getByRole('listitem').filter({ hasText: `Till ${name}` })).toContainText('planera återgång i arbete');
  await expect(consents).toContainText('Det här får delas i dag');
  await expect(consents).toContainText(`${name}: Planen`);
  await expectNothingFound(page, 'a record with a consent');
  const file = page.waitForEvent('download');
  await consents.getByRole('link', { name: 'Hämta papperet' }).click();
  expect((await file).suggestedFilename()).toMatch(/^samtycke-[\da-f-]{36}\.pdf$/);

  await consents.getByRole('button', { name: 'Återkalla' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Återkallelsen gäller genast');
  await expectNothingFound(page, 'the question of a withdrawal');
  await dialog.getByRole('button', { name: 'Återkalla' }).click();
  await expect(page.getByText('Samtycket är återkallat.')).toBeVisible();
  await expect(consents).not.toContainText('Det här får delas i dag');
  await consents.getByText('Tidigare samtycken (1)').click();
  await expect(consents.getByText('Återkallat', { exact: true })).toBeVisible();
});

test('the consent to be registered withdrawn makes the participation anonymous, after a question that says so', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(await enrolledParticipant(page, 'Ångersson'));
  const consents = section(page);
  await consents.getByRole('button', { name: 'Anteckna samtycke' }).click();
  await consents.getByRole('radio', { name: 'På plats, muntligt' }).check();
  await consents.getByRole('button', { name: 'Spara' }).click();
  await consents.getByRole('button', { name: 'Återkalla' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Deltagandet blir anonymt.');
  await expect(dialog).toContainText('Det går inte att ångra.');
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  await consents.getByRole('button', { name: 'Återkalla' }).click();
  await dialog.getByRole('button', { name: 'Gör deltagandet anonymt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anonym deltagare' })).toBeVisible();
  await expect(page.getByText('Samtycket är återkallat och deltagandet är anonymt.')).toBeVisible();
  await expect(page.getByText('Ångersson')).toHaveCount(0);
  await expect(section(page)).toHaveCount(0);
});

test('the list tells whose consents end soon or have ended, and shows them', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(pagePaths.participants(SLUG));
  await page.getByRole('link', { name: /samtycken? som går ut inom 30 dagar eller har gått ut/ }).click();
  await expect(page).toHaveURL(/consents=due/);
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
  await expectNothingFound(page, 'those whose consents are due');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(section(page)).toContainText('Samtycke till informationsdelning');
  await page.goto(withQuery(pagePaths.participants(SLUG), { consents: 'ended', status: 'closed', enrolledFrom: '2099-01-01' }));
  await expect(page.getByText('0 av', { exact: false })).toBeVisible();
});
