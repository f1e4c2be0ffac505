import type { Language } from '../../web/ui-kit/language.ts';

const LOCALE: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** A month of the year, 1–12, in short: jan, feb, mars. */
export function monthName(month: number, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { month: 'short', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(2000, month - 1, 1))).replace('.', '');
}
