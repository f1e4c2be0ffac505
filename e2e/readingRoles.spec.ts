import type { Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { expectNothingFound, settled } from './nothingFound.ts';

const ADOPTED = 'Delårsrapport januari–augusti 2018';
const menuOf = (page: Page): Promise<string[]> => page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link').allTextContents();
const statusOf = async (page: Page, address: string, method = 'GET'): Promise<number> =>
  (await page.request.fetch(address, { method, ...(method === 'GET' ? {} : { data: {} }) })).status();

for (const role of ['boardMember', 'steeringGroupMember'] as const)
  test(`${role} lands on what the board has adopted, reads it and fetches it`, async ({ as }) => {
    const page = await as(role);
    await page.goto(pagePaths.association(SLUG));
    await expect(page).toHaveURL(pagePaths.reports(SLUG));
    await settled(page);
    expect((await menuOf(page))[0]).toBe('Rapporter');
    await expect(page.getByRole('link', { name: 'Börja en rapport' })).toHaveCount(0);
    await expect(page.getByText('Utkast', { exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: ADOPTED, exact: true }).click();
    await settled(page);
    await expect(page.getByRole('img', { name: /^Sida 1 av/ })).toBeVisible();
    await expect(page.getByText('Registrerat efter antagandet')).toHaveCount(0);
    await expectNothingFound(page, `report, ${role}`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: `Hämta ${ADOPTED} som PDF` }).click();
    expect((await download).suggestedFilename()).toMatch(/antagen\.pdf$/);
    // What was decided leads to what the decision is of.
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Beslut' }).click();
    await settled(page);
    const adopted = page.getByRole('row', { name: /§ 45/u });
    await expect(adopted).toContainText('Delårsrapport antagen: 2018-01-01–2018-08-31');
    await adopted.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(ADOPTED);
    // Live figures and money are not theirs.
    for (const address of [pagePaths.figures(SLUG), pagePaths.economy(SLUG), pagePaths.newReport(SLUG)]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan hör inte till din roll');
    }
    expect(await statusOf(page, `${apiPaths.statistics()}?from=2018-01-01&to=2018-08-31`)).toBe(403);
  });

test('where no report is adopted yet, the board is told what will stand there', async ({ as }) => {
  const page = await as('boardMember');
  await page.route(`**${apiPaths.reports()}`, (route) => route.fulfill({ json: { reports: [] } }));
  await page.goto(pagePaths.reports(SLUG));
  await settled(page);
  await expect(page.getByText('När styrelsen har antagit en rapport står den här, att läsa och hämta.')).toBeVisible();
});

test('the auditor reads about money, decisions and internal control, and finds nothing to change', async ({ as }) => {
  const page = await as('auditor');
  await page.goto(pagePaths.association(SLUG));
  await settled(page);
  expect(await menuOf(page)).toEqual(
    expect.arrayContaining(['Ekonomi', 'Rapporter', 'Insatser', 'Importer', 'Parter', 'Inställningar', 'Åtkomstlogg', 'Gallring']),
  );
  const nothingToChange = async (): Promise<void> => {
    await settled(page);
    await expect(page.getByRole('main').getByRole('button', { name: /^(Ändra|Lägg till|Ny|Börja|Omorganisera|Ta tillbaka)/ })).toHaveCount(
      0,
    );
    await expect(page.getByRole('main').getByRole('link', { name: /^(Läs in|Lägg till|Börja)/ })).toHaveCount(0);
  };
  await page.goto(pagePaths.settings(SLUG));
  await settled(page);
  await expect(
    page
      .getByRole('heading', { name: 'Roller' })
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible();
  await nothingToChange();
  await page.goto(pagePaths.parties(SLUG));
  await expect(page.getByRole('table').first()).toBeVisible();
  await nothingToChange();
  await page.goto(pagePaths.interventions(SLUG));
  await nothingToChange();
  await page.getByRole('table').getByRole('link').first().click();
  await nothingToChange();
  await page.goto(pagePaths.imports(SLUG));
  await expect(page.getByRole('table')).toBeVisible();
  await nothingToChange();
  await expect(page.getByRole('table')).not.toContainText('Deltagare');
  await page.getByRole('table').getByRole('link').first().click();
  await nothingToChange();
  await page.goto(pagePaths.reports(SLUG));
  await settled(page);
  await expect(page.getByText('Utkast', { exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: ADOPTED, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Registrerat efter antagandet' })).toBeVisible();
  for (const [address, method] of [
    [apiPaths.parties(), 'PUT'],
    [apiPaths.profileSetting(), 'PUT'],
    [apiPaths.reports(), 'POST'],
    [apiPaths.participantSearch(), 'POST'],
    [apiPaths.participants(), 'GET'],
  ] as const)
    expect(await statusOf(page, address, method), `${method} ${address}`).toBe(403);
});

for (const [role, heading, told] of [
  ['group_leader', 'Gruppledare', 'Här blir din grupps namn och närvaro.'],
  ['referrer', 'Remittent', 'Här blir uppdrag du skickar'],
] as const)
  test(`${role} lands on a page that says what will be theirs, and what they can do now`, async ({ as }) => {
    const page = await as('counsellor');
    await page.route(`**${apiPaths.session()}`, async (route) => {
      const answer = await route.fetch();
      const session = (await answer.json()) as object;
      const held = { role, interventionId: null, intervention: null, party: null, group: null };
      await route.fulfill({ response: answer, json: { ...session, roles: [held] } });
    });
    await page.goto(pagePaths.association(SLUG));
    await settled(page);
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
    await expect(page.getByText(told)).toBeVisible();
    for (const name of ['Byt lösenord', 'Säker inloggning', 'Mina inloggningar', 'Vad rollerna får se'])
      await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();
    await expectNothingFound(page, `first page, ${role}`);
  });
