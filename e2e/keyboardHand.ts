import type { Locator, Page } from '@playwright/test';
import { expect } from './demo.ts';
import type { Hand } from './hand.ts';

const MOST_STEPS = 90;
const MOST_CHOICES = 60;

type Seen = {
  readonly name: string;
  /** Whether nothing has the focus, though the page has been worked on: it went with what held it. */
  readonly isLost: boolean;
  readonly isThere: boolean;
  /** Which way the target is. */
  readonly way: 'Tab' | 'Shift+Tab';
  readonly isMarked: boolean;
  readonly isInside: boolean;
};

/** Where the focus is. A field for files is itself unseen, and its place is marked. */
const look = (target: Locator): Promise<Seen> =>
  target.evaluate((one) => {
    const { ownerDocument: page } = one;
    const window = page.defaultView;
    const focused = page.activeElement ?? page.body;
    const isFresh = page.body.dataset.workedOn === undefined;
    page.body.dataset.workedOn = 'yes';
    const shown = focused.closest('.file-field') ?? focused;
    const { outlineStyle, outlineWidth, outlineColor } = window.getComputedStyle(shown);
    const { top, bottom, left, right } = shown.getBoundingClientRect();
    const words: string = focused.getAttribute('aria-label') ?? focused.textContent ?? '';
    return {
      name: `${focused.tagName} ${focused.getAttribute('name') ?? ''} ${words.slice(0, 60)}`,
      isLost: focused === page.body && !isFresh,
      isThere: focused === one,
      way: focused !== page.body && focused.compareDocumentPosition(one) & 2 ? 'Shift+Tab' : 'Tab',
      isMarked:
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 2 &&
        !(outlineColor.startsWith('rgba') && outlineColor.endsWith(', 0)')),
      isInside: bottom > 0 && top < window.innerHeight && right > 0 && left < window.innerWidth,
    };
  });

/**
 * Goes on with Tab, or back with Shift and Tab, until it has the focus, as somebody without a mouse does. Wherever the focus stops on
 * the way it is marked and in sight, and it is never lost with what had it.
 */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  let seen = await look(target);
  // What takes its place may still be on its way.
  if (seen.isLost) {
    await expect.poll(async () => (await look(target)).isLost, { message: `the focus is lost before ${String(target)}` }).toBe(false);
    seen = await look(target);
  }
  for (let step = 0; !seen.isThere; step += 1) {
    if (step === MOST_STEPS) throw new Error(`${MOST_STEPS} stops do not lead to ${String(target)}`);
    await target.page().keyboard.press(seen.way);
    seen = await look(target);
    expect(seen, seen.name).toMatchObject({ isLost: false, isMarked: true, isInside: true });
  }
}

const keys = (target: Locator): Page['keyboard'] => target.page().keyboard;

async function choose(target: Locator, read: (of: Locator) => Promise<string>, wanted: string): Promise<void> {
  await tabTo(target);
  await keys(target).press('Home');
  for (let step = 0; (await read(target)) !== wanted; step += 1) {
    if (step === MOST_CHOICES) throw new Error(`no choice ${wanted} in ${String(target)}`);
    await keys(target).press('ArrowDown');
  }
}

/** Tab, Shift and Tab, arrows, Enter, Space and what is typed; nothing else. */
export const keyboardHand: Hand = {
  async go(_page, _address, ...links) {
    for (const link of links) await this.press(link);
  },
  async press(target) {
    await tabTo(target);
    const page = target.page();
    const href = (await target.getAttribute('download')) === null ? await target.getAttribute('href') : null;
    const [there, here] = [new URL(href ?? '', page.url()).pathname, new URL(page.url()).pathname];
    await keys(target).press('Enter');
    if (there === here) return;
    await page.waitForURL((address) => address.pathname === there);
    // Who comes to a page hears its name first.
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  },
  async write(target, text) {
    await tabTo(target);
    await keys(target).press('ControlOrMeta+A');
    await keys(target).type(text);
  },
  async writeOn(target, text) {
    await tabTo(target);
    await keys(target).press('ControlOrMeta+End');
    await keys(target).type(text);
  },
  choose: (target, value) => choose(target, (of) => of.inputValue(), value),
  chooseCalled: (target, label) => choose(target, (of) => of.evaluate((one) => String(one.selectedOptions[0]?.label)), label),
  async tick(target, isOn) {
    if ((await target.isChecked()) === isOn) return;
    if ((await target.getAttribute('type')) === 'checkbox') {
      await tabTo(target);
      await keys(target).press('Space');
    } else {
      // Of radio buttons the chosen one alone is a stop; the arrows lead to the others.
      const name = await target.getAttribute('name');
      await tabTo(target.page().locator(`input[type=radio][name="${name}"]:checked`));
      for (let step = 0; step < MOST_CHOICES && !(await target.isChecked()); step += 1) await keys(target).press('ArrowDown');
    }
    expect(await target.isChecked()).toBe(isOn);
  },
  async bring(target, { name, buffer }) {
    // Said before the way there: the browser takes its time to hand over its dialog.
    const asked = target.page().waitForEvent('filechooser');
    await tabTo(target);
    await keys(target).press('Enter');
    await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  },
};
