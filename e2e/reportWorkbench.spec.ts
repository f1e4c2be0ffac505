import type { Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { begin, save, text, write } from './begunReport.ts';
import { expect, SLUG, test } from './demo.ts';
import { expectNothingFound } from './nothingFound.ts';

test.slow();

test('a report is begun, planned, written by two people, adopted and downloaded', async ({ as }) => {
  const [coordinator, leader] = [await as('coordinator'), await as('teamLeader')];
  await coordinator.goto(pagePaths.newReport(SLUG));
  await coordinator.getByLabel('Från och med').fill('2025-01-01');
  await coordinator.getByLabel('Till och med').fill('2024-12-31');
  await coordinator.getByRole('button', { name: 'Börja rapporten' }).click();
  await expect(coordinator.getByRole('alert')).toContainText('Sista dagen');
  await coordinator.getByLabel('Till och med').fill('2025-04-30');
  await coordinator.getByRole('button', { name: 'Börja rapporten' }).click();
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Delårsrapport januari–april 2025');
  const reportAddress = coordinator.url();
  const id = reportAddress.split('/').at(-1) ?? '';

  const session = (await (await leader.request.get(apiPaths.session())).json()) as {
    user: { name: string };
    roles: { intervention: string }[];
  };
  const team = session.roles[0]?.intervention ?? '';
  await coordinator.getByRole('button', { name: `Ändra plan för Resultat: ${team}` }).click();
  const plan = coordinator.getByRole('form', { name: `Plan för Resultat: ${team}` });
  await plan.getByLabel('Ansvarig').selectOption({ label: session.user.name });
  await plan.getByLabel('Klart senast').fill('2025-05-12');
  await plan.getByRole('button', { name: 'Spara plan' }).click();
  const item = coordinator.getByRole('listitem').filter({ has: coordinator.getByRole('link', { name: `Resultat: ${team}`, exact: true }) });
  await expect(item).toContainText(`Ansvarig: ${session.user.name}`);
  await expect(item).toContainText('Skulle ha varit klart 2025-05-12');

  // The team leader finds the own part, and nothing of the rest.
  await leader.goto(pagePaths.reports(SLUG));
  await leader.locator(`a[href$="${id}"]`).first().click();
  await expect(leader.getByRole('heading', { level: 3 })).toHaveText([`Resultat: ${team}`]);
  await expect(leader.getByRole('button', { name: /Anta/ })).toHaveCount(0);
  await leader.getByRole('heading', { level: 3 }).getByRole('link').click();
  await write(leader, 'Skogsgruppen växte.');
  await save(leader);
  await expect(leader.getByText(/^Sparat 20/)).toBeVisible();
  await leader.getByRole('button', { name: 'Ändra läge' }).click();
  await leader.getByLabel('Läge').selectOption({ label: 'Att läsa igenom' });
  await leader.getByRole('button', { name: 'Spara plan' }).click();
  await expect(leader.getByText('Att läsa igenom').first()).toBeVisible();

  // The coordinator reads it in the preview, and enters the decision though much is missing.
  await coordinator.goto(reportAddress);
  await expect(item).toContainText('Att läsa igenom');
  await coordinator.getByLabel('Visa', { exact: true }).selectOption({ label: 'Som webbsida, med text som kan läsas upp' });
  await expect(coordinator.frameLocator('iframe').getByText('Skogsgruppen växte.')).toBeVisible();
  await coordinator.getByLabel('Paragraf', { exact: true }).fill('§ 77');
  await coordinator.getByRole('button', { name: 'Anta rapporten …' }).click();
  await expect(coordinator.getByRole('alert')).toContainText('Kryssa i');
  await coordinator.getByLabel(/Styrelsen antog rapporten fast/).check();
  await coordinator.getByRole('button', { name: 'Anta rapporten …' }).click();
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Anta rapporten' }).click();
  await expect(coordinator.getByText(/Antagen 20\d\d-\d\d-\d\d, § 77/)).toBeVisible();
  const [file] = await Promise.all([coordinator.waitForEvent('download'), coordinator.getByRole('link', { name: /som PDF$/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/antagen\.pdf$/);
  await leader.reload();
  await expect(leader.getByText('Rapporten är antagen och kan inte ändras')).toBeVisible();
  await expect(leader.getByText('Skogsgruppen växte.')).toBeVisible();
});

test('two who write in the same section both see both texts, and nothing is lost', async ({ as }) => {
  const [coordinator, leader] = [await as('coordinator'), await as('teamLeader')];
  const { id, part } = await begin(coordinator, leader);
  for (const page of [coordinator, leader]) {
    await page.goto(pagePaths.reportSection(SLUG, id, part));
    await text(page).waitFor();
  }
  await write(leader, 'Teamets egna ord.');
  await save(leader);
  await expect(leader.getByText(/^Sparat 20/)).toBeVisible();
  await write(coordinator, 'Samordnarens ord.');
  // The draft itself tells it, before anything is saved.
  await expect(coordinator.getByText(/sparade avsnittet .* medan du skrev/)).toBeVisible();
  await save(coordinator);
  const versions = coordinator.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(versions.getByRole('article', { name: 'Du skrev' })).toContainText('Samordnarens ord.');
  await expect(versions.getByRole('article', { name: 'Sparat nu' })).toContainText('Teamets egna ord.');
  await expectNothingFound(coordinator, 'two versions of a text');
  await versions.getByRole('button', { name: 'Behåll det som är sparat' }).click();
  await expect(text(coordinator)).toHaveText('Teamets egna ord.');
  await write(coordinator, ' Och mer.');
  await save(coordinator);
  await expect(coordinator.getByText(/^Sparat 20/)).toBeVisible();
});

test('two who plan the same section both see both plans, and what only one of them changed is kept', async ({ as }) => {
  const [coordinator, colleague] = [await as('coordinator'), await as('coordinator')];
  const { id, part, team } = await begin(coordinator, await as('teamLeader'));
  for (const page of [coordinator, colleague]) {
    await page.goto(pagePaths.report(SLUG, id));
    await page.getByRole('button', { name: `Ändra plan för Resultat: ${team}` }).click();
  }
  const form = (page: Page) => page.getByRole('form', { name: `Plan för Resultat: ${team}` });
  await form(colleague).getByLabel('Klart senast').fill('2026-01-15');
  await form(colleague).getByLabel('Läge').selectOption({ label: 'Pågår' });
  await form(colleague).getByRole('button', { name: 'Spara plan' }).click();
  await expect(colleague.getByRole('button', { name: `Ändra plan för Resultat: ${team}` })).toBeVisible();
  // The list comes anew when another section is planned; the form goes on from what was there when it was opened.
  await coordinator.getByRole('button', { name: 'Ändra plan för Styrelsen' }).click();
  const other = coordinator.getByRole('form', { name: 'Plan för Styrelsen' });
  await other.getByLabel('Läge').selectOption({ label: 'Pågår' });
  await other.getByRole('button', { name: 'Spara plan' }).click();
  const item = coordinator.getByRole('listitem').filter({ has: coordinator.getByRole('link', { name: `Resultat: ${team}`, exact: true }) });
  await expect(item.locator('.plan-facts')).toContainText('2026-01-15');
  await form(coordinator).getByLabel('Klart senast').fill('2026-02-01');
  await form(coordinator).getByRole('button', { name: 'Spara plan' }).click();
  const versions = coordinator.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(versions).toContainText('Planen för avsnittet ändrades av');
  await expect(versions.getByRole('row')).toHaveText(['UppgiftDu skrevSparat nu', 'Klart senast2026-02-012026-01-15']);
  await expect(form(coordinator).getByLabel('Klart senast')).toHaveValue('2026-02-01');
  await expectNothingFound(coordinator, 'two versions of a plan');
  await versions.getByRole('button', { name: 'Spara det jag skrev' }).click();
  await expect(item.locator('.plan-facts')).toContainText('2026-02-01');
  const { plan } = (await (await coordinator.request.get(apiPaths.reportSection(id, part))).json()) as { plan: object };
  expect(plan).toMatchObject({ dueOn: '2026-02-01', status: 'underway' });
});

test('what is written survives a closed page and a network that is gone, until it is thrown away', async ({ as }) => {
  const [page, leader] = [await as('coordinator'), await as('teamLeader')];
  const { id } = await begin(page, leader);
  const address = pagePaths.reportSection(SLUG, id, 'board');
  await page.goto(address);
  await write(page, 'Styrelsen möttes');
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible();
  await page.goto(address);
  await expect(page.getByText(/^Ditt utkast (från|på den här enheten)/)).toBeVisible();
  await expect(text(page)).toHaveText('Styrelsen möttes');

  await page.context().setOffline(true);
  await write(page, ' fyra gånger');
  await expect(page.getByText(/Sparat bara på den här enheten/)).toBeVisible();
  await page.context().setOffline(false);
  await page.goto(address);
  await expect(text(page)).toHaveText('Styrelsen möttes fyra gånger');
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('samla.draft.')));
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain('Styrelsen');

  await page.getByRole('button', { name: 'Släng utkastet' }).click();
  await expect(text(page)).toHaveText('');
  await page.goto(address);
  await text(page).waitFor();
  await expect(text(page)).toHaveText('');
  await expect(page.getByText(/^Ditt utkast (från|på den här enheten)/)).toHaveCount(0);
});

test('the editor does what its buttons say, by keyboard too, and keeps it', async ({ as }) => {
  const [page, leader] = [await as('coordinator'), await as('teamLeader')];
  const { id } = await begin(page, leader);
  await page.goto(pagePaths.reportSection(SLUG, id, 'goals'));
  await text(page).click();
  await page.keyboard.type('Målen');
  await page.keyboard.press('Alt+F10');
  await expect(page.getByRole('button', { name: 'Rubrik', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Se ');
  await page.getByRole('button', { name: 'Länk', exact: true }).click();
  await page.getByLabel('Adress till en webbsida eller e-post').fill('inte en adress');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Skriv en hel adress/)).toBeVisible();
  await page.getByLabel('Adress till en webbsida eller e-post').fill('norra.example/plan');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Tabell', exact: true }).click();
  await text(page).getByRole('cell').first().click();
  await page.keyboard.type('Kraften');
  await page.getByRole('button', { name: 'Ta bort kolumnen' }).click();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(text(page).getByRole('cell', { name: 'Kraften' })).toBeVisible();
  await expectNothingFound(page, 'text with a table');
  await save(page);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  const answer = (await (await page.request.get(apiPaths.reportSection(id, 'goals'))).json()) as { markdown: string };
  expect(answer.markdown).toContain('## Målen\n\nSe [norra.example/plan](https://norra.example/plan)');
  expect(answer.markdown).toContain('| Kolumn 1 | Kolumn 2 | Kolumn 3 |\n| - | - | - |\n| Kraften | | |');
  // The tab key leaves the text.
  await text(page).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Spara', exact: true })).toBeFocused();
});
