import type { Locator, Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { keyboardHand, tabTo } from './keyboardHand.ts';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const { press } = keyboardHand;
const write = (page: Page, name: string, text: string): Promise<void> => keyboardHand.write(field(page, name), text);
const history = (page: Page) => page.getByRole('list', { name: 'Historik' }).getByRole('listitem');

test('somebody is enrolled, corrected, closed and reopened with the keyboard alone', async ({ as }) => {
  test.slow();
  const page = await as('teamMember');
  const name = `Tangent${crypto.randomUUID().replaceAll(/[^a-f]/g, '')}`;
  await page.goto(pagePaths.participants(SLUG));
  await expect(page.getByRole('table')).toBeVisible();
  await press(page.getByRole('link', { name: 'Skriv in deltagare' }));

  await expect(page.getByRole('heading', { level: 1, name: 'Skriv in deltagare' })).toBeVisible();
  await tabTo(field(page, 'Med personnummer'));
  await page.keyboard.press('ArrowDown');
  await expect(field(page, 'Utan personnummer')).toBeFocused();
  await write(page, 'Förnamn', 'Ture');
  await write(page, 'Efternamn', name);
  await write(page, 'Födelseår', '199');
  await page.keyboard.press('Enter');
  // What is wrong takes the focus, and leads to its field.
  await expect(page.getByRole('form').getByRole('alert')).toBeFocused();
  await press(page.getByRole('form').getByRole('alert').getByRole('button').first());
  await expect(field(page, 'Födelseår')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1990');
  await tabTo(field(page, 'Kön'));
  await page.keyboard.type('Man');
  await press(button(page, 'Sök och fortsätt'));

  await expect(page.getByRole('heading', { name: 'Uppgifter', exact: true })).toBeFocused();
  await write(page, 'Telefon', '0000-11 22 33');
  await write(page, 'Kommun vid inskrivning', 'Sala');
  await tabTo(page.getByRole('checkbox', { name: 'Studiestöd' }));
  await page.keyboard.press('Space');
  await press(button(page, 'Skriv in'));
  await expect(page.getByRole('heading', { level: 1, name: `Ture ${name}` })).toBeVisible();
  await expect(page.getByText('Studiestöd')).toBeVisible();

  await press(button(page, 'Rätta uppgifter'));
  await expect(page.getByRole('heading', { name: 'Rätta uppgifter' })).toBeFocused();
  await write(page, 'Kommun vid inskrivning', 'Heby');
  await page.keyboard.press('Enter');
  await expect(history(page).first()).toContainText('Sala → Heby');
  await expect(page.getByRole('heading', { name: 'Vad vill du göra?' })).toBeFocused();

  await press(button(page, 'Avsluta'));
  await expect(page.getByRole('heading', { name: 'Avsluta deltagandet' })).toBeFocused();
  await tabTo(field(page, 'Avslutsorsak'));
  await page.keyboard.type('Studier');
  await press(button(page, 'Avsluta deltagandet'));
  await expect(history(page).first()).toContainText('Avslutsorsak: Studier');

  await press(button(page, 'Återöppna'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  // Escape takes one back to where one was, with nothing done.
  await page.keyboard.press('Escape');
  await expect(button(page, 'Återöppna')).toBeFocused();
  await page.keyboard.press('Enter');
  await press(dialog.getByRole('button', { name: 'Återöppna' }));
  await expect(history(page).first()).toContainText('Återöppnad');
  await expect(page.getByRole('heading', { name: 'Vad vill du göra?' })).toBeFocused();
});
