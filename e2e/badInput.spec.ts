import ExcelJS from 'exceljs';
import type { Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { begin, save, text } from './begunReport.ts';
import { DEMO_USERS, demoPassword, expect, SLUG, sessionFile, test, type DemoRole } from './demo.ts';
import { addUser, canImport, CANNOT_IMPORT, createAssociation } from './importedAssociation.ts';
import { importingTeam } from './importingTeam.ts';
import { settled } from './nothingFound.ts';

test.slow();
/** What is the same at every width is tried at one. */
const oneWidth = (): void => test.skip(test.info().project.name !== 'desktop', 'does not depend on the width');
const unlike = (name: string): string => `${name}${crypto.randomUUID().replaceAll(/[^a-f]/g, '')}`;
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Logs in beside an open page, as in a tab of its own. */
async function logInBeside(page: Page, role: DemoRole): Promise<void> {
  const data = { association: SLUG, email: DEMO_USERS[role].email, password: demoPassword() };
  expect((await page.request.post(apiPaths.session(), { data })).ok()).toBe(true);
}

test('a session that ends while a setting is written leaves it there, and it is saved after a login beside it', async ({
  browser,
  contextOptions,
}) => {
  test.skip(!canImport, CANNOT_IMPORT);
  oneWidth();
  const team = await importingTeam(browser, contextOptions, 'Mitt i meningen', []);
  const page = await team.as('coordinator');
  await page.goto(pagePaths.settings(team.slug));
  await page.getByRole('button', { name: 'Ändra: Förbundet' }).click();
  const form = page.getByRole('form', { name: 'Förbundet' });
  await form.getByLabel('Namn').fill('Samverkan i norr');
  await form.getByLabel('Paragraf').fill('§ 61');
  await page.context().clearCookies();
  await form.getByRole('button', { name: 'Spara med beslutet' }).click();
  await expect(form.getByText('Du är inte längre inloggad')).toBeVisible();
  await expect(form.getByRole('link', { name: 'Logga in i en ny flik' })).toHaveAttribute('target', '_blank');
  await expect(form.getByLabel('Namn')).toHaveValue('Samverkan i norr');
  const beside = await team.as('coordinator');
  await page.context().addCookies(await beside.context().cookies());
  await form.getByRole('button', { name: 'Spara med beslutet' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Förbundet', exact: true })).toContainText('Samverkan i norr');
  for (const one of [page, beside]) await one.context().close();
});

test('a session that ends while a comment is written leaves it there, and it is sent after a login beside it', async ({ as }) => {
  oneWidth();
  const page = await as('coordinator');
  const { id, part } = await begin(page, await as('teamLeader'));
  await page.goto(pagePaths.reportSection(SLUG, id, part));
  const comments = page.getByRole('region', { name: 'Kommentarer' });
  await comments.getByLabel('Ny kommentar').fill('Säg mer om våren.');
  await page.context().clearCookies();
  await comments.getByRole('button', { name: 'Kommentera' }).click();
  await expect(comments.getByText('Du är inte längre inloggad')).toBeVisible();
  await expect(comments.getByLabel('Ny kommentar')).toHaveValue('Säg mer om våren.');
  await logInBeside(page, 'coordinator');
  await comments.getByRole('button', { name: 'Kommentera' }).click();
  await expect(comments.getByRole('listitem')).toContainText('Säg mer om våren.');
});

test('the network gone while an intervention is saved loses nothing of it', async ({ as }) => {
  oneWidth();
  const page = await as('coordinator');
  const name = unlike('Nätlösa teamet ');
  await page.goto(pagePaths.newIntervention(SLUG));
  await page.getByLabel('Namn', { exact: true }).fill(name);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('form').getByText('Ingen kontakt med Samla')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByLabel('Namn', { exact: true })).toHaveValue(name);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(heading(page)).toHaveText(name);
});

test('the back button after saving leads past the form, and nothing is saved twice', async ({ as }) => {
  oneWidth();
  const [office, team] = [await as('coordinator'), await as('teamMember')];
  const [intervention, person] = [unlike('Bakåtteamet '), unlike('Bakåt')];
  await office.goto(pagePaths.interventions(SLUG));
  await office.getByRole('link', { name: 'Lägg till en insats' }).click();
  await office.getByLabel('Namn', { exact: true }).fill(intervention);
  await office.getByRole('button', { name: 'Spara' }).click();
  await expect(heading(office)).toHaveText(intervention);
  await office.goBack();
  await expect(heading(office)).toHaveText('Insatser');
  await expect(office.getByRole('link', { name: intervention, exact: true })).toHaveCount(1);

  await team.goto(pagePaths.participants(SLUG));
  await team.getByRole('link', { name: 'Skriv in deltagare' }).click();
  await team.getByLabel('Utan personnummer').check();
  await team.getByLabel('Efternamn').fill(person);
  await team.getByLabel('Födelseår').fill('1990');
  await team.getByLabel('Kön').selectOption({ label: 'Kvinna' });
  await team.getByRole('button', { name: 'Sök och fortsätt' }).click();
  await team.getByRole('button', { name: 'Skriv in', exact: true }).click();
  await expect(heading(team)).toHaveText(person);
  await team.goBack();
  await expect(heading(team)).toHaveText('Deltagare');
  await team.getByLabel('Sök namn eller personnummer').fill(person);
  await expect(team.getByText(/^1 av \d+ deltagare$/)).toBeVisible();
});

const OF_WORD = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style>p.MsoNormal{color:red}</style></head><body>
  <h1><span style='color:red'>Resultat</span><o:p></o:p></h1>
  <p class=MsoNormal>Vi mötte <b>81&nbsp;deltagare</b>.<o:p>&nbsp;</o:p></p>
  <table class=MsoTableGrid border=1><tr><td colspan=2><p>Insats</p></td><td><p>Antal</p></td></tr>
  <tr><td><p>Kraften</p></td><td><p>norr</p></td><td align=right><p>12</p></td></tr></table></body></html>`;

test('a text with a table that is pasted from Word is kept, and what of it could not be is told', async ({ as, browser }) => {
  oneWidth();
  // The browser says in its console that it takes none of Word's own styles, as the page's policy asks.
  const page = await (await browser.newContext({ storageState: sessionFile('coordinator') })).newPage();
  const { id } = await begin(page, await as('teamLeader'));
  await page.goto(pagePaths.reportSection(SLUG, id, 'goals'));
  await text(page).click();
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/html', ${JSON.stringify(OF_WORD)});
    data.setData('text/plain', 'Resultat');
    document.querySelector('.editor-text').dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
  })()`);
  await expect(text(page).getByRole('heading', { name: 'Resultat' })).toBeVisible();
  await expect(text(page).getByRole('cell', { name: 'Kraften' })).toBeVisible();
  await expect(page.getByText(/sammanslagna celler|sammanslagen cell/i)).toBeVisible();
  await save(page);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  const { markdown } = (await (await page.request.get(apiPaths.reportSection(id, 'goals'))).json()) as { markdown: string };
  expect(markdown).toContain('## Resultat\n\nVi mötte **81 deltagare**.');
  expect(markdown).toContain('| Kraften | norr | 12 |');
  expect(markdown).not.toContain('Mso');
  await page.context().close();
});

/** A list as teams keep them: a title, headings merged over columns and rows, days as numbers, and numbers that Excel took the zeros of. */
async function grownWorkbook(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Mallar', { state: 'hidden' }).addRow(['Insats', 'Fel']);
  const sheet = workbook.addWorksheet('Deltagare');
  sheet.addRow(['Vår lista']);
  sheet.mergeCells('A1:E1');
  sheet.addRow(['Insats', 'Personnummer', 'Inskriven', 'Försörjning', '']);
  sheet.addRow(['', '', '', 'vid inskrivning', 'vid avslut']);
  for (const cells of ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2']) sheet.mergeCells(cells);
  sheet.addRow(['Kraften', 1012384, 43_252, 'Försörjningsstöd', '']);
  sheet.addRow(['Kraften', 197201189268, new Date(Date.UTC(2018, 5, 2)), '', '']);
  workbook.addWorksheet('Koder').addRow(['a']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

test('a grown workbook is read, what was mended or left out is told, and it is imported', async ({ browser, contextOptions }) => {
  test.skip(!canImport, CANNOT_IMPORT);
  oneWidth();
  const team = await importingTeam(browser, contextOptions, 'Arbetsboken', ['Kraften']);
  const page = await team.as('teamleader');
  await page.goto(pagePaths.newImport(team.slug));
  const file = { name: 'lista.xlsx', mimeType: 'application/octet-stream', buffer: await grownWorkbook() };
  await page.getByLabel('Fil med deltagare').setInputFiles(file);
  await expect(page.getByText('2 rader blir nya')).toBeVisible();
  await expect(page.getByText('Dolda blad läses inte: "Mallar".')).toBeVisible();
  await expect(page.getByText('Bara "Deltagare" läses, inte "Koder".')).toBeVisible();
  await expect(page.getByText('Ett personnummer hade tappat sina inledande nollor och är återställt.')).toBeVisible();
  for (const day of ['2018-06-01', '2018-06-02']) await expect(page.getByRole('row', { name: `inskriven ${day}` })).toBeVisible();
  await page.getByRole('button', { name: 'Importera', exact: true }).dblclick();
  await expect(page.getByText('Filen är importerad.')).toBeVisible();
  await page.context().close();
});

const expectFits = async (page: Page, place: string): Promise<void> =>
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `${place} is wider than the screen`).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );

test('names of 200 characters are kept whole and widen no page', async ({ browser, contextOptions }) => {
  test.skip(!canImport, CANNOT_IMPORT);
  const own = await importingTeam(browser, contextOptions, 'Långa namn', ['Kraften']);
  const { slug } = own;
  const [office, team] = [await own.as('coordinator'), await own.as('teamleader')];
  const long = unlike('Långnamn').padEnd(200, 'åäö');
  await office.goto(pagePaths.newIntervention(slug));
  await office.getByLabel('Namn', { exact: true }).fill(long);
  await office.getByRole('button', { name: 'Spara' }).click();
  await expect(heading(office)).toHaveText(long);
  await expectFits(office, 'the intervention');
  for (const place of ['interventions', 'figures', 'newReport', 'settings'] as const) {
    await office.goto(pagePaths[place](slug));
    await settled(office);
    await expectFits(office, place);
  }

  await team.goto(pagePaths.newParticipant(slug));
  await team.getByLabel('Utan personnummer').check();
  await team.getByLabel('Efternamn').fill(long);
  await team.getByLabel('Födelseår').fill('1990');
  await team.getByLabel('Kön').selectOption({ label: 'Kvinna' });
  await team.getByRole('button', { name: 'Sök och fortsätt' }).click();
  await expectFits(team, 'the enrolment');
  await team.getByRole('button', { name: 'Skriv in', exact: true }).click();
  await expect(heading(team)).toHaveText(long);
  await expectFits(team, 'the record');
  await team.goto(pagePaths.participants(slug));
  await team.getByLabel('Sök namn eller personnummer').fill(long.slice(0, 40));
  await expect(team.getByText(/^1 av \d+ deltagare$/)).toBeVisible();
  await expectFits(team, 'the list');
  for (const one of [office, team]) await one.context().close();
});

/** What an empty association's pages say to do first. */
const FIRST: Readonly<Record<string, string>> = {
  interventions: 'Inga insatser än',
  economy: 'Ingen budget och ingen huvudbok än',
  mapping: 'Ingen budget och ingen huvudbok än',
  forecasts: 'Ingen budget och ingen huvudbok än',
  reports: 'Inga rapporter än',
  imports: 'Inget har lästs in här än',
  parties: 'Inga parter än',
  figures: 'Inga deltagare under perioden',
};
async function expectEveryPageOpens(page: Page, role: DemoRole, slug: string): Promise<void> {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('response', (answer) => {
    if (answer.status() >= 400) wrong.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  for (const name of DEMO_USERS[role].pages) {
    await page.goto(pagePaths[name](slug));
    await settled(page);
    await expect(page.locator('.notice-fault'), name).toHaveCount(0);
    const first = FIRST[name];
    // A team's leader has an intervention.
    if (first !== undefined && !(role === 'teamLeader' && name === 'interventions'))
      await expect(page.getByText(first, { exact: true }), name).toBeVisible();
  }
  expect(wrong).toEqual([]);
}

for (const role of ['coordinator', 'economist', 'administrator'] as const)
  test(`every page of an empty association opens for the ${role}, and says what to do first`, async ({ page }) => {
    test.skip(!canImport, CANNOT_IMPORT);
    oneWidth();
    const own = await createAssociation('Tomma förbundet');
    const { email, password } = await addUser(own, { mailbox: 'forst', name: 'Petra Först', role });
    const data = { association: own.slug, email, password };
    expect((await page.request.post(apiPaths.session(), { data })).ok()).toBe(true);
    await expectEveryPageOpens(page, role, own.slug);
  });

test('every page of a team without participants opens for its leader, and says what to do first', async ({ browser, contextOptions }) => {
  test.skip(!canImport, CANNOT_IMPORT);
  oneWidth();
  const team = await importingTeam(browser, contextOptions, 'Tomma teamet', ['Kraften']);
  const page = await team.as('teamleader');
  await expectEveryPageOpens(page, 'teamLeader', team.slug);
  await page.goto(pagePaths.participants(team.slug));
  await expect(page.getByText('Inga deltagare än', { exact: true })).toBeVisible();
  await page.context().close();
});

test('a browser with scripts switched off is told so, in both languages', async ({ browser, contextOptions }) => {
  oneWidth();
  const context = await browser.newContext({ ...contextOptions, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of [pagePaths.start(), pagePaths.association(SLUG), pagePaths.figures(SLUG), pagePaths.accessibility(SLUG)]) {
    await page.goto(address);
    // As it is seen: what is for browsers without scripts is no text to the tests' own search.
    const seen = await page.locator('body').innerText();
    expect(seen).toContain('Samla behöver JavaScript. Slå på det i webbläsaren och ladda om sidan.');
    expect(seen).toContain('Samla needs JavaScript.');
  }
  await context.close();
});
