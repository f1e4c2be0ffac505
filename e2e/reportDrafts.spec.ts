import type { Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { begin, save, text, write } from './begunReport.ts';
import { DEMO_USERS, demoPassword, expect, SLUG, test } from './demo.ts';

test.slow();

type Writer = 'coordinator' | 'teamLeader';
async function logIn(page: Page, role: Writer): Promise<void> {
  await page.goto(`/${SLUG}/`);
  await page.getByLabel('E-post').fill(DEMO_USERS[role].email);
  await page.getByLabel('Lösenord').fill(demoPassword());
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: DEMO_USERS[role].firstPage })).toBeVisible();
}
async function logOut(page: Page): Promise<void> {
  await page.locator('[popovertarget]').click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await expect(page.getByText('Du har loggat ut')).toBeVisible();
}
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await text(page).waitFor();
}
const drafts = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.entries(localStorage).flatMap(([name, value]) => (name.startsWith('samla.draft.') ? [value] : [])));
const restored = (page: Page) => page.getByText(/^Ditt utkast (från|på den här enheten)/);

test('who logs out leaves no draft on the device, and what was saved for all does not come back as one (V14.3.1)', async ({ as, page }) => {
  const { id, part } = await begin(await as('coordinator'), await as('teamLeader'));
  const address = pagePaths.reportSection(SLUG, id, part);
  await logIn(page, 'coordinator');
  await open(page, address);
  await write(page, 'Samordnarens tankar');
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible();
  await expect.poll(() => drafts(page)).toHaveLength(1);
  await logOut(page);
  expect(await drafts(page)).toEqual([]);

  // The next one at the same device finds nothing of it, neither there nor from the server.
  await logIn(page, 'teamLeader');
  await open(page, address);
  await expect(text(page)).toHaveText('');
  await expect(restored(page)).toHaveCount(0);
  await logOut(page);

  // Its writer has it from the server, wherever it is opened, until it is saved for all.
  await logIn(page, 'coordinator');
  await open(page, address);
  await expect(text(page)).toHaveText('Samordnarens tankar');
  await save(page);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  expect(await drafts(page)).toEqual([]);
  await open(page, address);
  await expect(restored(page)).toHaveCount(0);
  await logOut(page);
  expect(await drafts(page)).toEqual([]);
});

test('a draft that a session left on the device is for its writer alone', async ({ as, page }) => {
  const { id, part } = await begin(await as('coordinator'), await as('teamLeader'));
  const address = pagePaths.reportSection(SLUG, id, part);
  await logIn(page, 'coordinator');
  await open(page, address);
  await page.route('**/draft', (route) => route.abort());
  await write(page, 'Bara på enheten');
  await expect(page.getByText(/Sparat bara på den här enheten/)).toBeVisible();
  await expect.poll(() => drafts(page)).toHaveLength(1);
  await page.context().clearCookies();

  await logIn(page, 'teamLeader');
  await open(page, address);
  await expect(text(page)).toHaveText('');
  await expect(restored(page)).toHaveCount(0);
  expect((await drafts(page)).join()).not.toContain('enheten');
  await page.context().clearCookies();

  await logIn(page, 'coordinator');
  await open(page, address);
  await expect(restored(page)).toBeVisible();
  await expect(text(page)).toHaveText('Bara på enheten');
});

test('a page that one user left open sends nothing in the name of the next', async ({ as, page }) => {
  const { id, part } = await begin(await as('coordinator'), await as('teamLeader'));
  await logIn(page, 'coordinator');
  await open(page, pagePaths.reportSection(SLUG, id, part));
  await page.context().clearCookies();
  const next = await page.context().newPage();
  await logIn(next, 'teamLeader');

  await write(page, 'Samordnarens ord');
  await expect(page.getByText(/Sparat bara på den här enheten/)).toBeVisible();
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  const read = await (await next.request.get(apiPaths.reportSection(id, part))).json();
  expect(read).toMatchObject({ markdown: '', draft: null, saved: null });
});

test('logging out asks first when what is written is not kept anywhere', async ({ as, page }) => {
  const { id, part } = await begin(await as('coordinator'), await as('teamLeader'));
  await logIn(page, 'coordinator');
  await open(page, pagePaths.reportSection(SLUG, id, part));
  await page.getByLabel('Ny kommentar').fill('Säg mer om våren.');
  await page.locator('[popovertarget]').click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByLabel('Ny kommentar')).toHaveValue('Säg mer om våren.');
  await page.locator('[popovertarget]').click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Logga ut' }).click();
  await expect(page.getByText('Du har loggat ut')).toBeVisible();
});

test('a text that is only read is not said to be unsaved, though its figures follow by themselves', async ({ as }) => {
  const page = await as('teamLeader');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.url());
  });
  const { reports } = (await (await page.request.get(apiPaths.reports())).json()) as { reports: { id: string; title: string }[] };
  const id = reports.find(({ title }) => title === 'Delårsrapport januari–augusti 2026')?.id ?? '';
  const { sections } = (await (await page.request.get(apiPaths.reportSections(id))).json()) as { sections: { section: string }[] };
  await page.goto(pagePaths.reportSection(SLUG, id, sections[0]?.section ?? ''));
  await expect(page.locator('[data-live]').first()).toBeVisible();
  // Longer than the pause after which what is written is told.
  await page.waitForTimeout(1_500);
  await expect(page.getByText('Inte sparat än')).toHaveCount(0);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  expect(sent).toEqual([]);
});
