import type { Locator, Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';

const MOST_STEPS = 60;

/** Goes on with Tab until it is there, as somebody without a mouse does. Wherever the focus stops on the way, it is seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    await expectSeen(page);
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

type Focused = { readonly name: string; readonly isMarked: boolean; readonly isInside: boolean };

/** What has the focus is inside the window and marked: never the page as a whole, which is where a lost focus goes. */
async function expectSeen(page: Page): Promise<void> {
  const focused = await page.evaluate<Focused>(`(() => {
    const element = document.activeElement;
    const marked = [element, element.closest('label'), element.parentElement].filter(Boolean);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return {
      name: element.tagName + ' ' + (element.getAttribute('aria-label') || element.textContent || element.getAttribute('name') || '').slice(0, 40),
      isMarked: marked.some((one) => { const style = getComputedStyle(one); return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; }),
      isInside: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    };
  })()`);
  expect(focused.name).not.toMatch(/^BODY/);
  expect(focused, focused.name).toMatchObject({ isMarked: true, isInside: true });
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};
const write = async (page: Page, name: string, text: string): Promise<void> => {
  await tabTo(page, field(page, name));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
};
const history = (page: Page) => page.getByRole('list', { name: 'Historik' }).getByRole('listitem');

test('somebody is enrolled, corrected, closed and reopened with the keyboard alone', async ({ as }) => {
  test.slow();
  const page = await as('teamMember');
  const name = `Tangent${crypto.randomUUID().replaceAll(/[^a-f]/g, '')}`;
  await page.goto(pagePaths.participants(SLUG));
  await expect(page.getByRole('table')).toBeVisible();
  await press(page, page.getByRole('link', { name: 'Skriv in deltagare' }));

  await expect(page.getByRole('heading', { level: 1, name: 'Skriv in deltagare' })).toBeVisible();
  await tabTo(page, field(page, 'Med personnummer'));
  await page.keyboard.press('ArrowDown');
  await expect(field(page, 'Utan personnummer')).toBeFocused();
  await write(page, 'Förnamn', 'Ture');
  await write(page, 'Efternamn', name);
  await write(page, 'Födelseår', '199');
  await page.keyboard.press('Enter');
  // What is wrong takes the focus, and leads to its field.
  await expect(page.getByRole('form').getByRole('alert')).toBeFocused();
  await page.keyboard.press('Tab');
  await expectSeen(page);
  await page.keyboard.press('Enter');
  await expect(field(page, 'Födelseår')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1990');
  await tabTo(page, field(page, 'Kön'));
  await page.keyboard.type('Man');
  await press(page, button(page, 'Sök och fortsätt'));

  await expect(page.getByRole('heading', { name: 'Uppgifter', exact: true })).toBeFocused();
  await write(page, 'Telefon', '0000-11 22 33');
  await write(page, 'Kommun vid inskrivning', 'Sala');
  await tabTo(page, page.getByRole('checkbox', { name: 'Studiestöd' }));
  await page.keyboard.press('Space');
  await press(page, button(page, 'Skriv in'));
  await expect(page.getByRole('heading', { level: 1, name: `Ture ${name}` })).toBeVisible();
  await expect(page.getByText('Studiestöd')).toBeVisible();

  await press(page, button(page, 'Rätta uppgifter'));
  await expect(page.getByRole('heading', { name: 'Rätta uppgifter' })).toBeFocused();
  await write(page, 'Kommun vid inskrivning', 'Heby');
  await page.keyboard.press('Enter');
  await expect(history(page).first()).toContainText('Sala → Heby');
  await expect(page.getByRole('heading', { name: 'Vad vill du göra?' })).toBeFocused();

  await press(page, button(page, 'Avsluta'));
  await expect(page.getByRole('heading', { name: 'Avsluta deltagandet' })).toBeFocused();
  await tabTo(page, field(page, 'Avslutsorsak'));
  await page.keyboard.type('Studier');
  await press(page, button(page, 'Avsluta deltagandet'));
  await expect(history(page).first()).toContainText('Avslutsorsak: Studier');

  await press(page, button(page, 'Återöppna'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  // Escape takes one back to where one was, with nothing done.
  await page.keyboard.press('Escape');
  await expect(button(page, 'Återöppna')).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, dialog.getByRole('button', { name: 'Återöppna' }));
  await expect(history(page).first()).toContainText('Återöppnad');
  await expect(page.getByRole('heading', { name: 'Vad vill du göra?' })).toBeFocused();
});
