/**
 * The months in short, as Intl.DateTimeFormat writes them without the full stop. Written here because a browser takes some 30 ms to
 * make its first format of dates, which every page would wait for.
 */
const SHORT = {
  sv: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
} as const;

/** A month of the year, 1–12, in short: jan, feb, mars. */
export function shortMonthName(month: number, language: 'sv' | 'en'): string {
  const name = SHORT[language][month - 1];
  if (name === undefined) throw new RangeError(`${month} is no month`);
  return name;
}
