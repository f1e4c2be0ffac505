import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { enrolledParticipant } from './enrolledParticipant.ts';
import { ADDRESSES, expectNothingFound, settled } from './nothingFound.ts';

test.slow();

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
  await act('Ändra kontakt');
  await page.getByLabel('Grund för uppgiften').fill('');
  await act('Spara');
  await expectNothingFound(page, 'changing contact with faults');
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
