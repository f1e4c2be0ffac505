import { readIdentityNumber } from '../../shared/identityNumber.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import type { PersonForm } from '../participationForm.ts';

/** Whether a number says who it is: then sex and birth year follow from it. */
export function tellsBirth(number: string, today: LocalDate): boolean {
  const read = readIdentityNumber(number, today);
  return read.ok && read.value.kind === 'number';
}

/** A person as it is sent: what follows from the number is left to it. */
export const sentPerson = (person: PersonForm, today: LocalDate): PersonForm =>
  tellsBirth(person.number, today) ? { ...person, sex: '', birthYear: '' } : person;
