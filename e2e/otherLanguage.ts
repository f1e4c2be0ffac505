import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Language = 'sv' | 'en';
const SOURCE = path.join(import.meta.dirname, '../src');

const values = (node: unknown): readonly string[] =>
  typeof node === 'string' ? [node] : typeof node === 'object' && node !== null ? Object.values(node).flatMap(values) : [];

/** Every text of the pages in a language, each as the parts of it that stand together on a page: between marks of links and words. */
function textsIn(language: Language): ReadonlySet<string> {
  const files = globSync(`**/{texts,words}.${language}.json`, { cwd: SOURCE });
  if (files.length < 10) throw new Error(`found only ${files.length} files of texts in ${language}`);
  const all = files.flatMap((file) => values(JSON.parse(readFileSync(path.join(SOURCE, file), 'utf8'))));
  return new Set(all.flatMap((text) => text.split(/<[^>]*>/)).map((part) => part.trim()));
}

/** What is not a place for something else in a text. */
const fixed = (text: string): string => text.replaceAll(/\{\{.*?\}\}|\$t\(.*?\)/g, '\u{0}');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text);
const asPattern = (text: string): string => fixed(text).split('\u{0}').map(escaped).join('.+');

/** Says of texts shown in one language which of them are the other's. */
export function leftoversFinder(shown: Language): (texts: readonly string[]) => string[] {
  const [own, others] = [textsIn(shown), textsIn(shown === 'sv' ? 'en' : 'sv')];
  const foreign = [...others].filter((text) => hasWord(fixed(text)) && !own.has(text));
  const whole = new Set(foreign);
  // Made of the project's own texts; a word beside what is put in is too little to tell a language by.
  const withPlaces = new RegExp(
    `^(?:${foreign
      .filter(
        (text) =>
          text.includes('{{') &&
          fixed(text)
            .split('\u{0}')
            .some((part) => part.trim().length > 5),
      )
      .map(asPattern)
      .join('|')})$`,
    'u',
  );
  return (texts) => texts.filter((text) => whole.has(text) || withPlaces.test(text));
}

/** What a page says and shows, also to a screen reader; what is marked as being in another language is left out. */
export const SHOWN_TEXTS = `(() => {
  const language = document.documentElement.lang;
  const isElsewhere = (element) => element.closest('script, style, noscript, [lang]:not([lang="' + language + '"])') !== null;
  const texts = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (!isElsewhere(walk.currentNode.parentElement)) texts.push(walk.currentNode.textContent);
  for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
    for (const element of document.querySelectorAll('[' + name + ']')) if (!isElsewhere(element)) texts.push(element.getAttribute(name));
  return [...new Set(texts.map((text) => text.replaceAll(/\\s+/g, ' ').trim()).filter((text) => text !== ''))];
})()`;
