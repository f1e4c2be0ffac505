import { pagePaths } from '../src/web/paths.ts';
import { begin } from './begunReport.ts';
import { expect, SLUG, test } from './demo.ts';
import { ADDRESSES, expectNothingFound, settled } from './nothingFound.ts';

test.slow();

test('nothing stands in the way at the login with faults', async ({ page }) => {
  await page.goto(`/${SLUG}/`);
  await settled(page);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expectNothingFound(page, 'login with faults');
});

test('nothing stands in the way in any part of the pages, in any state', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(ADDRESSES.kit);
  await settled(page);
  await page.getByRole('button', { name: 'Vad betyder insats?' }).click();
  await expectNothingFound(page, 'kit');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Fråga först' }).click();
  await expectNothingFound(page, 'question');
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByRole('button', { name: 'Sök', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await expectNothingFound(page, 'search');
});

test('nothing stands in the way in the forms and dialogs of a user', async ({ as }) => {
  const page = await as('administrator');
  await page.goto(ADDRESSES.users);
  await page.getByLabel('Läge').selectOption({ label: 'Alla' });
  await page.getByRole('link', { name: 'Hanna Isaksson' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Ge en roll' }).click();
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  await expectNothingFound(page, 'user with a form with faults');
  await page
    .getByRole('button', { name: /^Avsluta rollen/ })
    .first()
    .click();
  await expectNothingFound(page, 'ending a role');
  await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
  await page.getByRole('button', { name: 'Avsluta all tillgång' }).click();
  await expectNothingFound(page, 'ending all access');
});

test('nothing stands in the way in the menu of the user (V7.4.4)', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(ADDRESSES.password);
  await page.locator('[popovertarget]').click();
  await expectNothingFound(page, 'user menu');
});

test('nothing stands in the way in the forms of the economy, with faults and without', async ({ as }) => {
  const page = await as('economist');
  await page.goto(`${ADDRESSES.budget}?year=2026`);
  await page.getByRole('button', { name: 'Ändra budgeten' }).click();
  await page.getByLabel('Egna månader').first().check();
  await page.getByLabel('Årsbudget, kr').first().fill('-1');
  await page.getByRole('button', { name: 'Spara budgeten' }).click();
  await expectNothingFound(page, 'budget form');
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await page.goto(`${ADDRESSES.mapping}?year=2026&per=2026-10-31`);
  await page.getByRole('button', { name: /^Lägg på en budgetpost: Konto/ }).click();
  await page.getByRole('button', { name: 'Lägg på posten' }).click();
  await page
    .getByRole('button', { name: /^Ny regel/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Spara regeln' }).click();
  await expectNothingFound(page, 'mapping forms');
  await page.goto(`${ADDRESSES.forecasts}?year=2026&per=2026-10-31`);
  await page.getByRole('button', { name: 'Ändra prognosen för Åkanten' }).click();
  await page.getByLabel('Bemanning').check();
  await page.getByRole('button', { name: 'Spara prognosen' }).click();
  await expectNothingFound(page, 'forecast form');
});

test('nothing stands in the way in an opened figure', async ({ as }) => {
  for (const role of ['coordinator', 'teamLeader'] as const) {
    const page = await as(role);
    await page.goto(ADDRESSES.figures);
    await page.getByRole('table', { name: 'Deltagare efter kön' }).getByRole('button').first().click();
    await page.getByRole('dialog').waitFor();
    await settled(page);
    await expectNothingFound(page, `opened figure, ${role}`);
  }
});

test('nothing stands in the way where views of the figures are saved and changed', async ({ as }, { project }) => {
  const page = await as('teamMember');
  const views = page.getByRole('region', { name: 'Sparade vyer' });
  await page.goto(ADDRESSES.figures);
  await views.getByRole('button', { name: 'Spara vyn' }).click();
  await views.getByRole('button', { name: 'Spara', exact: true }).click();
  await expectNothingFound(page, 'view without a name');
  await views.getByLabel('Vad vyn ska heta').fill(`Min vy ${project.name}`);
  await views.getByRole('button', { name: 'Spara', exact: true }).click();
  await views.getByRole('button', { name: 'Ändra sparade vyer' }).click();
  await views.getByRole('button', { name: `Byt namn på Min vy ${project.name}` }).click();
  await expectNothingFound(page, 'changing views');
});

test('nothing stands in the way where figures are compared', async ({ as }) => {
  const page = await as('coordinator');
  for (const columns of ['', '&columns=sex', '&pictures=all']) {
    await page.goto(`${ADDRESSES.figures}&compare=yearBefore${columns}`);
    await page.getByRole('columnheader', { name: 'Skillnad' }).first().waitFor();
    await settled(page);
    await expectNothingFound(page, `compared figures ${columns}`);
  }
});

test('nothing stands in the way in the draft of a report, where its sections are planned and its decision is entered', async ({ as }) => {
  const [page, leader] = [await as('coordinator'), await as('teamLeader')];
  const { id, part, team } = await begin(page, leader);
  await page.goto(pagePaths.report(SLUG, id));
  await settled(page);
  await page.getByRole('button', { name: `Ändra plan för Resultat: ${team}` }).click();
  const plan = page.getByRole('form', { name: `Plan för Resultat: ${team}` });
  await plan.getByLabel('Klart senast').fill('i maj');
  await plan.getByRole('button', { name: 'Spara plan' }).click();
  await page
    .getByRole('button', { name: /^Be .* om en del$/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Anta rapporten …' }).click();
  await expectNothingFound(page, 'draft with a plan with faults');
  await leader.goto(pagePaths.reportSection(SLUG, id, part));
  await settled(leader);
  await leader.getByRole('button', { name: 'Ändra läge' }).click();
  await expectNothingFound(leader, 'section with its plan');
});

test('the keyboard reaches the content past the menu', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(ADDRESSES.reports);
  await settled(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Till innehållet' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
