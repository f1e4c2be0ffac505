import type { Page } from '@playwright/test';
import { readNumbers } from '../demo/fictionalPeople.ts';
import { pagePaths } from '../src/web/paths.ts';
import { DEMO_USERS, demoPassword, expect, SLUG, test } from './demo.ts';
import { enrolledParticipant } from './enrolledParticipant.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/**
 * One of Skatteverket's test numbers that none of the own participants has: one that the demo's other association uses, another at each
 * try, so that a test tried again on the same database finds nobody of its own.
 */
async function unusedNumber(page: Page): Promise<string> {
  const numbers = readNumbers('sodra');
  for (let tries = 0; tries < 20; tries += 1) {
    const number = numbers[Math.floor(Math.random() * numbers.length)] ?? '';
    const data = { number, givenName: '', familyName: '', birthYear: '' };
    const answer: unknown = await (await page.request.post('/api/participants/duplicates', { data })).json();
    if ((answer as { duplicates: unknown[] }).duplicates.length === 0) return `${number.slice(0, 8)}-${number.slice(8)}`;
  }
  throw new Error('no test number is free');
}

/** A name that nobody has yet: the same test at another size, or tried again, would else find its own. */
const unlike = (name: string): string => `${name}${crypto.randomUUID().replaceAll(/[^a-f]/g, '')}`;

test('somebody is looked for, enrolled once whatever the clicks, and warned of the next time', async ({ as }) => {
  const page = await as('teamMember');
  const number = await unusedNumber(page);
  const name = unlike('Deltagare');
  await page.goto(pagePaths.participants(SLUG));
  await page.getByRole('link', { name: 'Skriv in deltagare' }).click();
  await press(page, 'Sök och fortsätt');
  await expect(page.getByRole('form').getByRole('alert')).toContainText('Skriv hela numret, eller välj Utan personnummer.');
  await page.getByLabel('Personnummer', { exact: true }).fill(number);
  await press(page, 'Sök och fortsätt');
  await expect(page.getByText('Ingen av dina deltagare har samma nummer eller namn.')).toBeVisible();
  await expect(page.getByLabel('Födelseår')).toHaveCount(0);
  await page.getByLabel('Förnamn').fill('Ny');
  await page.getByLabel('Efternamn').fill(name);
  await page.getByLabel('Kommun vid inskrivning').fill('Sala');
  // A look back at the search loses nothing.
  await press(page, 'Tillbaka till sökningen');
  await press(page, 'Sök och fortsätt');
  await expect(page.getByLabel('Kommun vid inskrivning')).toHaveValue('Sala');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/participants')) sent.push(request.url());
  });
  await page.getByRole('button', { name: 'Skriv in', exact: true }).dblclick();
  await expect(heading(page, `Ny ${name}`)).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(page.url()).not.toContain(number.slice(0, 6));

  await page.goto(pagePaths.newParticipant(SLUG));
  await page.getByLabel('Personnummer', { exact: true }).fill(number.replace('-', ''));
  await press(page, 'Sök och fortsätt');
  await expect(page.getByRole('heading', { name: 'Är det någon av dessa?' })).toBeFocused();
  await expect(page.getByText('Samma personnummer')).toBeVisible();
  await expect(page.getByText(/^Redan inskriven i/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Det är någon annan – fortsätt' })).toHaveCount(0);
});

test('somebody without a number who may be another is chosen, and enrolled again after the closing', async ({ as }) => {
  const page = await as('teamMember');
  const name = unlike('Igen');
  const address = await enrolledParticipant(page, name);
  await page.goto(address);
  await press(page, 'Avsluta');
  await page.getByLabel('Avslutad').fill('2024-10-01');
  await page.getByLabel('Avslutsorsak').selectOption({ label: 'Studier' });
  await press(page, 'Avsluta deltagandet');
  await expect(page.getByRole('link', { name: 'Skriv in på nytt' })).toBeVisible();

  await page.goto(pagePaths.newParticipant(SLUG));
  await page.getByLabel('Utan personnummer').check();
  await page.getByLabel('Förnamn').fill('prova');
  await page.getByLabel('Efternamn').fill(name.toLowerCase());
  await page.getByLabel('Födelseår').fill('1984');
  await page.getByLabel('Kön').selectOption({ label: 'Kvinna' });
  await press(page, 'Sök och fortsätt');
  await expect(page.getByText('Samma namn och födelseår')).toBeVisible();
  await press(page, 'Skriv in samma person');
  await expect(page.getByText(`Du skriver in Prova ${name} på nytt.`)).toBeVisible();
  await page.getByLabel('Inskriven', { exact: true }).fill('2024-10-01');
  await press(page, 'Skriv in');
  // The same day as the closing is an overlap, told by the field's own name.
  await expect(page.getByText(/^Inskriven: samma person är redan inskriven/)).toBeVisible();
  await page.getByLabel('Inskriven', { exact: true }).fill('2024-10-02');
  await press(page, 'Skriv in');
  await expect(page.getByRole('table', { name: 'Alla deltaganden' }).getByRole('row')).toHaveCount(3);
});

test('somebody anonymous is enrolled by sex and year alone', async ({ as }) => {
  const page = await as('teamLeader');
  await page.goto(pagePaths.newParticipant(SLUG));
  await page.getByLabel('Anonymt').check();
  await press(page, 'Fortsätt');
  await expect(page.getByLabel('Förnamn')).toHaveCount(0);
  await press(page, 'Skriv in');
  await expect(page.getByRole('form').getByRole('alert')).toContainText('Välj kön.');
  await page.getByLabel('Kön').selectOption({ label: 'Man' });
  await press(page, 'Skriv in');
  await expect(heading(page, 'Anonym deltagare')).toBeVisible();
});

test('somebody protected is hidden as soon as they are enrolled', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(pagePaths.newParticipant(SLUG));
  await page.getByLabel('Utan personnummer').check();
  await page.getByLabel('Förnamn').fill('Gömd');
  await page.getByLabel('Födelseår').fill('1990');
  await page.getByLabel('Kön').selectOption({ label: 'Man' });
  await press(page, 'Sök och fortsätt');
  await page.getByLabel('Skyddade personuppgifter').check();
  await press(page, 'Skriv in');
  await expect(heading(page, 'Skyddad person')).toBeVisible();
  await expect(page.getByText('Gömd')).toHaveCount(0);
});

test('when the network is gone while somebody is enrolled, what was written is there and can be sent again', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(pagePaths.newParticipant(SLUG));
  await page.getByLabel('Utan personnummer').check();
  const name = unlike('Nätlös');
  await page.getByLabel('Efternamn').fill(name);
  await page.getByLabel('Födelseår').fill('1991');
  await page.getByLabel('Kön').selectOption({ label: 'Kvinna' });
  await press(page, 'Sök och fortsätt');
  await page.getByLabel('Kommun vid inskrivning').fill('Heby');
  await page.context().setOffline(true);
  await press(page, 'Skriv in');
  await expect(page.getByText('Ingen kontakt med Samla')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByLabel('Kommun vid inskrivning')).toHaveValue('Heby');
  await press(page, 'Skriv in');
  await expect(heading(page, name)).toBeVisible();
});

test('a session that ends while somebody is enrolled loses nothing: one logs in beside it and goes on', async ({ as }) => {
  const page = await as('teamMember');
  await page.goto(pagePaths.newParticipant(SLUG));
  await page.getByLabel('Utan personnummer').check();
  const name = unlike('Utloggad');
  await page.getByLabel('Efternamn').fill(name);
  await page.getByLabel('Födelseår').fill('1992');
  await page.getByLabel('Kön').selectOption({ label: 'Man' });
  await press(page, 'Sök och fortsätt');
  await page.getByLabel('Kommun vid inskrivning').fill('Köping');
  await page.context().clearCookies();
  await press(page, 'Skriv in');
  await expect(page.getByText('Du är inte längre inloggad')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Logga in i en ny flik' })).toHaveAttribute('target', '_blank');
  await expect(page.getByLabel('Kommun vid inskrivning')).toHaveValue('Köping');
  const data = { association: SLUG, email: DEMO_USERS.teamMember.email, password: demoPassword() };
  expect((await page.request.post('/api/session', { data })).ok()).toBe(true);
  await press(page, 'Skriv in');
  await expect(heading(page, name)).toBeVisible();
});
