import type { Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { linkTo } from './letters.ts';
import { ADDRESSES, expectNothingFound } from './nothingFound.ts';

const PASSWORD = 'sju lugna kaniner i hagen';

/** Somebody of the team's, not protected, who has no login: another at each width. */
async function someoneWithout(page: Page, place: number): Promise<string> {
  const answer = await page.request.get(apiPaths.participants());
  const { participants } = (await answer.json()) as { participants: { participationId: string; protected: boolean }[] };
  const open = participants.filter((one) => !one.protected);
  const id = open[open.length - 1 - place]?.participationId;
  if (id === undefined) throw new Error('nobody takes part');
  return id;
}

test('the team gives a participant a login, and the participant sees who has read about them', async ({ as, browser }, { project }) => {
  const page = await as('teamMember');
  const id = await someoneWithout(page, project.name === 'desktop' ? 0 : 1);
  await page.goto(pagePaths.participant(SLUG, id));
  const part = page.getByRole('region', { name: 'Egen inloggning' });
  await expect(part).toContainText('Deltagaren har ingen egen inloggning');
  await part.getByRole('button', { name: 'Ge deltagaren en inloggning' }).click();
  await part.getByRole('button', { name: 'Skicka länk' }).click();
  await expect(part.getByRole('alert')).toContainText('e-postadress');
  const email = `egen-${project.name}@deltagare.example`;
  await part.getByLabel('Deltagarens e-postadress').fill(email);
  await expectNothingFound(page, 'a login that is given');
  await part.getByRole('button', { name: 'Skicka länk' }).click();
  await expect(page.getByText('Länken är skickad.')).toBeVisible();
  await expect(part).toContainText('Länken är inte använd än');
  await expectNothingFound(page, 'a login that waits');

  const theirs = await browser.newContext({ locale: 'sv-SE' });
  const own = await theirs.newPage();
  await own.goto(await linkTo(email));
  await own.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await own.getByLabel('Lösenordet en gång till').fill(PASSWORD);
  await own.getByRole('button', { name: 'Spara lösenord och logga in' }).click();
  await expect(own.getByRole('heading', { level: 1, name: 'Vem har läst om mig' })).toBeVisible();
  await expect(own.getByRole('row', { name: /Handledare/u }).first()).toBeVisible();
  await expectNothingFound(own, 'who has read about me');

  await page.reload();
  await expect(part).toContainText('Har valt lösenord');
  await part.getByRole('button', { name: 'Avsluta inloggningen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta' }).click();
  await expect(part).toContainText('Deltagaren har ingen egen inloggning');
  await own.reload();
  await expect(own.getByLabel('Lösenord', { exact: true })).toBeVisible();
  await theirs.close();
});

test('a participant of the demo sees their own page and nothing else', async ({ as }) => {
  const page = await as('participant');
  await page.goto(ADDRESSES.ownReadings);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vem har läst om mig');
  await page.goto(ADDRESSES.participants);
  await expect(page.getByRole('main')).not.toContainText('inskriven');
  expect((await page.request.get(apiPaths.participants())).status()).toBe(403);
});
