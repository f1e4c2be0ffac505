import type { Hand } from './hand.ts';

export const mouseHand: Hand = {
  go: async (page, address) => void (await page.goto(address)),
  press: (target) => target.click(),
  write: (target, text) => target.fill(text),
  async writeOn(target, text) {
    await target.click();
    await target.page().keyboard.type(text);
  },
  choose: async (target, value) => void (await target.selectOption(value)),
  chooseCalled: async (target, label) => void (await target.selectOption({ label })),
  tick: (target, isOn) => target.setChecked(isOn),
  bring: (target, { name, buffer }) => target.setInputFiles({ name, mimeType: 'application/octet-stream', buffer }),
};
