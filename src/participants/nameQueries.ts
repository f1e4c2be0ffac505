import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { personPlace } from './personPlace.ts';

type NameRow = { id: string; given: Buffer | null; family: Buffer | null };

/**
 * Names of persons whom the asker may see, as far as their own teams have told them; a protected person's is left out, opened only with a
 * reason.
 */
export async function listPersonNames(db: ReadHandle, cipher: IdentityCipher, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<NameRow>`
    select p.person_id as id, case when own.given then p.given_name_cipher end as given, case when own.family then p.family_name_cipher end as family
    from participants.person_version p cross join lateral (
      select bool_or(v.given_told) as given, bool_or(v.family_told) as family from participants.participation_version v
      where v.person_id = p.person_id and v.recorded_to = 'infinity') own
    where p.recorded_to = 'infinity' and not p.protected and p.person_id = any (${[...personIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, fullName(row, cipher)]).filter((pair): pair is [string, string] => pair[1] !== ''));
}

function fullName({ id, given, family }: NameRow, cipher: IdentityCipher): string {
  const shown = (stored: Buffer | null, column: string): string => (stored === null ? '' : cipher.decrypt(stored, personPlace(id, column)));
  return [shown(given, 'given name'), shown(family, 'family name')].filter((part) => part !== '').join(' ');
}
