import { sql, type RawBuilder } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import { USUAL_PAGE } from './participantPage.ts';
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

type Row = Omit<ListedParticipant, 'name'> & { personId: string; given: Buffer | null; family: Buffer | null };

const LISTED = sql`recorded_to = 'infinity' and person_id is not null and not wrong_registration`;

/**
 * One page of the participants of some interventions, the latest enrolled first, with how many there are in all. Row security decides
 * which of them the asker may see. Of a protected person only that there is one.
 */
export async function listParticipantPage(
  db: ReadHandle,
  cipher: IdentityCipher,
  { interventionIds, offset, limit }: { readonly interventionIds: readonly string[]; readonly offset: number; readonly limit: number },
): Promise<{ total: number; participants: ListedParticipant[] }> {
  // Planning takes as long as reading. PostgreSQL keeps a plan when knowing the values would not make a cheaper one: so the interventions
  // are hidden from it, and the size of the first page, the one that is asked for most, stands in the text.
  const ids = sql`(select ${[...interventionIds]}::uuid[])::uuid[]`;
  const isFirstPage = offset === 0 && limit === USUAL_PAGE;
  const size = (rows: number): RawBuilder<unknown> => (isFirstPage ? sql.lit(rows) : sql`${rows}`);
  const counting = sql<{ total: number }>`
    select count(*) as total from participants.participation_version where intervention_id = any (${ids}) and ${LISTED}`.execute(db);
  // One intervention at a time, so that each is read off its index in order instead of sorting all of them.
  const paging = sql<Row>`
    select page.participation_id as "participationId", page.person_id as "personId", page.protected, page.intervention_id as "interventionId",
      case when page.protected then null else page.municipality end as municipality, page.enrolled, page.closed, page.closing_reason as "closingReason",
      case when page.protected then null else person.birth_year end as "birthYear",
      case when page.protected or not page.given_told then null else person.given_name_cipher end as given,
      case when page.protected or not page.family_told then null else person.family_name_cipher end as family
    from (
      select first.* from unnest(${ids}) as own (id) cross join lateral (
        select participation_id, person_id, protected, intervention_id, municipality, enrolled, closed, closing_reason, given_told, family_told
        from participants.participation_version where intervention_id = own.id and ${LISTED}
        order by enrolled desc, participation_id limit ${size(offset + limit)}
      ) first
      order by enrolled desc, participation_id limit ${size(limit)} offset ${size(offset)}
    ) page
    left join participants.person_version person on person.person_id = page.person_id and person.recorded_to = 'infinity'
    order by page.enrolled desc, page.participation_id`.execute(db);
  const [counted, { rows }] = await Promise.all([counting, paging]);
  return { total: counted.rows[0]?.total ?? 0, participants: rows.map((row) => withName(row, cipher)) };
}

function withName({ personId, given, family, ...rest }: Row, cipher: IdentityCipher): ListedParticipant {
  const shown = (stored: Buffer | null, column: string): string =>
    stored === null ? '' : cipher.decrypt(stored, personPlace(personId, column));
  const name = [shown(given, 'given name'), shown(family, 'family name')].filter((part) => part !== '').join(' ');
  return { ...rest, name: name === '' ? null : name };
}
