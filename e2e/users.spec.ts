import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { demoPassword, expect, SLUG, test } from './demo.ts';
import { letterTo, LETTERS, linkTo } from './letters.ts';

/** Where one person is both coordinator and administrator. */
const ONE_OFFICE = 'sodra';

async function inOneOffice(browser: Browser, options: BrowserContextOptions, mailbox: string): Promise<Page> {
  const context = await browser.newContext(options);
  const login = { association: ONE_OFFICE, email: `${mailbox}@${ONE_OFFICE}.example`, password: demoPassword() };
  expect((await context.request.post(apiPaths.session(), { data: login })).ok()).toBe(true);
  return context.newPage();
}

const PASSWORD = 'sju lugna kaniner i hagen';

async function invite(page: Page, name: string, email: string, role: string, intervention?: string): Promise<void> {
  await page.goto(pagePaths.inviteUser(SLUG));
  await page.getByLabel('För- och efternamn').fill(name);
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Roll', { exact: true }).selectOption({ label: role });
  if (intervention !== undefined) await page.getByLabel('Insats', { exact: true }).selectOption({ label: intervention });
  await page.getByRole('button', { name: 'Bjud in' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('someone is invited, chooses a password and is in; when the administrator ends it, an open page is out at once', async ({
  as,
  browser,
}, { project }) => {
  test.skip(LETTERS === undefined, 'the server’s letters are not at hand');
  const administrator = await as('administrator');
  const email = `ny-${project.name}-${crypto.randomUUID().slice(0, 8)}@norra.example`;
  await invite(administrator, 'Åsa Nyström', email, 'Ekonom');
  await expect(administrator.getByText('Inbjudan är skickad till Åsa Nyström.')).toBeVisible();

  const visit = await browser.newContext();
  const invited = await visit.newPage();
  await invited.goto(await linkTo(email));
  await expect(invited.getByRole('heading', { level: 1, name: 'Välkommen till Samla' })).toBeVisible();
  await invited.getByRole('button', { name: 'Spara lösenord och logga in' }).click();
  await expect(invited.getByRole('alert')).toContainText('Skriv minst 12 tecken.');
  await invited.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await invited.getByLabel('Lösenordet en gång till').fill(PASSWORD);
  await invited.getByRole('button', { name: 'Spara lösenord och logga in' }).click();
  await expect(invited.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
  expect(invited.url()).not.toContain('#');

  const link = await linkTo(email);
  const second = await browser.newPage();
  await second.goto(link);
  await expect(second.getByText('Länken är redan använd.')).toBeVisible();

  await administrator.reload();
  await expect(administrator.getByText('Aktiv', { exact: true })).toBeVisible();
  await administrator.getByRole('button', { name: 'Avsluta all tillgång' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: 'Avsluta all tillgång' }).click();
  await expect(administrator.getByText('Har slutat', { exact: true })).toBeVisible();
  await invited.getByRole('link', { name: 'Siffror' }).click();
  await expect(invited.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  await visit.close();
});

test('a role is given from a day and ended, and the form says what is wrong', async ({ as }, { project }) => {
  const page = await as('administrator');
  const email = `roll-${project.name}-${crypto.randomUUID().slice(0, 8)}@norra.example`;
  await invite(page, 'Örjan Roll', email, 'Ekonom');
  await page.getByRole('button', { name: 'Ge en roll' }).click();
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await expect(page.getByRole('alert')).toContainText('Välj en roll.');
  await page.getByLabel('Roll', { exact: true }).selectOption({ label: 'Handledare' });
  await page.getByLabel('Insats', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await expect(page.getByRole('alert')).toContainText('är ekonom och kan inte samtidigt vara handledare');
  await page.getByLabel('Roll', { exact: true }).selectOption({ label: 'Styrelseledamot' });
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await expect(page.getByText('Rollen är given.')).toBeVisible();
  await page.getByRole('button', { name: 'Avsluta rollen Ekonom' }).click();
  await page.getByLabel('Nu genast').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta', exact: true }).click();
  await expect(page.getByRole('row', { name: /Ekonom.*Avslutad i förtid/ })).toBeVisible();
});

test('a role for a group or a party asks which, and is told with it', async ({ as }, { project }) => {
  const page = await as('administrator');
  const email = `grupp-${project.name}-${crypto.randomUUID().slice(0, 8)}@norra.example`;
  await page.goto(pagePaths.inviteUser(SLUG));
  await page.getByLabel('För- och efternamn').fill('Görel Grupp');
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Roll', { exact: true }).selectOption({ label: 'Gruppledare' });
  await page.getByLabel('Insats', { exact: true }).selectOption({ label: 'Silvervägen' });
  await page.getByRole('button', { name: 'Bjud in' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv vad gruppen heter.');
  await page.getByLabel('Grupp', { exact: true }).fill('Skogsgruppen');
  await page.getByRole('button', { name: 'Bjud in' }).click();
  await expect(page.getByText('Gruppledare, Skogsgruppen, Silvervägen').first()).toBeVisible();
  await page.getByRole('button', { name: 'Ge en roll' }).click();
  await page.getByLabel('Roll', { exact: true }).selectOption({ label: 'Remittent' });
  await page.getByLabel('Part', { exact: true }).selectOption({ label: 'Sala kommun' });
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await expect(page.getByText('Remittent, Sala kommun').first()).toBeVisible();
});

test('two administrators who end the same role, or say who employs somebody, both see both', async ({ as }, { project }) => {
  const [page, colleague] = [await as('administrator'), await as('administrator')];
  await invite(page, 'Två Val', `val-${project.name}-${crypto.randomUUID().slice(0, 8)}@norra.example`, 'Revisor');
  await colleague.goto(page.url());
  const days = (years: number): string => `${new Date().getFullYear() + years}-12-31`;
  const write = async (one: Page, day: string): Promise<void> => {
    await one.getByRole('button', { name: 'Avsluta rollen Revisor' }).click();
    await one.getByLabel('Sista dag').fill(day);
  };
  await write(page, days(1));
  await write(colleague, days(2));
  await colleague.getByRole('dialog').getByRole('button', { name: 'Avsluta', exact: true }).click();
  await expect(colleague.getByText(`Rollen slutar ${days(2)}.`)).toBeVisible();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Avsluta', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Rollen ändrades av admin@norra.example');
  await expect(dialog.getByRole('row')).toHaveText(['UppgiftDu skrevSparat nu', `Sista dag${days(1)}${days(2)}`]);
  await dialog.getByRole('button', { name: 'Spara det jag skrev' }).click();
  await expect(page.getByText(`Rollen slutar ${days(1)}.`)).toBeVisible();

  await colleague.reload();
  await page.reload();
  for (const employed of ['Ange som anställd av förbundet', 'Ange som inte anställd av förbundet'])
    await colleague.getByRole('button', { name: employed }).click();
  await expect(colleague.getByRole('button', { name: 'Ange som anställd av förbundet' })).toBeVisible();
  await page.getByRole('button', { name: 'Ange som anställd av förbundet' }).click();
  const versions = page.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(versions).toContainText('Användaren ändrades av admin@norra.example');
  await expect(versions.getByRole('row')).toHaveText(['UppgiftDu skrevSparat nu', 'Anställd avFörbundetEn part eller annan']);
  await versions.getByRole('button', { name: 'Spara det jag skrev' }).click();
  await expect(page.getByRole('button', { name: 'Ange som inte anställd av förbundet' })).toBeVisible();
});

test('the list is searched and chosen from, with the count in sight', async ({ as }) => {
  const page = await as('administrator');
  await page.goto(pagePaths.users(SLUG));
  await page.getByLabel('Läge').selectOption({ label: 'Har slutat' });
  await page.getByLabel('Sök namn eller e-post').fill('per-erik');
  await expect(page.getByRole('caption')).toHaveText(/^1 av \d+ användare$/);
  await page.getByLabel('Sök namn eller e-post').fill('finns inte');
  await page.getByRole('button', { name: 'Visa alla' }).click();
  await page.getByRole('button', { name: 'E-post' }).click();
  await expect(page.getByRole('columnheader', { name: 'E-post' })).toHaveAttribute('aria-sort', 'ascending');
});

test('everyone sees their own logins and what the roles may see', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(pagePaths.association(SLUG));
  await page.locator('[popovertarget]').click();
  await page.getByRole('link', { name: 'Mina inloggningar' }).click();
  await expect(page.getByRole('row', { name: /den här/ })).toBeVisible();
  await page.locator('[popovertarget]').click();
  await page.getByRole('link', { name: 'Vad rollerna får se' }).click();
  await expect(page.getByRole('row', { name: /Handledare.*Deltagare i andra team/ })).toBeVisible();
});

test('where one is coordinator and administrator, a role in a team waits: its leader has a letter and sees it on every page until it is answered', async ({
  browser,
  contextOptions,
}, { project }) => {
  test.skip(project.name === 'phone', 'the other would answer its question');
  const small = ONE_OFFICE;
  const office = await inOneOffice(browser, contextOptions, 'coordinator');
  const leader = await inOneOffice(browser, contextOptions, 'teamleader');
  const name = `Vera Vänta ${crypto.randomUUID().slice(0, 4)}`;
  await office.goto(pagePaths.inviteUser(small));
  await office.getByLabel('För- och efternamn').fill(name);
  await office.getByLabel('E-post').fill(`vera-${crypto.randomUUID().slice(0, 8)}@sodra.example`);
  await office.getByLabel('Roll', { exact: true }).selectOption({ label: 'Handledare' });
  await office.getByLabel('Insats', { exact: true }).selectOption({ label: 'Källan' });
  await office.getByRole('button', { name: 'Bjud in' }).click();
  await expect(office.getByRole('heading', { level: 1, name })).toBeVisible();
  if (LETTERS !== undefined) {
    const letter = await letterTo(`teamleader@${small}.example`);
    expect(letter).toContain('rollen handledare i Källan');
    expect(letter).toContain(pagePaths.approvals(small));
    expect(letter).not.toContain('Vera');
  }

  const waits = leader.getByText(/^Det väntar .+ på ditt godkännande$/);
  await leader.goto(pagePaths.participants(small));
  await expect(waits).toBeVisible();
  await leader.getByRole('link', { name: 'Se vem det gäller och svara' }).click();
  await expect(leader.getByRole('heading', { level: 2, name: `${name}: Handledare, Källan` })).toBeVisible();
  await expect(waits).toBeHidden();
  // The demo's own waits here too, at first.
  const approve = leader.getByRole('button', { name: /^Godkänn / });
  for (let left = await approve.count(); left > 0; left -= 1) {
    await approve.first().click();
    await expect(approve).toHaveCount(left - 1);
  }
  await leader.getByRole('link', { name: 'Deltagare', exact: true }).click();
  await expect(leader.getByRole('heading', { level: 1, name: 'Deltagare' })).toBeVisible();
  await expect(waits).toBeHidden();
  await leader.reload();
  await expect(leader.getByRole('heading', { level: 1, name: 'Deltagare' })).toBeVisible();
  await expect(waits).toBeHidden();
  await office.reload();
  await expect(office.getByRole('row', { name: /Handledare.*Väntar/ })).toBeHidden();
  for (const page of [office, leader]) await page.context().close();
});

test('the only leader of a team, whose roles nobody can approve, is given one more in it by a decision', async ({
  browser,
  contextOptions,
}, { project }) => {
  test.skip(project.name === 'phone', 'the other would hold the role already');
  const page = await inOneOffice(browser, contextOptions, 'coordinator');
  await page.goto(pagePaths.users(ONE_OFFICE));
  await page.getByRole('link', { name: 'Sofia Nåhlin' }).click();
  await page.getByRole('button', { name: 'Ge en roll' }).click();
  await page.getByLabel('Roll', { exact: true }).selectOption({ label: 'Handledare' });
  await page.getByLabel('Insats', { exact: true }).selectOption({ label: 'Källan' });
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await expect(page.getByRole('alert')).toContainText('Den som får rollen är insatsens enda verksamhetsledare');
  await page.getByLabel('Beslut').fill('Styrelsen 2026-03-01 § 45');
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await expect(page.getByText('Rollen är given.')).toBeVisible();
  const role = page.getByRole('listitem').filter({ hasText: 'Handledare, Källan' });
  await expect(role).toContainText('Beslut: Styrelsen 2026-03-01 § 45');
  await expect(role).toContainText('Gäller');
  await page.getByRole('button', { name: 'Avsluta rollen Handledare, Källan' }).click();
  await page.getByLabel('Nu genast').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Avsluta rollen Handledare, Källan' })).toBeHidden();
  await page.context().close();
});
