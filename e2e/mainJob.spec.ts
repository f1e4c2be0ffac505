import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Tables } from '../src/statistics/statisticsApi.ts';
import { pagePaths, withQuery } from '../src/web/paths.ts';
import { haveShared, SHARED, sharedFile, sharedJson } from '../test/sharedFolder.ts';
import { expect, test } from './demo.ts';
import { addUser, canImport, CANNOT_IMPORT, createAssociation, type OwnAssociation } from './importedAssociation.ts';
import { goldenRows, OWN_HEADINGS, ownSheet, ownWorkbook } from './mainJobFiles.ts';
import { expectedEconomy, readShownEconomy, type ExpectedEconomy } from './shownEconomy.ts';
import { expectedStatistics, readShownStatistics } from './shownStatistics.ts';

type Run = {
  readonly från: string;
  readonly till: string;
  readonly insats?: string;
  readonly åldersband?: string;
  readonly tabeller: Tables;
};
type Expected = { readonly statistik: readonly Run[]; readonly ekonomi: readonly ExpectedEconomy[] };

const SALA = 'Samordningsteam Sala';
const PERIOD = { from: '2018-01-01', to: '2018-08-31' };
const OWN_TEXT = 'Teamet har tagit emot fler unga än förra året.';
const PURPOSE = 'Förbundet ska ge fler människor vägen tillbaka.';

/** Logs in by the page, as somebody does who has been handed a one-time password, and chooses another. */
async function comeIn(
  { browser, options, own }: { browser: Browser; options: BrowserContextOptions; own: OwnAssociation },
  { email, password }: { email: string; password: string },
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(pagePaths.association(own.slug));
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Logga in');
  await page.goto(pagePaths.password(own.slug));
  await page.getByLabel('Nuvarande lösenord').fill(password);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill('sju lugna kaniner i hagen');
  await page.getByLabel('Nytt lösenord en gång till').fill('sju lugna kaniner i hagen');
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await expect(page.getByText('Lösenordet är bytt.')).toBeVisible();
  return page;
}

async function addIntervention(page: Page, slug: string, name: string): Promise<void> {
  await page.goto(pagePaths.newIntervention(slug));
  await page.getByLabel('Namn', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function bring(page: Page, slug: string, label: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(pagePaths.newImport(slug));
  if (label !== 'Fil med deltagare')
    await page.getByRole('radio', { name: label === 'Fil med budgeten' ? 'Årets budget' : 'Huvudbok (SIE)' }).check();
  if (label === 'Fil med budgeten') await page.getByLabel('Budgetår').fill('2018');
  await page.getByLabel(label).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await expect(page.getByRole('heading', { level: 1, name: /^Import: / })).toBeVisible();
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Importera', exact: true }).click();
  await expect(page.getByText('Filen är importerad.')).toBeVisible();
}

/** Writes a section and saves it. */
async function write(page: Page, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Text' });
  await editor.click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByText(/^Sparad? /).first()).toBeVisible();
}

test('from an empty association to an adopted report, with the browser alone', async ({ browser, contextOptions: options }) => {
  test.skip(!haveShared, `${SHARED} is missing`);
  test.skip(!canImport, CANNOT_IMPORT);
  test.setTimeout(360_000);
  const { statistik, ekonomi } = sharedJson<Expected>('golden/nv-2018/expected.json');
  const rows = goldenRows();
  const teams = [...new Set(rows.map(({ insats = '' }) => insats))];
  const own = await createAssociation('Huvudjobbet');
  const { slug } = own;
  const world = { browser, options, own };
  const coordinator = await comeIn(world, await addUser(own, { mailbox: 'ulrika', name: 'Ulrika Sandell', role: 'coordinator' }));
  const economist = await comeIn(world, await addUser(own, { mailbox: 'goran', name: 'Göran Öhman', role: 'economist' }));

  await test.step('the coordinator settles the name by a decision and adds the interventions', async () => {
    await coordinator.goto(pagePaths.settings(slug));
    await coordinator.getByRole('button', { name: 'Ändra: Förbundet' }).click();
    const form = coordinator.getByRole('form', { name: 'Förbundet' });
    await form.getByLabel('Namn').fill('Samverkan i Nordväst');
    await form.getByLabel('Paragraf').fill('§ 3');
    await form.getByRole('button', { name: 'Spara med beslutet' }).click();
    await expect(form).toHaveCount(0);
    for (const team of teams) await addIntervention(coordinator, slug, team);
    await coordinator.reload();
    await expect(coordinator.getByRole('banner')).toContainText('Samverkan i Nordväst');
  });

  const leaders = await test.step('two team leaders get their logins', async () => {
    const one = await addUser(own, { mailbox: 'amra', name: 'Amra Kovačević', role: 'team_leader', intervention: SALA });
    const [first, ...others] = teams.filter((team) => team !== SALA);
    const another = { mailbox: 'leif', name: 'Leif Sandberg', role: 'team_leader' };
    const two = await addUser(own, { ...another, intervention: first ?? '' });
    for (const intervention of others) await addUser(own, { ...another, intervention });
    return { ofSala: await comeIn(world, one), ofOthers: await comeIn(world, two) };
  });

  await test.step('one brings a list with headings of its own, the other a workbook', async () => {
    const page = leaders.ofOthers;
    await bring(page, slug, 'Fil med deltagare', 'lista.csv', ownSheet(rows.filter(({ insats }) => insats !== SALA)));
    for (const [column, heading] of Object.entries(OWN_HEADINGS))
      await page.getByLabel(`Läs ${heading} som`, { exact: true }).selectOption(column);
    await page.getByRole('button', { name: 'Läs filen så' }).click();
    await expect(page.getByText('Alla rubriker läses.')).toBeVisible();
    await confirm(page);
    await bring(
      leaders.ofSala,
      slug,
      'Fil med deltagare',
      'Deltagare.xlsx',
      await ownWorkbook(rows.filter(({ insats }) => insats === SALA)),
    );
    await confirm(leaders.ofSala);
  });

  await test.step('the economist brings ledger and budget', async () => {
    await bring(economist, slug, 'Fil med huvudboken', 'huvudbok.se', Buffer.from(sharedFile('golden/nv-2018/huvudbok.se')));
    await confirm(economist);
    await bring(economist, slug, 'Fil med budgeten', 'budget.csv', Buffer.from(sharedFile('golden/nv-2018/budget.csv')));
    await confirm(economist);
  });

  await test.step('the coordinator sees that it was done, how many, and nobody', async () => {
    await coordinator.goto(pagePaths.imports(slug));
    await expect(coordinator.getByRole('table', { name: '4 importer' })).toBeVisible();
    await expect(coordinator.getByText('Göran Öhman').first()).toBeVisible();
  });

  await test.step('the figures and the money are those that the same files must give', async () => {
    for (const { från: from, till: to, insats: intervention, åldersband: ageBands, tabeller } of statistik) {
      await coordinator.goto(withQuery(pagePaths.figures(slug), { from, to, intervention, ageBands }));
      expect(await readShownStatistics(coordinator)).toEqual(expectedStatistics(tabeller));
    }
    for (const expected of ekonomi) {
      await economist.goto(withQuery(pagePaths.economy(slug), { year: expected.år, per: expected.per }));
      expect(await readShownEconomy(economist)).toEqual(expectedEconomy(expected));
    }
    await economist.goto(withQuery(pagePaths.mapping(slug), { year: 2018, per: '2018-08-31' }));
    await expect(economist.getByRole('heading', { name: 'Styrelse', exact: true })).toBeVisible();
  });

  const report = await test.step('the report is begun, and written by two', async () => {
    await coordinator.goto(pagePaths.newReport(slug));
    await coordinator.getByLabel('Från och med').fill(PERIOD.from);
    await coordinator.getByLabel('Till och med').fill(PERIOD.to);
    for (const team of teams.filter((name) => name !== SALA)) await coordinator.getByLabel(team).uncheck();
    await coordinator.getByRole('button', { name: 'Börja rapporten' }).click();
    await expect(coordinator.getByRole('heading', { name: 'Avsnitt' })).toBeVisible();
    const address = new URL(coordinator.url()).pathname;
    await leaders.ofSala.goto(pagePaths.reports(slug));
    await leaders.ofSala.getByRole('link', { name: /2018/ }).first().click();
    await leaders.ofSala.getByRole('link', { name: `Resultat: ${SALA}`, exact: true }).click();
    await write(leaders.ofSala, OWN_TEXT);
    await coordinator.getByRole('link', { name: 'Om förbundet och dess ändamål', exact: true }).click();
    await write(coordinator, PURPOSE);
    return address;
  });

  await test.step('it is adopted, and every format can be fetched', async () => {
    await coordinator.goto(report);
    await coordinator.getByLabel('Beslut', { exact: true }).fill('§ 45');
    const acknowledged = coordinator.getByLabel(/^Styrelsen antog rapporten fast/);
    if ((await acknowledged.count()) > 0) await acknowledged.check();
    await coordinator.getByRole('button', { name: 'Anta rapporten …' }).click();
    await coordinator.getByRole('dialog').getByRole('button', { name: 'Anta rapporten', exact: true }).click();
    await expect(coordinator.getByText('Antagen', { exact: true }).first()).toBeVisible();
    for (const [format, begins] of [
      ['PDF', '%PDF-'],
      ['Word', 'PK'],
      ['Excel', 'PK'],
      ['Webbsida', '<!'],
    ] as const) {
      const fetched = coordinator.waitForEvent('download');
      await coordinator.getByRole('link', { name: new RegExp(`som ${format}$`) }).click();
      const stream = await (await fetched).createReadStream();
      const bytes = Buffer.concat(await stream.toArray());
      expect(bytes.subarray(0, begins.length).toString('latin1').toLowerCase(), format).toBe(begins.toLowerCase());
      if (format === 'Webbsida')
        for (const text of [OWN_TEXT, PURPOSE, 'Samverkan i Nordväst']) expect(bytes.toString('utf8')).toContain(text);
    }
  });
  for (const page of [coordinator, economist, leaders.ofSala, leaders.ofOthers]) await page.context().close();
});
