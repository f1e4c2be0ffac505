import { storedIdentityNumber, type Sex } from '../shared/identityNumber.ts';
import type { StoredPerson } from './participantRecords.ts';
import { personPlace } from './personPlace.ts';

/** A version of a person as their table holds it. */
type PersonVersion = {
  readonly person_id: string;
  readonly version: number;
  readonly sex: string;
  readonly birth_year: number;
  readonly protected: boolean;
  readonly number_cipher: Buffer | null;
  readonly number_index: Buffer | null;
  readonly given_name_cipher: Buffer | null;
  readonly family_name_cipher: Buffer | null;
};
type Decipher = { decrypt(stored: Buffer, place: string): string };

/** A row of the table as what is known, its identity columns in clear. */
export function toPerson(row: PersonVersion, cipher: Decipher): StoredPerson {
  const shown = (stored: Buffer | null, column: string): string =>
    stored === null ? '' : cipher.decrypt(stored, personPlace(row.person_id, column));
  const number = shown(row.number_cipher, 'number');
  const identifies = row.number_index !== null;
  return {
    id: row.person_id,
    version: row.version,
    values: {
      number: identifies ? storedIdentityNumber(number) : null,
      interim: identifies || number === '' ? null : number,
      // The table's check constraint allows K and M alone.
      sex: row.sex as Sex,
      birthYear: row.birth_year,
      protected: row.protected,
      givenName: shown(row.given_name_cipher, 'given name'),
      familyName: shown(row.family_name_cipher, 'family name'),
    },
  };
}
