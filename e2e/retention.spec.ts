import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { demoPassword, expect, SLUG, test } from './demo.ts';
import { expectNothingFound, settled } from './nothingFound.ts';

/** The demo's other association, whose figures no other test looks at. */
const OTHER = 'sodra';

test('the director enters what the board decided, sees what is due, weeds it and has the certificate', async ({
  browser,
  contextOptions,
}) => {
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  const login = await context.request.post('/api/session', {
    data: { association: OTHER, email: `coordinator@${OTHER}.example`, password: demoPassword() },
  });
  expect(login.ok()).toBe(true);
  await page.goto(pagePaths.retention(OTHER));
  await settled(page);
  const due = page.getByRole('table', { name: /Räknat för/ });
  await expect(due.getByRole('row', { name: /Felregistreringar.*Förslag, inte beslutat/ })).toBeVisible();
  await page.getByRole('link', { name: 'Felregistreringar' }).click();
  await settled(page);
  await expect(page.getByText('gäller inte förrän styrelsen har beslutat')).toBeVisible();
  await page.getByRole('button', { name: /Ändra/ }).click();
  await page.getByRole('textbox', { name: 'Tid i månader' }).fill('24');
  const today = await page.getByRole('textbox', { name: 'Beslutsdag' }).inputValue();
  await page.getByRole('textbox', { name: 'Gäller från' }).fill(today);
  await page.getByRole('textbox', { name: 'Paragraf' }).fill('§ 71');
  await page.getByRole('button', { name: 'Spara med beslutet' }).click();
  await expect(
    page.getByText('Gallras efter 2 år, räknat från utgången av').or(page.getByText('Gallras efter 2 år')).first(),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Gallring' }).first().click();
  await settled(page);
  await expectNothingFound(page, 'retention');
  await page.getByRole('button', { name: 'Gallra: Felregistreringar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Gallra felregistreringar?' });
  await expect(dialog.getByText('Det går inte att ångra')).toBeVisible();
  await dialog.getByRole('button', { name: 'Gallra nu' }).click();
  await page.waitForURL(/weedings/);
  await settled(page);
  await expect(page.getByText('§ 71')).toBeVisible();
  await expect(page.getByText('Klar', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Loggen är förseglad och gallras inte här')).toBeVisible();
  await expectNothingFound(page, 'weeding');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Ladda ner protokollet' }).click();
  expect((await download).suggestedFilename()).toMatch(/^gallringsprotokoll-.*\.pdf$/);
  await page.goto(pagePaths.retention(OTHER));
  await settled(page);
  await expect(due.getByRole('row', { name: /Felregistreringar 0/ })).toBeVisible();
  await context.close();
});

test('a weeding on a screen that was left open asks again who one is', async ({ as }) => {
  const page = await as('coordinator');
  await page.route('**/api/retention/due?*', (route) =>
    route.fulfill({
      json: {
        day: new URL(route.request().url()).searchParams.get('day'),
        counts: [{ kind: 'participation', version: 1, archiveFirst: false, due: 3, held: 1, asked: 0, stillOpen: 0, unarchived: 0 }],
      },
    }),
  );
  await page.route('**/api/session/proof', (route) => route.fulfill({ json: { isFresh: false, minutes: 15 } }));
  await page.goto(pagePaths.retention(SLUG));
  await settled(page);
  await page.getByRole('button', { name: 'Gallra: Avslutade deltaganden' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Lösenord')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Gallra nu' })).toHaveCount(0);
  await expectNothingFound(page, 'proof before a weeding');
});

test('a weeding that was left before it was finished is carried on, and is then told', async ({ browser, contextOptions }) => {
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  const { request } = context;
  const data = { association: OTHER, email: `coordinator@${OTHER}.example`, password: demoPassword() };
  expect((await request.post('/api/session', { data })).ok()).toBe(true);
  const { today } = (await (await request.get(apiPaths.session())).json()) as { today: string };
  const value = { handling: 'weed', months: 12, countedFrom: 'event', ground: 'Arkivlagen 10 §.', archiveFirst: false, inForceFrom: today };
  const decision = { day: today, paragraph: '§ 72', text: '' };
  await request.put(apiPaths.retentionRule('invitation'), { data: { version: 0, value, decision } });
  // Ordered, and the browser closed before the first of it was weeded.
  const id = crypto.randomUUID();
  const ordered = await request.post(apiPaths.weedings(), { data: { id, kind: 'invitation', version: 1, due: 1 } });
  expect(ordered.status(), await ordered.text()).toBe(201);
  await page.goto(pagePaths.retention(OTHER));
  await settled(page);
  await page
    .getByRole('row', { name: /Pågår, 0 av 1/ })
    .getByRole('link')
    .click();
  await settled(page);
  await expect(page.getByText('Gallringen är inte klar')).toBeVisible();
  await expectNothingFound(page, 'weeding that was left');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Fortsätt' })).toBeVisible();
  await expectNothingFound(page, 'carrying on a weeding');
  await dialog.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByText('Klar', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ladda ner protokollet' })).toBeVisible();
  await expect(page.getByText('Gallringen är inte klar')).toHaveCount(0);
  await context.close();
});
