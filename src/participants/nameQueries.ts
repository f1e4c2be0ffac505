import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { personPlace } from './personPlace.ts';

type NameRow = { id: string; given: Buffer | null; family: Buffer | null };

/** Names of persons whom the asker may see; a protected person's is left out, opened only with a reason. */
export async function listPersonNames(db: ReadHandle, cipher: IdentityCipher, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<NameRow>`
    select person_id as id, given_name_cipher as given, family_name_cipher as family from participants.person_version
    where recorded_to = 'infinity' and not protected and person_id = any (${[...personIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, fullName(row, cipher)]).filter((pair): pair is [string, string] => pair[1] !== ''));
}

function fullName({ id, given, family }: NameRow, cipher: IdentityCipher): string {
  const shown = (stored: Buffer | null, column: string): string => (stored === null ? '' : cipher.decrypt(stored, personPlace(id, column)));
  return [shown(given, 'given name'), shown(family, 'family name')].filter((part) => part !== '').join(' ');
}
