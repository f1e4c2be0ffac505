import type { Language } from './language.ts';

const LOCALE: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** An ISO instant as day and time in Sweden: 2018-09-14 10:32. Days themselves are written as they are, in ISO form. */
export function momentText(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: language === 'sv' ? 'short' : 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  });
  return format.format(new Date(instant));
}

/** A list in words: "A, B och C". */
export const listText = (parts: readonly string[], language: Language): string => new Intl.ListFormat(LOCALE[language]).format(parts);
