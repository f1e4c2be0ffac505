import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { enrolledParticipant } from './enrolledParticipant.ts';
import { DEMO_ROLES, DEMO_USERS, expect, INTERIM, SLUG, test } from './demo.ts';

/** Every rule of axe in light, contrast in dark too; nothing excused. What a report's frame holds has tests of its own. */
async function expectNothingFound(page: Page, place: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode().exclude('iframe');
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${place}, ${colorScheme}: ${id} at ${node.target.join(' ')} – ${node.failureSummary ?? ''}`),
    );
    expect(found).toEqual([]);
  }
}

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.getByText('Hämtar …')).toHaveCount(0);
  await page.evaluate('document.fonts.ready');
}

test.slow();

const ADDRESSES = {
  figures: `${pagePaths.figures(SLUG)}?${INTERIM}`,
  participants: `${pagePaths.participants(SLUG)}?status=all&referrer=AF`,
  newParticipant: pagePaths.newParticipant(SLUG),
  economy: pagePaths.economy(SLUG),
  budget: pagePaths.budget(SLUG),
  mapping: pagePaths.mapping(SLUG),
  forecasts: pagePaths.forecasts(SLUG),
  vouchers: `${pagePaths.vouchers(SLUG)}?year=2018&per=2018-08-31`,
  reports: pagePaths.reports(SLUG),
  newReport: pagePaths.newReport(SLUG),
  interventions: pagePaths.interventions(SLUG),
  newIntervention: pagePaths.newIntervention(SLUG),
  imports: pagePaths.imports(SLUG),
  newImport: pagePaths.newImport(SLUG),
  parties: pagePaths.parties(SLUG),
  settings: pagePaths.settings(SLUG),
  users: pagePaths.users(SLUG),
  inviteUser: pagePaths.inviteUser(SLUG),
  approvals: pagePaths.approvals(SLUG),
  roles: pagePaths.roles(SLUG),
  sessions: pagePaths.sessions(SLUG),
  password: pagePaths.password(SLUG),
  accessibility: pagePaths.accessibility(SLUG),
  kit: pagePaths.kit(SLUG),
};

test('nothing stands in the way at the login', async ({ page }) => {
  await page.goto(`/${SLUG}/`);
  await settled(page);
  await expectNothingFound(page, 'login');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expectNothingFound(page, 'login with faults');
});

for (const role of DEMO_ROLES) {
  for (const name of DEMO_USERS[role].pages) {
    test(`nothing stands in the way for the ${role} on the page ${name}`, async ({ as }) => {
      const page = await as(role);
      await page.goto(ADDRESSES[name]);
      await settled(page);
      await expectNothingFound(page, name);
    });
  }
}

test('nothing stands in the way on the page of accessibility, logged in or not', async ({ page }) => {
  await page.goto(ADDRESSES.accessibility);
  await settled(page);
  await expectNothingFound(page, 'accessibility');
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

test('nothing stands in the way on the page of a user, in its forms and dialogs, or at a link that does not work', async ({
  as,
  page: plain,
}) => {
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
  await plain.goto(`${pagePaths.invitation(SLUG)}#finns-inte`);
  await settled(plain);
  await expectNothingFound(plain, 'link that does not work');
});

test('nothing stands in the way on the pages of participants, whoever it is', async ({ as }) => {
  const page = await as('teamLeader');
  for (const query of ['?status=closed', '?status=wrong', '?status=anonymous', '?status=all&protected=yes']) {
    await page.goto(`${pagePaths.participants(SLUG)}${query}`);
    await settled(page);
    await page.locator('summary', { hasText: 'Välj kolumner' }).click();
    await expectNothingFound(page, query);
    await page.getByRole('table').getByRole('rowheader').first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Deltagare');
    await settled(page);
    if (query.includes('protected')) await page.getByRole('button', { name: 'Visa vem det är' }).click();
    await expectNothingFound(page, `record, ${query}`);
  }
});

test('nothing stands in the way in what is done with a participant: forms with faults, questions, and two who were there at once', async ({
  as,
}) => {
  const [page, colleague] = [await as('teamLeader'), await as('teamMember')];
  const address = await enrolledParticipant(page, 'Tillgänglig');
  await page.goto(address);
  const act = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await act('Avsluta');
  await act('Avsluta deltagandet');
  await expectNothingFound(page, 'closing with faults');
  await act('Avbryt');
  await act('Rätta person');
  await page.getByLabel('Personnummer').fill('12');
  await act('Spara');
  await expectNothingFound(page, 'correcting a person with faults');
  await act('Avbryt');
  await page.getByText('Fler val', { exact: true }).click();
  for (const name of ['Felregistrering', 'Gör anonym', 'Markera som skyddad']) {
    await act(name);
    await expectNothingFound(page, name);
    await page.keyboard.press('Escape');
  }
  for (const [who, place] of [
    [page, 'Köping'],
    [colleague, 'Heby'],
  ] as const) {
    await who.goto(address);
    await who.getByRole('button', { name: 'Rätta uppgifter', exact: true }).click();
    await who.getByLabel('Kommun vid inskrivning').fill(place);
  }
  await colleague.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(colleague.getByText('Uppgifterna är rättade.')).toBeVisible();
  await expectNothingFound(colleague, 'what was saved');
  await act('Spara');
  await page.getByText('Någon hann före').waitFor();
  await expectNothingFound(page, 'two versions');
});

test('nothing stands in the way while somebody is enrolled, step by step, with faults and with somebody known', async ({ as }) => {
  const page = await as('teamLeader');
  await enrolledParticipant(page, 'Dubblett');
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await page.goto(ADDRESSES.newParticipant);
  await settled(page);
  await press('Sök och fortsätt');
  await expectNothingFound(page, 'looking for somebody with faults');
  await page.getByLabel('Utan personnummer').check();
  await page.getByLabel('Förnamn').fill('Prova');
  await page.getByLabel('Efternamn').fill('Dubblett');
  await page.getByLabel('Födelseår').fill('1984');
  await page.getByLabel('Kön').selectOption({ label: 'Kvinna' });
  await press('Sök och fortsätt');
  await page.getByText('Är det någon av dessa?').waitFor();
  await expectNothingFound(page, 'somebody known');
  await press('Det är någon annan – fortsätt');
  await page.getByLabel('Inskriven', { exact: true }).fill('i går');
  await press('Skriv in');
  await expectNothingFound(page, 'enrolment with faults');
});

test('nothing stands in the way in the menu of the user', async ({ as }) => {
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

test('nothing stands in the way in a report, on a page that is refused, and on one that does not exist', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(ADDRESSES.reports);
  await settled(page);
  const reports = page.getByRole('heading', { level: 2 }).getByRole('link');
  if ((await reports.count()) > 0) {
    await reports.first().click();
    // The list's own heading stands until the report's page has come.
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Rapporter');
    await settled(page);
    await expectNothingFound(page, 'report');
  }
  for (const address of [ADDRESSES.users, `/${SLUG}/nothing`]) {
    await page.goto(address);
    await settled(page);
    await expectNothingFound(page, address);
  }
});

for (const role of ['coordinator', 'teamLeader'] as const) {
  test(`no page of the ${role} is wider than the screen, also at twice the size`, async ({ as, page: plain }) => {
    await plain.goto(`/${SLUG}/`);
    const page = await as(role);
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    for (const scale of width > 600 ? [1, 2, 4] : [1]) {
      await page.setViewportSize({ width: Math.round(width / scale), height });
      for (const name of DEMO_USERS[role].pages) {
        await page.goto(ADDRESSES[name]);
        await settled(page);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `${name} at ${scale * 100} %`).toBeLessThanOrEqual(
          Math.round(width / scale),
        );
      }
    }
  });
}

test('the keyboard reaches the content past the menu', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(ADDRESSES.reports);
  await settled(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Till innehållet' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
