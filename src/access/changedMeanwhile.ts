import { HttpFault } from '../platform/http/httpFault.ts';

const MOMENT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' });

/**
 * That somebody else was first: who, when, and what may be done now.
 * @param what begins the sentence: "Rollen", "Användaren"
 */
export function changedMeanwhile(what: string, by: string | null, at: Date | null, now: string): HttpFault {
  const who = by ?? 'någon annan';
  const when = at === null ? '' : ` ${MOMENT.format(at)}`;
  return new HttpFault(
    409,
    'changed-meanwhile',
    `${what} ändrades av ${who}${when}, efter att du öppnade sidan. ${now} Sidan visar nu hur det är; gör om ändringen om den fortfarande behövs.`,
  );
}
