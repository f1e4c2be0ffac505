import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Tables } from '../src/statistics/statisticsApi.ts';
import { pagePaths, withQuery } from '../src/web/paths.ts';
import { haveShared, SHARED, sharedFile, sharedJson } from '../test/sharedFolder.ts';
import { expect, test } from './demo.ts';
import { canImport, CANNOT_IMPORT } from './importedAssociation.ts';
import { importingTeam } from './importingTeam.ts';
import { expectNothingFound, tooWide } from './nothingFound.ts';
import { expectedStatistics, readShownStatistics } from './shownStatistics.ts';

test.skip(!canImport, CANNOT_IMPORT);
test.slow();

type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
const csv = (name: string, ...lines: string[]): File => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\u{FEFF}${lines.join('\r\n')}\r\n`),
});
const HEADER = 'Löpnr;Förnamn;Efternamn;Kön;Född;Startdatum;Slutdatum;Orsak till avslut';
const AGDA = '1;Agda;Ek;Kvinna;1980;2018-06-01;;';
const BO = '2;Bo;Alm;Man;1981;2018-06-01;2018-07-01;Flyttade hem';

async function bring(page: Page, slug: string, file: File | string): Promise<void> {
  await page.goto(pagePaths.newImport(slug));
  await page.getByLabel('Fil med deltagare').setInputFiles(file);
}
const kind = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const done = (page: Page) => page.getByText('Filen är importerad.');

async function expectNothingFoundNorWide(page: Page, place: string): Promise<void> {
  await expectNothingFound(page, place);
  expect(await tooWide(page), `${place} is wider than the screen`).toBeLessThanOrEqual(0);
}

test('a team leader’s own list is looked through, mended by choices, imported, seen by the office in counts, and taken back', async ({
  browser,
  contextOptions,
}) => {
  const team = await importingTeam(browser, contextOptions, 'Listan', ['Kraften']);
  const page = await team.as('teamleader');
  await page.goto(pagePaths.imports(team.slug));
  await expect(page.getByText('Inget har lästs in här än')).toBeVisible();
  await expectNothingFoundNorWide(page, 'no imports');
  await bring(page, team.slug, csv('deltagare Bo Alm.csv', HEADER, AGDA, BO, '3;Cia;Lo;Kvinna;1982;i våras;;'));
  await expect(page.getByText('2 uppgifter i filen behöver rättas')).toBeVisible();
  await expect(page.getByRole('row', { name: /rad 4 .*inskriven.*"i våras"/ })).toBeVisible();
  await expect(page.getByText('deltagare ….csv')).toBeVisible();
  await expectNothingFoundNorWide(page, 'faults');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta felen som lista' }).click();
  expect(readFileSync(await (await waiting).path(), 'utf8')).toContain('"4";"inskriven"');

  await bring(page, team.slug, csv('deltagare.csv', HEADER, AGDA, BO));
  await page.getByLabel('Flyttade hem betyder').selectOption('flytt');
  await page.getByRole('button', { name: 'Läs filen så' }).click();
  await expect(page.getByText('2 rader blir nya')).toBeVisible();
  await expect(page.getByRole('row', { name: /Kraften · Agda Ek · inskriven 2018-06-01/ })).toBeVisible();
  await expectNothingFoundNorWide(page, 'preview');
  await page.getByRole('button', { name: 'Importera', exact: true }).dblclick();
  await expect(done(page)).toBeVisible();
  await expectNothingFoundNorWide(page, 'result');

  // The word is remembered, and what changed is told.
  await bring(page, team.slug, csv('deltagare.csv', HEADER, AGDA.replace('Ek', 'Ekman'), BO));
  await expect(kind(page, 'Ändrade 1')).toBeVisible();
  await expect(page.getByText('efternamn: Ek → Ekman')).toBeVisible();
  await page.getByRole('button', { name: 'Importera', exact: true }).click();
  await expect(done(page)).toBeVisible();

  const office = await team.as('coordinator');
  await office.goto(pagePaths.imports(team.slug));
  await expect(office.getByRole('table', { name: '2 importer' })).toBeVisible();
  await office.getByRole('row').nth(1).getByRole('link').click();
  await expect(office.getByText('Vilka personer det är').or(office.getByText('Det andra ser den som importerar'))).toBeVisible();
  expect(await office.getByRole('main').innerText()).not.toMatch(/Agda|Ekman|Bo Alm/);
  await expectNothingFoundNorWide(office, 'counts');

  await page.getByRole('button', { name: 'Ta tillbaka importen' }).click();
  await expectNothingFoundNorWide(page, 'asked before taking back');
  await page.getByRole('dialog').getByRole('button', { name: 'Ta tillbaka', exact: true }).click();
  await expect(page.getByText('Importen är återtagen', { exact: true })).toBeVisible();
  await expectNothingFoundNorWide(page, 'taken back');
  for (const one of [page, office]) await one.context().close();
});

test('the wrong file, a lost network and another’s change leave nothing behind and show a way on', async ({
  browser,
  contextOptions,
}, info) => {
  const team = await importingTeam(browser, contextOptions, 'Felen', ['Kraften']);
  const page = await team.as('teamleader');
  await bring(page, team.slug, {
    name: 'deltagare.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('<!doctype html><title>Logga in</title>'),
  });
  await expect(page.getByText('Filen är en webbsida')).toBeVisible();
  await bring(page, team.slug, { name: 'tom.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(page.getByText('Filen är tom')).toBeVisible();
  // As Excel saves a CSV when nobody says UTF-8: å is one byte.
  await bring(page, team.slug, { name: 'gammal.csv', mimeType: 'text/csv', buffer: Buffer.from(`${HEADER}\nÅsa`, 'latin1') });
  await expect(page.getByText('välj filformatet "CSV UTF-8"')).toBeVisible();
  const large = info.outputPath('stor.csv');
  writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, 'a'));
  await bring(page, team.slug, large);
  await expect(page.getByText('större än 32 MB')).toBeVisible();
  // Sent all the same, by what is no browser: the server says no – or lets go while there is still more to come –, and has nothing of it.
  const address = `/api/imports/${crypto.randomUUID()}`;
  const sent = await page.request
    .post(`${address}?kind=participants`, {
      headers: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename=stor.csv' },
      data: readFileSync(large),
    })
    .catch(() => undefined);
  expect([413, undefined]).toContain(sent?.status());
  expect((await page.request.get(address)).status()).toBe(404);

  await page.route('**/api/imports/**', (route) => route.abort());
  await bring(page, team.slug, csv('deltagare.csv', HEADER, AGDA));
  await expect(page.getByRole('alert')).toBeVisible();
  await page.unroute('**/api/imports/**');
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect(page.getByText('En rad blir ny')).toBeVisible();

  const other = await team.as('teamleader');
  await bring(other, team.slug, csv('deltagare.csv', HEADER, AGDA));
  await other.getByRole('button', { name: 'Importera', exact: true }).click();
  await expect(done(other)).toBeVisible();
  await page.getByLabel('Grund för registreringen').fill('en egen grund');
  await page.getByRole('button', { name: 'Importera', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Ingenting är importerat');
  await expect(page.getByText('Allt i filen finns redan')).toBeVisible();
  await expect(page.getByLabel('Grund för registreringen')).toHaveValue('en egen grund');
  for (const one of [page, other]) await one.context().close();
});

test('the economist brings ledger and budget by keyboard', async ({ browser, contextOptions }) => {
  test.skip(!haveShared, `${SHARED} is missing`);
  const team = await importingTeam(browser, contextOptions, 'Pengarna', []);
  const page = await team.as('economist');
  await page.goto(pagePaths.newImport(team.slug));
  await expect(page.getByRole('radio', { name: 'Huvudbok (SIE)' })).toBeChecked();
  await page
    .getByLabel('Fil med huvudboken')
    .setInputFiles({ name: 'huvudbok.se', mimeType: 'text/plain', buffer: Buffer.from(sharedFile('golden/nv-2018/huvudbok.se')) });
  await expect(page.getByText(/\d+ rader blir nya/)).toBeVisible();
  await page.getByRole('button', { name: 'Importera', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(done(page)).toBeVisible();
  await page.goto(pagePaths.newImport(team.slug));
  await page.getByRole('radio', { name: 'Huvudbok (SIE)' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('Budgetår').fill('2018');
  await page
    .getByLabel('Fil med budgeten')
    .setInputFiles({ name: 'budget.csv', mimeType: 'text/csv', buffer: Buffer.from(sharedFile('golden/nv-2018/budget.csv')) });
  await expect(page.getByRole('button', { name: 'Importera', exact: true })).toBeVisible();
  await expectNothingFoundNorWide(page, 'budget');
  await page.getByRole('button', { name: 'Importera', exact: true }).click();
  await expect(done(page)).toBeVisible();
  await page.goto(withQuery(pagePaths.economy(team.slug), { year: 2018, per: '2018-08-31' }));
  await expect(page.getByText(/24,9/).first()).toBeVisible();
  await page.context().close();
});

type Run = {
  readonly från: string;
  readonly till: string;
  readonly insats?: string;
  readonly åldersband?: string;
  readonly vokabulär?: string;
  readonly tabeller: Tables;
};
const FOREIGN: Readonly<Record<string, string>> = {
  rad_id: 'Löpnr',
  insats: 'Team',
  personnummer: 'Personnr',
  anonym: 'Utan samtycke',
  skyddad: 'Sekretess',
  kön: 'K/M',
  födelseår: 'Född',
  folkbokföringskommun: 'Kommun',
  remittent: 'Remitterad från',
  inskriven: 'Började',
  avslutad: 'Slutdatum',
  avslutsorsak: 'Orsak till avslut',
  utbildning: 'Utbildningsnivå',
  sysselsättning_vid_inskrivning: 'Sysselsättning in',
  sysselsättning_vid_avslut: 'Sysselsättning ut',
  försörjning_vid_inskrivning: 'Försörjning in',
  försörjning_vid_avslut: 'Försörjning ut',
  månader_i_offentlig_försörjning: 'Månader',
};

test('the golden set under foreign headings and words gives the golden figures', async ({ browser, contextOptions }) => {
  test.skip(!haveShared, `${SHARED} is missing`);
  const [header = '', ...lines] = Buffer.from(sharedFile('golden/nv-2018/deltagare.csv'))
    .toString('utf8')
    .replace('\u{FEFF}', '')
    .trim()
    .split(/\r?\n/);
  const interventions = [...new Set(lines.map((line) => line.split(';')[1] ?? ''))];
  const team = await importingTeam(browser, contextOptions, 'Guldet', interventions);
  const foreign = header.split(';').map((name) => FOREIGN[name] ?? name);
  const words = lines.map((line) =>
    line
      .replace(/;AF;/, ';Arbetsförmedlingen;')
      .replace(/;flytt;/, ';Flyttade hem;')
      .replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, '$1$2$3'),
  );
  const page = await team.as('teamleader');
  await bring(page, team.slug, csv('deltagare.csv', foreign.join(';'), ...words));
  await page.getByLabel('Läs Började som').selectOption('inskriven');
  await page.getByRole('button', { name: 'Läs filen så' }).click();
  if (words.some((line) => line.includes('Flyttade hem'))) {
    await page.getByLabel('Flyttade hem betyder').selectOption('flytt');
    await page.getByRole('button', { name: 'Läs filen så' }).click();
  }
  await page.getByRole('button', { name: 'Importera', exact: true }).click();
  await expect(done(page)).toBeVisible();
  const office = await team.as('coordinator');
  const { statistik } = sharedJson<{ readonly statistik: readonly Run[] }>('golden/nv-2018/expected.json');
  for (const { från: from, till: to, insats: intervention, åldersband: ageBands, vokabulär: vocabulary, tabeller } of statistik) {
    await office.goto(withQuery(pagePaths.figures(team.slug), { from, to, intervention, ageBands, vocabulary }));
    expect(await readShownStatistics(office)).toEqual(expectedStatistics(tabeller));
  }
  for (const one of [page, office]) await one.context().close();
});
