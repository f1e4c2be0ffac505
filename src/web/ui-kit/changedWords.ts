import type { ValueWords } from './settingAnswer.ts';

/** What one version says otherwise than the one before it; all of the first. */
export const changedWords = (words: ValueWords, before: ValueWords | undefined): ValueWords =>
  before === undefined ? words : words.filter(({ name, text }) => before.find((one) => one.name === name)?.text !== text);
