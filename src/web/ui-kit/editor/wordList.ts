/** Word writes lists as paragraphs with a mark of their own; this tells them apart. */
export type WordItem = { readonly level: number; readonly ordered: boolean };

const LEVEL = /mso-list:\s*\S+\s+level(\d+)/i;
const IGNORED = /mso-list:\s*ignore/i;

/** Whether a paragraph is an item of a list in Word, how deep it lies, and whether its mark counts. */
export function wordItem(element: Element): WordItem | undefined {
  const level = LEVEL.exec(element.getAttribute('style') ?? '')?.[1];
  if (level === undefined) return undefined;
  const mark = [...element.querySelectorAll('span')].find(isWordMark)?.textContent ?? '';
  return { level: Number(level), ordered: /[\p{L}\p{N}]{1,4}[.)]/u.test(mark) && !/^\s*o\s/u.test(mark) };
}

/** The bullet or number that Word writes out; it is no part of the words. */
export const isWordMark = (element: Element): boolean => IGNORED.test(element.getAttribute('style') ?? '');
