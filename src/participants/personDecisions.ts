import { readIdentityNumber, type Birth } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { KnownPerson, StoredParticipation } from './participantRecords.ts';
import { eitherTold, sameTold, type NameTold } from './nameTold.ts';
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

/** Participations as they become when they turn out to be another person's: of that one's name only what is told now may be shown. */
export const movedTo = (personId: string, stays: readonly StoredParticipation[], nameTold: NameTold): StoredParticipation[] =>
  stays.flatMap((stay) =>
    stay.values.kind === 'anonymous' ? [] : [{ ...stay, version: stay.version + 1, values: { ...stay.values, personId, nameTold } }],
  );

/** The participations in an intervention whose team tells more of the person's name than it has told. */
export const toldNameIn = (intervention: string, told: NameTold, stays: readonly StoredParticipation[]): StoredParticipation[] =>
  withNameTold(intervention, stays, (before) => eitherTold(before, told));

/** Those whose team has told more of the name than it is to have told, after all. */
export const keptNameIn = (intervention: string, kept: NameTold, stays: readonly StoredParticipation[]): StoredParticipation[] =>
  withNameTold(intervention, stays, (before) => ({ given: before.given && kept.given, family: before.family && kept.family }));

const withNameTold = (
  intervention: string,
  stays: readonly StoredParticipation[],
  become: (before: NameTold) => NameTold,
): StoredParticipation[] =>
  stays.flatMap((stay) => {
    if (stay.values.kind === 'anonymous' || stay.values.intervention !== intervention) return [];
    const nameTold = become(stay.values.nameTold);
    if (sameTold(nameTold, stay.values.nameTold)) return [];
    return [{ ...stay, version: stay.version + 1, values: { ...stay.values, nameTold } }];
  });

/** Whether what was known of a person before still fits their participations, which may have changed since. */
export const fitsStays = (person: KnownPerson, stays: readonly StoredParticipation[], today: LocalDate): boolean =>
  correctedPerson(personForm(person), person.protected, stays, today).ok;
