import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { demoPassword, expect, test } from './demo.ts';
import { expectNothingFound, settled, tooWide } from './nothingFound.ts';

/** The demo's other association, whose figures no other test looks at. */
const OTHER = 'sodra';

async function loggedIn(browser: Browser, options: BrowserContextOptions, who: string): Promise<Page> {
  const context = await browser.newContext(options);
  const login = await context.request.post('/api/session', {
    data: { association: OTHER, email: `${who}@${OTHER}.example`, password: demoPassword() },
  });
  expect(login.ok()).toBe(true);
  return context.newPage();
}

/** As it is on the wide screen and on a phone, where nothing is wider than the screen. */
async function soundOnBothScreens(page: Page, place: string): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1280, height: 900 };
  await expectNothingFound(page, place);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNothingFound(page, `${place} on a phone`);
  expect(await tooWide(page)).toBe(0);
  if (process.env['SAMLA_SHOTS'])
    await page.screenshot({ path: `${process.env['SAMLA_SHOTS']}/${place.replaceAll(' ', '-')}-390.png`, fullPage: true });
  await page.setViewportSize(wide);
  if (process.env['SAMLA_SHOTS'])
    await page.screenshot({ path: `${process.env['SAMLA_SHOTS']}/${place.replaceAll(' ', '-')}-1280.png`, fullPage: true });
}

test('what goes to an archive is ordered by the director, made and handed over by the leader, and may then be weeded', async ({
  browser,
  contextOptions,
}) => {
  test.slow();
  const director = await loggedIn(browser, contextOptions, 'coordinator');
  await director.goto(pagePaths.retention(OTHER));
  await settled(director);
  // Tried again there is a rule already: another version of it asks for another file.
  const known = await director.request.get('/api/retention/rules/participation');
  const { version } = (await known.json()) as { version: number };
  const today = await director.getByRole('textbox', { name: 'Räknat för dagen' }).inputValue();
  const saved = await director.request.put('/api/retention/rules/participation', {
    data: {
      version,
      value: { handling: 'weed', months: 60, countedFrom: 'year_end', ground: 'Arkivlagen 10 §', archiveFirst: true, inForceFrom: today },
      decision: { day: today, paragraph: `§ ${91 + version}`, text: '' },
    },
  });
  expect(saved.status(), await saved.text()).toBe(200);
  await director.reload();
  await settled(director);
  const due = director.getByRole('table', { name: /Räknat för/ });
  await expect(due.getByRole('row', { name: /Avslutade deltaganden 0.*utan arkivkvittens/ })).toBeVisible();
  await expect(director.getByRole('button', { name: 'Gallra: Avslutade deltaganden' })).toHaveCount(0);
  await director.getByRole('button', { name: 'Beställ arkivfil: Avslutade deltaganden' }).click();
  const ordered = director.getByRole('table', { name: 'Beställda arkivfiler' });
  // What is ordered is not asked for again: it says whose turn it is.
  await expect(due.getByText(/^Arkivfil(er)? är beställda?\. Verksamhetsledar(e|na)n? för .* ska göra de[nm]\.$/)).toBeFocused();
  await expect(director.getByRole('button', { name: /^Beställ arkivfil/ })).toHaveCount(0);
  await expect(ordered.getByText('Beställd', { exact: true }).first()).toBeVisible();
  await soundOnBothScreens(director, 'retention with archive files');

  const leader = await loggedIn(browser, contextOptions, 'teamleader');
  await leader.goto(pagePaths.dueParticipations(OTHER));
  await settled(leader);
  await expect(leader.getByText('Kvar: ska till arkiv först').first()).toBeVisible();
  await leader
    .getByRole('button', { name: /^Gör arkivfilen för (?!.*skyddade)/ })
    .first()
    .click();
  const making = leader.getByRole('dialog');
  await expect(making.getByText('står i loggen för varje deltagare')).toBeVisible();
  await soundOnBothScreens(leader, 'making an archive file');
  await making.getByRole('button', { name: 'Gör arkivfilen' }).click();
  await expect(making).toHaveCount(0);
  const download = leader.waitForEvent('download');
  await leader.getByRole('link', { name: 'Hämta filen' }).first().click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^arkivfil-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.zip$/);
  const hash = createHash('sha256')
    .update(await readFile(await file.path()))
    .digest('hex');
  await expect(leader.getByText(hash).first()).toBeVisible();

  await leader
    .getByRole('button', { name: /^För in kvittens för/ })
    .first()
    .click();
  const receipt = leader.getByRole('dialog');
  await receipt.getByRole('button', { name: 'Spara kvittensen' }).click();
  await expect(receipt.getByText('Skriv vilken arkivmyndighet som tog emot filen.').first()).toBeVisible();
  await receipt.getByRole('textbox', { name: 'Arkivmyndighet', exact: true }).fill('Stadsarkivet');
  await receipt.getByRole('textbox', { name: 'Arkivmyndighetens nummer' }).fill(`SA ${version}`);
  await receipt.getByRole('textbox', { name: 'Kontrollsumma i kvittensen' }).fill('00000000');
  await soundOnBothScreens(leader, 'the receipt of an archive file');
  await receipt.getByRole('button', { name: 'Spara kvittensen' }).click();
  await expect(receipt.getByText('Kontrollsumman i kvittensen är en annan fils')).toBeVisible();
  await receipt.getByRole('textbox', { name: 'Kontrollsumma i kvittensen' }).fill(hash.slice(0, 8));
  await receipt.getByRole('button', { name: 'Spara kvittensen' }).click();
  await expect(receipt).toHaveCount(0);
  await expect(leader.getByText(new RegExp(`Stadsarkivet, .*, SA ${version}`))).toBeVisible();
  await expect(leader.getByText('Gallras: är lämnat till arkiv').first()).toBeVisible();
  await soundOnBothScreens(leader, 'due participations with archive files');

  await director.reload();
  await settled(director);
  await expect(ordered.getByText('Mottagen', { exact: true }).first()).toBeVisible();
  await expect(director.getByRole('button', { name: 'Gallra: Avslutade deltaganden' })).toBeVisible();
  await Promise.all([director.context().close(), leader.context().close()]);
});
