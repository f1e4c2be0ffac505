import { readIdentityNumber, type Birth } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { KnownPerson, StoredParticipation } from './participantRecords.ts';
import { participationForm, personForm, readParticipation, type FieldFault, type PersonForm } from './participationForm.ts';

/** What is told holds, what is not told stays as it was: the same rule as for a row of a sheet. */
export function toldOver(known: KnownPerson | undefined, told: KnownPerson): KnownPerson {
  if (!known) return told;
  const kept = (value: string, earlier: string): string => (value === '' ? earlier : value);
  return {
    ...told,
    protected: known.protected || told.protected,
    givenName: kept(told.givenName, known.givenName),
    familyName: kept(told.familyName, known.familyName),
    phone: kept(told.phone, known.phone),
    email: kept(told.email, known.email),
  };
}

/** The person's birth as their number or told birth year has it. */
export function birthOf(person: KnownPerson, today: LocalDate): Birth {
  const read = person.number === null ? undefined : readIdentityNumber(person.number, today);
  return read?.ok && read.value.kind === 'number' ? read.value.birth : { year: person.birthYear };
}

/**
 * A corrected person, checked against every participation of theirs that the asker may see: nobody is enrolled before birth.
 * @returns the person with the participations as they become, their ages by the corrected birth
 */
export function correctedPerson(
  form: PersonForm,
  isProtected: boolean,
  stays: readonly StoredParticipation[],
  today: LocalDate,
): Result<{ readonly person: KnownPerson; readonly stays: readonly StoredParticipation[] }, readonly FieldFault[]> {
  let person: KnownPerson | undefined;
  const corrected: StoredParticipation[] = [];
  for (const stay of stays) {
    if (stay.values.kind === 'anonymous') continue;
    const read = readParticipation(form, participationForm(stay.values.facts), isProtected, today);
    if (!read.ok) return err(read.error);
    person = read.value.person;
    corrected.push({ ...stay, values: { ...stay.values, sex: person.sex, facts: read.value.facts } });
  }
  if (!person) throw new Error('a person without participations was corrected');
  return ok({ person, stays: corrected });
}

/** Participations as they become when they turn out to be another person's. */
export const movedTo = (personId: string, stays: readonly StoredParticipation[]): StoredParticipation[] =>
  stays.flatMap((stay) =>
    stay.values.kind === 'anonymous' ? [] : [{ ...stay, version: stay.version + 1, values: { ...stay.values, personId } }],
  );

/** Whether what was known of a person before still fits their participations, which may have changed since. */
export const fitsStays = (person: KnownPerson, stays: readonly StoredParticipation[], today: LocalDate): boolean =>
  correctedPerson(personForm(person), person.protected, stays, today).ok;
