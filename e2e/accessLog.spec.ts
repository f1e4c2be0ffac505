import { pagePaths } from '../src/web/paths.ts';
import { demoPassword, expect, proveAgain, SLUG, test } from './demo.ts';
import { expectNothingFound, settled } from './nothingFound.ts';

test('the data protection officer finds who has read about one participant, and takes a period out as a file', async ({ as }) => {
  const member = await as('teamMember');
  await member.goto(pagePaths.participants(SLUG));
  await settled(member);
  await member.getByRole('table').getByRole('link').first().click();
  await settled(member);
  const address = member.url();
  const page = await as('dataProtectionOfficer');
  await proveAgain(page);
  await page.goto(pagePaths.accessLog(SLUG));
  await settled(page);
  await page.getByLabel('Om vem').fill(address);
  await page.getByRole('form', { name: 'Sök i loggen' }).getByRole('button', { name: 'Sök' }).click();
  const table = page.getByRole('table', { name: /rader/ });
  await expect(
    table.getByRole('row', { name: /teammember@norra\.example.*getParticipant.*Arbete med deltagaren.*gjort/ }).first(),
  ).toBeVisible();
  await expectNothingFound(page, 'found in the log');
  await page.getByLabel('Om vem').fill('Kajsa');
  await page.getByRole('form', { name: 'Sök i loggen' }).getByRole('button', { name: 'Sök' }).click();
  await expect(page.getByText('klistra in adressen till deltagarens sida')).toBeVisible();
  await page.getByLabel('Om vem').fill('');
  await page.getByRole('form', { name: 'Sök i loggen' }).getByRole('button', { name: 'Sök' }).click();
  for (const [format, name] of [
    ['CSV', /^atkomstlogg-.*\.csv$/],
    ['Excel', /^atkomstlogg-.*\.xlsx$/],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: `Ladda ner som ${format}` }).click();
    expect((await download).suggestedFilename()).toMatch(name);
  }
});

test('a file is not given to whoever comes to a screen that was left open: it is asked again who one is', async ({ as }) => {
  const page = await as('dataProtectionOfficer');
  await page.route('**/api/session/proof', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: { isFresh: false, minutes: 15 } }) : route.continue(),
  );
  await page.goto(pagePaths.accessLog(SLUG));
  await settled(page);
  const link = page.getByRole('link', { name: 'Ladda ner som CSV' });
  await link.click();
  const dialog = page.getByRole('dialog', { name: 'Bekräfta att det är du' });
  await expect(dialog).toContainText('Du frågas inte igen på 15 minuter.');
  await expectNothingFound(page, 'asked who one is');
  const go = dialog.getByRole('button', { name: 'Bekräfta och ladda ner' });
  await go.click();
  await expect(dialog.getByText('Skriv ditt lösenord.')).toBeVisible();
  await dialog.getByLabel('Lösenord').fill('inte mitt');
  await go.click();
  await expect(dialog.getByText('Lösenordet stämmer inte.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Lösenord').fill(demoPassword());
  const download = page.waitForEvent('download');
  await go.click();
  expect((await download).suggestedFilename()).toMatch(/^atkomstlogg-.*\.csv$/);
  await expect(dialog).toBeHidden();
});

test('the data protection officer has a sample drawn, judges each entry and finishes the check', async ({ as }) => {
  const member = await as('teamMember');
  await member.goto(pagePaths.participants(SLUG));
  await settled(member);
  const page = await as('dataProtectionOfficer');
  await page.goto(pagePaths.logChecks(SLUG));
  await settled(page);
  await expectNothingFound(page, 'checks of the log');
  await page.getByRole('button', { name: 'Dra ett urval' }).click();
  const table = page.getByRole('table', { name: 'Raderna i urvalet' });
  await expect(table).toBeVisible();
  await expect(page.getByText('Dragningen är gjord om: samma rader.')).toBeVisible();
  const finish = page.getByRole('form', { name: 'Avsluta kontrollen' });
  await finish.getByRole('button', { name: 'Avsluta kontrollen' }).click();
  await expect(finish.getByRole('alert')).toContainText('Skriv vad du såg.');
  await expectNothingFound(page, 'a check with faults');
  const judge = table.getByRole('button', { name: /^Bedöm rad/ });
  const rows = await judge.count();
  for (let row = 0; row < rows; row += 1) {
    await judge.nth(row).click();
    const dialog = page.getByRole('dialog');
    if (row === 0) {
      await dialog.getByText('Avvikelse', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Spara bedömningen' }).click();
      await expect(dialog.getByRole('alert')).toContainText('vad som avviker');
      await expectNothingFound(page, 'the judgement of an entry');
      await dialog.getByLabel('Anteckning').fill('Inget uppdrag den dagen');
    } else await dialog.getByText('Stämmer', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Spara bedömningen' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`Pågår, ${row + 1} av ${rows} bedömda`)).toBeVisible();
  }
  await finish.getByText('Avvikelse', { exact: true }).click();
  const note = `Läst utan uppdrag ${crypto.randomUUID()}`;
  await finish.getByLabel('Vad du såg').fill(note);
  await finish.getByLabel('Åtgärd', { exact: true }).fill('Samtal med chefen');
  await finish.getByRole('button', { name: 'Avsluta kontrollen' }).click();
  await expect(page.getByText(/^Avslutad av Ebba Lindvall/)).toBeVisible();
  await expect(judge).toHaveCount(0);
  await expectNothingFound(page, 'a finished check');
  await page.goto(pagePaths.logChecks(SLUG));
  const row = page.getByRole('table', { name: 'Kontroller' }).getByRole('row').filter({ hasText: note });
  await expect(row).toContainText('Avvikelse');
  await expect(row).toContainText('Ebba Lindvall');
});

test('the auditor reads the log with codes instead of names', async ({ as }) => {
  const page = await as('auditor');
  await page.goto(pagePaths.accessLog(SLUG));
  await settled(page);
  const table = page.getByRole('table', { name: /rader/ });
  await expect(
    table.getByRole('row', { name: /[0-9A-F]{8} ?\n?(Revisor|Samordnare|Handledare|Verksamhetsledare|Driftansvarig)/ }).first(),
  ).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('@norra.example');
  await expectNothingFound(page, 'the log with codes');
});
