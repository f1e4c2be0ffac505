import { parseLocalDate } from '../../shared/localDate.ts';

/** What someone wrote as a day, in ISO form where it can be read: 20180131 and 2018-1-31 too. Anything else as written. */
export function tidyDay(text: string): string {
  const match = /^\s*(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})\s*$/.exec(text);
  if (!match) return text.trim();
  const day = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`;
  return parseLocalDate(day) ?? text.trim();
}
