import { NO_CONTACT, type Contact } from '../contact.ts';
import { EMPTY_CLOSING, type FieldFault, type ParticipationForm, type PersonForm } from '../participationForm.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;
const same = (a: string | readonly string[] | undefined, b: string | readonly string[] | undefined): boolean =>
  [a].flat().join('\n') === [b].flat().join('\n');

/** The fields in which two forms differ. */
export const differing = <F extends Values>(a: F, b: F): readonly string[] => Object.keys(a).filter((field) => !same(a[field], b[field]));

/** What someone wrote over what another saved in between: every field that they changed, and the other's values in the rest. */
export const writtenOver = <F extends Values>(start: F, mine: F, theirs: F): F => ({
  ...theirs,
  ...Object.fromEntries(Object.entries(mine).filter(([field, value]) => !same(value, start[field]))),
});

/** A record's participation as a form begins with it. */
export function formOfRecord({ form }: ParticipantRecordAnswer): ParticipationForm {
  if (form === null) throw new Error('an anonymous participation has no form');
  return form;
}

/** Whether who and where it is stands in no form: the person is protected, and nobody has opened the record as it holds now. */
export const hidesWho = ({ protected: isProtected, opened }: Pick<ParticipantRecordAnswer, 'protected' | 'opened'>): boolean =>
  isProtected && !opened;

/** A corrected participation as it is sent: a municipality that is hidden, and that nobody wrote anew, stays as it is. */
export const sentForm = (written: ParticipationForm, holds: Pick<ParticipantRecordAnswer, 'protected' | 'opened'>) => ({
  ...written,
  municipality: hidesWho(holds) && written.municipality === '' ? null : written.municipality,
});

/** Who a record is about, as a form begins with it; empty where the person is protected and not opened. */
export function personOfRecord({ person }: ParticipantRecordAnswer): PersonForm {
  const identity = person?.identity;
  if (!person || !identity) return NOBODY;
  const { number, interim, birthYear, givenName, familyName } = identity;
  const told = number === null ? { sex: person.sex, birthYear: String(birthYear) } : { sex: '' as const, birthYear: '' };
  return { number: number ?? interim ?? '', ...told, givenName, familyName };
}

/** How somebody is reached, as a form begins with it; empty where it is hidden. */
export const contactOfRecord = ({ contact }: Pick<ParticipantRecordAnswer, 'contact'>): Contact =>
  contact === null ? NO_CONTACT : { phone: contact.phone, email: contact.email };

export const NOBODY: PersonForm = { number: '', sex: '', birthYear: '', givenName: '', familyName: '' };
export const NOT_ENROLLED: ParticipationForm = {
  enrolled: '',
  municipality: '',
  referrer: '',
  education: '',
  occupationAtStart: '',
  incomeAtStart: [],
  supportMonths: '',
  ...EMPTY_CLOSING,
};

/**
 * Somebody by whom a participation can be checked while it is not shown who it is: born in the year of the enrolment, which no rule
 * about ages is against. The server checks by who it is.
 */
export const unshown = (sex: 'K' | 'M', enrolled: string, today: string): PersonForm => ({
  ...NOBODY,
  sex,
  birthYear: /^\d{4}/.test(enrolled) && enrolled <= today ? enrolled.slice(0, 4) : today.slice(0, 4),
});

/** The closing of a form, of which day and reason must be told. */
export function closingFaults({ closed, closingReason }: Pick<ParticipationForm, 'closed' | 'closingReason'>): FieldFault[] {
  const missing = (field: 'closed' | 'closingReason'): FieldFault => ({ field, reason: '', mend: '' });
  return [...(closed.trim() === '' ? [missing('closed')] : []), ...(closingReason === '' ? [missing('closingReason')] : [])];
}
