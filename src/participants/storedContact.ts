import type { StoredContact } from './contact.ts';
import { personPlace } from './personPlace.ts';

/** A version of how a participant is reached, as its table holds it. */
type ContactVersion = {
  readonly participation_id: string;
  readonly version: number;
  readonly sealed_to_person: string | null;
  readonly phone_cipher: Buffer | null;
  readonly email_cipher: Buffer | null;
};
type Decipher = { decrypt(stored: Buffer, place: string): string };

/** Encrypted text is bound to its participation and column, so that it can't be moved to another. */
export const contactPlace = (participationId: string, column: string): string => `participation ${participationId} ${column}`;

/** A row of the table as what is known, in clear. What was recorded before contact was the participation's is bound to its person. */
export function toContact(row: ContactVersion, cipher: Decipher): StoredContact {
  const shown = (stored: Buffer | null, column: string): string => {
    if (stored === null) return '';
    const { participation_id: id, sealed_to_person: person } = row;
    return cipher.decrypt(stored, person === null ? contactPlace(id, column) : personPlace(person, column));
  };
  return {
    id: row.participation_id,
    version: row.version,
    values: { phone: shown(row.phone_cipher, 'phone'), email: shown(row.email_cipher, 'email') },
  };
}
