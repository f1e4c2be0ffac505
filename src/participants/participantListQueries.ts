import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import { personPlace } from './personPlace.ts';

export type ListedParticipant = {
  readonly participationId: string;
  readonly name: string | null;
  readonly birthYear: number | null;
  readonly protected: boolean;
  readonly interventionId: string;
  readonly municipality: string | null;
  readonly enrolled: string;
  readonly closed: string | null;
  readonly closingReason: string | null;
};

type Row = Omit<ListedParticipant, 'name'> & { personId: string; given: Buffer | null; family: Buffer | null; total: number };

/** One page of the participants whom the asker may see, the latest enrolled first. Of a protected person only that there is one. */
export async function listParticipantPage(
  db: ReadHandle,
  cipher: IdentityCipher,
  offset: number,
  limit: number,
): Promise<{ total: number; participants: ListedParticipant[] }> {
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from participants.participation_version where recorded_to = 'infinity' and person_id is not null and not wrong_registration`.execute(
    db,
  );
  const { rows } = await sql<Row>`
    select page.participation_id as "participationId", page.person_id as "personId", page.protected, page.intervention_id as "interventionId",
      case when page.protected then null else page.municipality end as municipality, page.enrolled, page.closed, page.closing_reason as "closingReason",
      case when page.protected then null else person.birth_year end as "birthYear",
      case when page.protected then null else person.given_name_cipher end as given, case when page.protected then null else person.family_name_cipher end as family
    from (
      select * from participants.participation_version where recorded_to = 'infinity' and person_id is not null and not wrong_registration
      order by enrolled desc, participation_id limit ${limit} offset ${offset}
    ) page
    left join participants.person_version person on person.person_id = page.person_id and person.recorded_to = 'infinity'
    order by page.enrolled desc, page.participation_id`.execute(db);
  const shown = (row: Row, stored: Buffer | null, column: string): string =>
    stored === null ? '' : cipher.decrypt(stored, personPlace(row.personId, column));
  return {
    total: counted[0]?.total ?? 0,
    participants: rows.map((row) => {
      const { personId: _, given, family, total: __, ...rest } = row;
      const name = [shown(row, given, 'given name'), shown(row, family, 'family name')].filter((part) => part !== '').join(' ');
      return { ...rest, name: name === '' ? null : name };
    }),
  };
}
