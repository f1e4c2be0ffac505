import { NO_CONTACT, type Contact } from '../contact.ts';
import { readIdentityNumber, type Sex } from '../../shared/identityNumber.ts';
import { yearOf, type LocalDate } from '../../shared/localDate.ts';
import {
  EMPTY_CLOSING,
  readAnonymous,
  readParticipation,
  type FieldFault,
  type ParticipationForm,
  type PersonForm,
} from '../participationForm.ts';
import type { DuplicateBody } from '../participantSearchApi.ts';
import { sentPerson } from './sentPerson.ts';
import { NOBODY, NOT_ENROLLED, unshown } from './recordForm.ts';

/** How somebody is registered: by number, without one, without a name at all, or as one who is known already. */
export const WAYS = ['number', 'numberless', 'anonymous'] as const;
export type Way = (typeof WAYS)[number];
export type KnownPerson = { readonly participationId: string; readonly name: string };

/** All that is written while somebody is enrolled, kept from step to step. */
export type Enrolling = {
  readonly way: Way;
  readonly known: KnownPerson | undefined;
  readonly person: PersonForm;
  readonly contact: Contact;
  readonly protected: boolean;
  readonly intervention: string;
  readonly form: ParticipationForm;
  readonly sex: Sex | '';
  readonly year: string;
  /** Undefined until someone has written another basis than the usual one. */
  readonly basis: string | undefined;
};

export const newEnrolling = (
  today: LocalDate,
  interventions: readonly string[],
  known: KnownPerson | undefined,
  contact: Contact = NO_CONTACT,
): Enrolling => ({
  way: 'number',
  known,
  person: NOBODY,
  contact,
  protected: false,
  intervention: interventions.length === 1 ? (interventions[0] ?? '') : '',
  form: { ...NOT_ENROLLED, enrolled: today },
  sex: '',
  year: String(yearOf(today)),
  basis: undefined,
});

/** What is wrong with who it is, before anybody is looked for. */
export function whoFaults({ way, person }: Enrolling, today: LocalDate): FieldFault[] {
  if (way === 'anonymous') return [];
  if (way === 'number') {
    const read = readIdentityNumber(person.number, today);
    return read.ok ? [] : [{ field: 'number', reason: `numret ${read.error.reason}`, mend: read.error.mend }];
  }
  const read = readParticipation(person, { ...NOT_ENROLLED, enrolled: today }, false, today);
  return read.ok ? [] : [...read.error];
}

/** By what somebody may be known already. */
export const lookedFor = ({ way, person }: Enrolling): DuplicateBody => ({
  number: way === 'number' ? person.number.trim() : '',
  givenName: person.givenName.trim(),
  familyName: person.familyName.trim(),
  birthYear: way === 'number' ? '' : person.birthYear.trim(),
});

/** What is wrong with all that is written, by the same rules as a row of a sheet. */
export function enrollingFaults(
  { way, known, person, protected: isProtected, form, sex, year }: Enrolling,
  today: LocalDate,
): readonly FieldFault[] {
  if (known) {
    // Their birth is not in this form; the server knows it.
    const read = readParticipation(unshown('K', form.enrolled, today), form, false, today);
    return read.ok ? [] : read.error;
  }
  const read =
    way === 'anonymous' ? readAnonymous(sex, year, today) : readParticipation(sentPerson(person, today), form, isProtected, today);
  return read.ok ? [] : read.error;
}

/** What is sent: nothing of a closing, and of somebody anonymous nothing else than what is kept. */
export function enrolmentBody(
  id: string,
  { way, known, person, contact, protected: isProtected, intervention, form, sex, year }: Enrolling,
  basis: string,
  today: LocalDate,
) {
  const told = Object.fromEntries(Object.entries(form).filter(([field]) => !(field in EMPTY_CLOSING)));
  const participant = known
    ? { kind: 'known', participationId: known.participationId, contact, form: told }
    : way === 'anonymous'
      ? { kind: 'anonymous', sex, year: year.trim() }
      : { kind: 'person', person: sentPerson(person, today), contact, protected: isProtected, form: told };
  return { id, intervention, basis: basis.trim(), participant };
}
