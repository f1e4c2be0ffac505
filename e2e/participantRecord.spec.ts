import type { Page } from '@playwright/test';
import { expect, test } from './demo.ts';
import { enrolledParticipant } from './enrolledParticipant.ts';

const history = (page: Page) => page.getByRole('list', { name: 'Historik' }).getByRole('listitem');
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const more = (page: Page) => page.getByText('Fler val', { exact: true }).click();

test('a participation is closed with the keyboard alone, told what is missing, and the closing is undone', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(await enrolledParticipant(page, 'Avslutsson'));
  await page.getByRole('button', { name: 'Avsluta', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Avsluta deltagandet' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Avslutad')).toBeFocused();
  await page.keyboard.type('2023-01-01');
  await page.keyboard.press('Enter');
  const alert = page.getByRole('form').getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert).toContainText('före inskrivningen (2024-03-01)');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Avslutad')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('2024-09-30');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Studier');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Studier');
  await page.getByRole('checkbox', { name: 'Studiestöd' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Deltagandet är avslutat.')).toBeVisible();
  await expect(history(page).first()).toContainText('Avslutsorsak: Studier');
  await expect(page.getByRole('button', { name: 'Återöppna' })).toBeVisible();
  await act(page, 'Ångra');
  await expect(page.getByText('Ändringen är ångrad.')).toBeVisible();
  await expect(history(page).first()).toContainText('Återöppnad');
});

test('two who correct the same participation see each other’s version, and nothing that was written is lost', async ({ as }) => {
  const [first, second] = [await as('teamMember'), await as('teamLeader')];
  const address = await enrolledParticipant(first, 'Samtidig');
  for (const page of [first, second]) {
    await page.goto(address);
    await act(page, 'Rätta uppgifter');
  }
  await second.getByLabel('Kommun vid inskrivning').fill('Heby');
  await second.getByLabel('Utbildning').selectOption({ label: 'Grundskola' });
  await act(second, 'Spara');
  await expect(second.getByText('Uppgifterna är rättade.')).toBeVisible();
  await first.getByLabel('Kommun vid inskrivning').fill('Köping');
  await act(first, 'Spara');
  const choice = first.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(choice).toContainText('Amra Kovačević ändrade uppgifterna');
  await expect(choice.getByRole('row', { name: /Kommun vid inskrivning/ })).toHaveText(/Köping.*Heby/);
  await expect(choice.getByRole('row')).toHaveCount(2);
  await expect(first.getByLabel('Kommun vid inskrivning')).toHaveValue('Köping');
  await act(first, 'Spara det jag skrev');
  await expect(first.getByText('Uppgifterna är rättade.')).toBeVisible();
  await second.reload();
  await expect(history(second).first()).toContainText('Heby → Köping');
  // The colleague's education, which nobody else had touched, still holds.
  await expect(history(second).first()).not.toContainText('Utbildning');
});

test('two who close the same participation see each other’s closing, and the one who insists corrects it', async ({ as }) => {
  const [first, second] = [await as('teamMember'), await as('teamLeader')];
  const address = await enrolledParticipant(first, 'Dubbelt');
  for (const [page, reason] of [
    [first, 'Avhopp'],
    [second, 'Studier'],
  ] as const) {
    await page.goto(address);
    await act(page, 'Avsluta');
    await page.getByLabel('Avslutad').fill('2024-10-01');
    await page.getByLabel('Avslutsorsak').selectOption({ label: reason });
  }
  await act(second, 'Avsluta deltagandet');
  await expect(second.getByText('Deltagandet är avslutat.')).toBeVisible();
  await act(first, 'Avsluta deltagandet');
  const choice = first.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(choice.getByRole('row', { name: /Avslutsorsak/ })).toHaveText(/Avhopp.*Studier/);
  await act(first, 'Spara det jag skrev');
  await expect(history(first).first()).toContainText('Studier → Avhopp');
});

test('a wrong registration is asked about and reopened, and what is made anonymous tells nobody who it was', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(await enrolledParticipant(page, 'Felsson'));
  await more(page);
  await act(page, 'Felregistrering');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Det räknas ingenstans, men inget raderas.');
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByRole('button', { name: 'Felregistrering', exact: true })).toBeFocused();
  await act(page, 'Felregistrering');
  await dialog.getByLabel('Grund för uppgiften').fill('');
  await dialog.getByRole('button', { name: 'Det är en felregistrering' }).click();
  await expect(dialog).toContainText('Skriv var uppgiften kommer ifrån.');
  await dialog.getByLabel('Grund för uppgiften').fill('fel person valdes');
  await dialog.getByRole('button', { name: 'Det är en felregistrering' }).click();
  await expect(history(page).first()).toContainText('fel person valdes');
  await act(page, 'Återöppna');
  await dialog.getByRole('button', { name: 'Återöppna' }).click();
  await expect(history(page).first()).toContainText('Återöppnad');
  await act(page, 'Gör anonym');
  await expect(dialog).toContainText('Det går inte att ångra.');
  await dialog.getByRole('button', { name: 'Gör anonymt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anonym deltagare' })).toBeVisible();
  await expect(history(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Ångra' })).toHaveCount(0);
  await expect(page.getByText('Felsson')).toHaveCount(0);
});

test('a person is corrected, a wrong number is told by what is wrong with it, and a new one is asked about', async ({ as }, {
  project,
}) => {
  const page = await as('teamMember');
  await page.goto(await enrolledParticipant(page, 'Nummerlös'));
  await act(page, 'Rätta person');
  await page.getByLabel('Efternamn').fill('Nummerfors');
  await page.getByLabel('Personnummer').fill('19850101-2383');
  await act(page, 'Spara');
  await expect(page.getByRole('form').getByRole('alert')).toContainText('Numret har fel kontrollsiffra.');
  await page.getByLabel('Personnummer').fill(project.name === 'phone' ? '19850101-2390' : '19850101-2382');
  await expect(page.getByLabel('Födelseår')).toHaveCount(0);
  await act(page, 'Spara');
  await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
  await page.getByLabel('Personnummer').fill('');
  await act(page, 'Spara');
  await expect(page.getByRole('heading', { level: 1, name: 'Prova Nummerfors' })).toBeVisible();
  await act(page, 'Ångra');
  await expect(page.getByRole('heading', { level: 1, name: 'Prova Nummerlös' })).toBeVisible();
});

test('how a participant is reached is changed and undone, by two at once without loss, and proposed when they are enrolled again', async ({
  as,
}) => {
  const [first, second] = [await as('teamMember'), await as('teamLeader')];
  const address = await enrolledParticipant(first, 'Nåbar');
  for (const page of [first, second]) {
    await page.goto(address);
    await act(page, 'Ändra kontakt');
    await expect(page.getByRole('heading', { name: 'Ändra kontakt' })).toBeFocused();
    await expect(page.getByLabel('Telefon')).toHaveValue('0000-11 22 33');
  }
  await second.getByLabel('Telefon').fill('0000-44 55 66');
  await act(second, 'Spara');
  await expect(second.getByText('Kontaktuppgifterna är ändrade.')).toBeVisible();
  await first.getByLabel('Telefon').fill('0000-77 88 99');
  await first.getByLabel('E-post').fill('nabar@exempel.se');
  await act(first, 'Spara');
  const choice = first.getByRole('alert').filter({ hasText: 'Någon hann före' });
  await expect(choice.getByRole('row', { name: /Telefon/ })).toHaveText(/0000-77 88 99.*0000-44 55 66/);
  await act(first, 'Spara det jag skrev');
  await expect(history(first).first()).toContainText('0000-44 55 66 → 0000-77 88 99');
  await act(first, 'Ångra');
  await expect(history(first).first()).toContainText('0000-77 88 99 → 0000-44 55 66');
  await act(first, 'Avsluta');
  await first.getByLabel('Avslutsorsak').selectOption({ label: 'Studier' });
  await act(first, 'Avsluta deltagandet');
  await first.getByRole('link', { name: 'Skriv in på nytt' }).click();
  await expect(first.getByLabel('Telefon')).toHaveValue('0000-44 55 66');
});

test('a colleague’s mark of protection loses no municipality, and who a protected person is cannot be overwritten unseen', async ({
  as,
}) => {
  const [first, second] = [await as('teamMember'), await as('teamLeader')];
  const address = await enrolledParticipant(first, 'Skyddas');
  const protect = async (): Promise<void> => {
    await second.goto(address);
    await more(second);
    await act(second, 'Markera som skyddad');
    await second.getByRole('dialog').getByRole('button', { name: 'Markera som skyddad' }).click();
    await expect(second.getByText('Personen är markerad som skyddad.')).toBeVisible();
  };
  await first.goto(address);
  await act(first, 'Rätta uppgifter');
  await first.getByLabel('Utbildning').selectOption({ label: 'Grundskola' });
  await protect();
  await act(first, 'Spara');
  await act(first, 'Spara det jag skrev');
  await expect(first.getByText('Uppgifterna är rättade.')).toBeVisible();
  await first.getByLabel('Varför behöver du se vem det är?').fill('kontroll av kommunen');
  await act(first, 'Visa vem det är');
  await expect(first.getByText('Öppnad med skäl.')).toBeVisible();
  await expect(first.getByText('Sala', { exact: true })).toBeVisible();

  await act(first, 'Rätta person');
  await first.getByLabel('Efternamn').fill('Annan');
  await second.reload();
  await second.getByLabel('Varför behöver du se vem det är?').fill('rättar namnet');
  await act(second, 'Visa vem det är');
  await act(second, 'Rätta person');
  await second.getByLabel('Förnamn').fill('Ändrad');
  await act(second, 'Spara');
  await expect(second.getByText('Personens uppgifter är rättade.')).toBeVisible();
  await act(first, 'Spara');
  await expect(first.getByText('Personen är skyddad, och någon har ändrat uppgifterna')).toBeVisible();
  await expect(first.getByRole('button', { name: 'Spara det jag skrev' })).toHaveCount(0);
  await expect(first.getByLabel('Efternamn')).toHaveValue('Annan');
});

test('what could not be undone because the network was gone says so, and can be undone again', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(await enrolledParticipant(page, 'Ångernät'));
  await act(page, 'Rätta uppgifter');
  await page.getByLabel('Kommun vid inskrivning').fill('Heby');
  await act(page, 'Spara');
  await page.context().setOffline(true);
  await act(page, 'Ångra');
  await expect(page.getByText('Ingen kontakt med Samla')).toBeVisible();
  await page.context().setOffline(false);
  await act(page, 'Ångra');
  await expect(page.getByText('Ändringen är ångrad.')).toBeVisible();
  await expect(history(page).first()).toContainText('Heby → Sala');
});

test('what is being written is asked about before the page is left', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(await enrolledParticipant(page, 'Kvarvarande'));
  await act(page, 'Rätta uppgifter');
  await page.getByLabel('Kommun vid inskrivning').fill('Arboga');
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Siffror' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByLabel('Kommun vid inskrivning')).toHaveValue('Arboga');
});
