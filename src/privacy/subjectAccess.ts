import { dayOf, daysInMonth, localDate, monthOf, yearOf, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** How it was made sure that whoever asks is who they say. */
export const IDENTITY_CHECKS = ['id_card', 'e_identification', 'known', 'registered_address'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** How a request ended. */
export const REQUEST_OUTCOMES = ['answered', 'refused', 'withdrawn'] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** The same day so many months later, or the last of that month where it has none such (regulation 1182/71 art. 3.2 c). */
function monthsAfter(day: LocalDate, months: number): LocalDate {
  const ahead = monthOf(day) - 1 + months;
  const [year, month] = [yearOf(day) + Math.floor(ahead / 12), (ahead % 12) + 1];
  const last = Math.min(dayOf(day), daysInMonth(year, month));
  return localDate(`${year}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`);
}

/** An answer is due within a month of the day on which the request came (GDPR art. 12.3). */
export const dueDay = (receivedOn: LocalDate): LocalDate => monthsAfter(receivedOn, 1);

/** For two months more, if whoever asks has been told why within the first (GDPR art. 12.3). */
export const latestDay = (receivedOn: LocalDate): LocalDate => monthsAfter(receivedOn, 3);

export type RequestDates = { readonly receivedOn: LocalDate; readonly dueOn: LocalDate; readonly extendedTo: LocalDate | null };

/** The day by which an open request is to be answered. */
export const answerBy = ({ dueOn, extendedTo }: RequestDates): LocalDate => extendedTo ?? dueOn;

export const isOverdue = (request: RequestDates, today: LocalDate): boolean => answerBy(request) < today;

export type RequestFault = { readonly code: string; readonly text: string };

/** When a request came, as somebody states it. */
export function receivedFault(receivedOn: LocalDate, today: LocalDate): RequestFault | undefined {
  if (receivedOn > today)
    return { code: 'day-to-come', text: 'Dagen då begäran kom in har inte varit än. Skriv i dag eller en tidigare dag.' };
  if (latestDay(receivedOn) < today)
    return {
      code: 'day-long-ago',
      text: 'Dagen ligger mer än tre månader tillbaka. Kontrollera året; är det rätt, skriv dagen då personen frågade senast.',
    };
  return undefined;
}

/** A longer time for the answer: once, with a reason, told to whoever asks before the first is over, and no later than the law allows. */
export function extension(
  request: RequestDates,
  to: LocalDate,
  reason: string,
  today: LocalDate,
): Result<{ to: LocalDate; reason: string }, RequestFault> {
  const last = latestDay(request.receivedOn);
  if (request.extendedTo !== null) return err({ code: 'extended', text: `Tiden är redan förlängd till ${request.extendedTo}.` });
  if (request.dueOn < today)
    return err({ code: 'too-late', text: `Den första tiden gick ut ${request.dueOn}, och därefter går den inte att förlänga. Svara nu.` });
  if (to <= request.dueOn || to > last)
    return err({ code: 'day', text: `Välj en dag efter ${request.dueOn} och senast ${last}, som är den sista som lagen tillåter.` });
  if (reason.trim() === '') return err({ code: 'reason', text: 'Skriv varför det tar längre tid. Personen ska få veta det.' });
  return ok({ to, reason: reason.trim() });
}

/** How a request ends: on a day that has been, and with a word of why when it was not answered. */
export function closing(
  request: RequestDates,
  { outcome, on, note }: { readonly outcome: RequestOutcome; readonly on: LocalDate; readonly note: string },
  today: LocalDate,
): Result<{ outcome: RequestOutcome; on: LocalDate; note: string }, RequestFault> {
  if (on > today || on < request.receivedOn)
    return err({ code: 'day', text: `Välj en dag från ${request.receivedOn}, då begäran kom in, till i dag.` });
  if (note.trim() === '')
    return err({
      code: 'note',
      text:
        outcome === 'answered'
          ? 'Skriv hur utdraget lämnades.'
          : outcome === 'refused'
            ? 'Skriv varför begäran avslås.'
            : 'Skriv hur den togs tillbaka.',
    });
  return ok({ outcome, on, note: note.trim() });
}
