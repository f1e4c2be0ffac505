import type { Refusal } from './participantDecisions.ts';
import { columnOf, type FieldFault } from './participationForm.ts';
import type { ParticipationAction } from './participationStatus.ts';

/** What is answered when something can't be done: a stable code, and plain Swedish that says what may be done now. */
export type Answered = { readonly status: 409 | 422; readonly code: string; readonly text: string; readonly details: readonly string[] };

/** One line per fault: where, what, how to mend. The column's name in a sheet comes first, so that a page can place it. */
export const faultDetails = (faults: readonly FieldFault[]): string[] => [
  ...new Set(faults.map(({ field, reason, mend }) => `${field === undefined ? 'formuläret' : columnOf(field)}: ${reason} – ${mend}`)),
];

export const faultsAnswer = (faults: readonly FieldFault[]): Answered => ({
  status: 422,
  code: 'faults',
  text: 'Något behöver rättas. Inget är sparat.',
  details: faultDetails(faults),
});

/** Who changed it, when, and what may be done. `who` is null where the name is not the asker's to know. */
export function changedMeanwhile(who: string | null, at: Date): Answered {
  return {
    status: 409,
    code: 'changed-meanwhile',
    text: `${who ?? 'Någon annan'} ändrade uppgifterna ${MOMENT.format(at)}. Det du skrev är inte sparat än. Jämför och välj vad som ska gälla.`,
    details: [],
  };
}

const MOMENT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

const NOT_ALLOWED: Readonly<Record<ParticipationAction, string>> = {
  correct: 'Uppgifterna går inte att rätta som deltagandet står nu.',
  close: 'Deltagandet går inte att avsluta: det pågår inte.',
  reopen: 'Deltagandet går inte att återöppna: det är inte avslutat.',
  'enrol-again': 'Det går inte att skriva in på nytt härifrån.',
  'correct-person': 'Det finns ingen person att rätta: deltagandet är anonymt.',
  'correct-contact': 'Det finns ingen att nå: deltagandet är anonymt.',
  protect: 'Personen är redan markerad som skyddad.',
  unprotect: 'Det finns ingen markering om skydd att ta bort här.',
  withdraw: 'Deltagandet är redan en felregistrering.',
  'make-anonymous': 'Deltagandet är redan anonymt.',
};

export function refusalAnswer(refusal: Refusal, changed: { readonly by: string | null; readonly at: Date }): Answered {
  switch (refusal.kind) {
    case 'changed-meanwhile':
      return changedMeanwhile(changed.by, changed.at);
    case 'not-allowed':
      return { status: 422, code: 'not-allowed', text: NOT_ALLOWED[refusal.action], details: [] };
    case 'faults':
      return faultsAnswer(refusal.faults);
  }
}

/** What someone else wrote in the same moment. */
export function raceAnswer(race: 'changed' | 'same-number' | 'overlap'): Answered {
  if (race === 'overlap')
    return faultsAnswer([
      {
        field: 'enrolled',
        reason: 'samma person är redan inskriven i insatsen då',
        mend: 'rätta dagarna, eller avsluta den ena före den andra börjar (inte samma dag)',
      },
    ]);
  const what =
    race === 'changed' ? 'Någon annan ändrade samma uppgifter i samma stund.' : 'Någon annan registrerade samma person i samma stund.';
  return { status: 409, code: 'changed-meanwhile', text: `${what} Det du skrev är inte sparat än. Försök igen.`, details: [] };
}
