import { sql, type RawBuilder } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { IdentityNumber } from '../shared/identityNumber.ts';
import { CLOSING_REASONS, EDUCATIONS, INCOMES, NOT_APPLICABLE, OCCUPATIONS, REFERRERS } from './codes.ts';
import {
  CONSENT_NOTICE_DAYS,
  MINE,
  NOBODYS,
  type ConsentsDue,
  type ListColumn,
  type ListStatus,
  type MissingField,
  type ParticipantFilter,
} from './participantFilter.ts';
import { personPlace } from './personPlace.ts';

const CURRENT = sql`v.recorded_to = 'infinity'`;
const NAMED = sql`v.anonymous_year is null and not v.wrong_registration`;

const BY_STATUS: Readonly<Record<ListStatus, RawBuilder<unknown>>> = {
  now: sql`${NAMED} and v.closed is null`,
  closed: sql`${NAMED} and v.closed is not null`,
  all: NAMED,
  wrong: sql`v.wrong_registration`,
  anonymous: sql`v.anonymous_year is not null and not v.wrong_registration`,
};

const isClosed = sql`v.closed is not null and not v.wrong_registration`;
// Of a protected person it is not told where they live, nor that it is unknown.
const BY_MISSING: Readonly<Record<MissingField, RawBuilder<unknown>>> = {
  name: sql`not v.protected and not (v.given_told and p.given_name_cipher is not null) and not (v.family_told and p.family_name_cipher is not null)`,
  number: sql`not v.protected and p.number_index is null`,
  municipality: sql`not v.protected and v.municipality is null`,
  referrer: sql`v.referrer is null`,
  education: sql`v.education is null`,
  occupationAtStart: sql`v.occupation_at_start is null`,
  incomeAtStart: sql`v.income_at_start = '{}'`,
  supportMonths: sql`v.support_months is null and not v.support_not_applicable`,
  occupationAtEnd: sql`${isClosed} and v.occupation_at_end is null`,
  incomeAtEnd: sql`${isClosed} and v.income_at_end = '{}'`,
};

const byCode = (column: RawBuilder<unknown>, codes: readonly string[]) => sql`array_position(${[...codes]}::text[], ${column})`;
const ORDER: Readonly<Record<Exclude<ListColumn, 'name'>, RawBuilder<unknown>>> = {
  birthYear: sql`case when v.protected then null else p.birth_year end`,
  sex: sql`v.sex`,
  intervention: sql`v.intervention_id`,
  municipality: sql`v.municipality_counted`,
  referrer: byCode(sql`v.referrer`, REFERRERS),
  enrolled: sql`v.enrolled`,
  closed: sql`v.closed`,
  closingReason: byCode(sql`v.closing_reason`, CLOSING_REASONS),
  education: byCode(sql`v.education`, EDUCATIONS),
  occupationAtStart: byCode(sql`v.occupation_at_start`, OCCUPATIONS),
  incomeAtStart: byCode(sql`v.income_at_start[1]`, INCOMES),
  supportMonths: sql`v.support_months`,
  occupationAtEnd: byCode(sql`v.occupation_at_end`, OCCUPATIONS),
  incomeAtEnd: byCode(sql`v.income_at_end[1]`, INCOMES),
};

function byWorker(worker: string): RawBuilder<unknown> {
  const whose = (which: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select t.participation_id from participants.held_today() t where ${which})`;
  if (worker === NOBODYS) return sql`v.participation_id not in ${whose(sql`t.held_as = 'team_member' and t.name is not null`)}`;
  return sql`v.participation_id in ${whose(worker === MINE ? sql`t.is_mine` : sql`t.user_id = ${worker}::uuid`)}`;
}

// The day of the transaction, as everything else in it has.
const TODAY = sql`current_setting('samla.today')::date`;
const SOON = sql`${TODAY} + ${sql.lit(CONSENT_NOTICE_DAYS)}`;
const ENDS: Readonly<Record<ConsentsDue, RawBuilder<unknown>>> = {
  due: sql`c.valid_to <= ${SOON}`,
  ending: sql`c.valid_to between ${TODAY} and ${SOON}`,
  ended: sql`c.valid_to < ${TODAY}`,
};

/** Those with a consent that ends soon or has, unless another one that stands goes on longer with the same party. */
const byConsents = (
  due: ConsentsDue,
): RawBuilder<unknown> => sql`v.participation_id in (select c.participation_id from participants.consent c
  where c.withdrawn_on is null and ${ENDS[due]} and not exists (select from participants.consent n
    where n.participation_id = c.participation_id and n.kind = c.kind and n.party_id is not distinct from c.party_id and n.withdrawn_on is null
      and (n.valid_to is null or n.valid_to > c.valid_to)))`;

/** @param isOwn that a participation is one of the asker's own, as row security has it */
function conditions(filter: ParticipantFilter, isOwn: RawBuilder<unknown>): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [CURRENT, isOwn, BY_STATUS[filter.status]];
  if (filter.intervention !== undefined) all.push(sql`v.intervention_id = ${filter.intervention}::uuid`);
  if (filter.enrolledFrom !== undefined) all.push(sql`v.enrolled >= ${filter.enrolledFrom}::date`);
  if (filter.enrolledTo !== undefined) all.push(sql`v.enrolled <= ${filter.enrolledTo}::date`);
  if (filter.closedFrom !== undefined) all.push(sql`v.closed >= ${filter.closedFrom}::date`);
  if (filter.closedTo !== undefined) all.push(sql`v.closed <= ${filter.closedTo}::date`);
  if (filter.closingReason !== undefined) all.push(sql`v.closing_reason = ${filter.closingReason}`);
  if (filter.municipality !== undefined) all.push(sql`v.municipality_counted = ${filter.municipality}`);
  if (filter.referrer !== undefined) all.push(sql`v.referrer = ${filter.referrer}`);
  if (filter.missing !== undefined) all.push(BY_MISSING[filter.missing]);
  if (filter.protected !== undefined) all.push(sql`v.protected = ${filter.protected}`);
  if (filter.consents !== undefined) all.push(byConsents(filter.consents));
  if (filter.worker !== undefined) all.push(byWorker(filter.worker));
  return sql.join(all, sql` and `);
}

// The person is joined only where the filter or the order needs them.
const FROM = sql`participants.participation_version v`;
const WITH_PERSON = sql`participants.participation_version v left join participants.person_version p on p.person_id = v.person_id and p.recorded_to = 'infinity'`;
const needsPerson = ({ missing }: ParticipantFilter, sort?: ListColumn): boolean =>
  missing === 'name' || missing === 'number' || sort === 'birthYear';

/** How many there are of a status in the asker's interventions. */
export async function countParticipations(db: ReadHandle, filter: ParticipantFilter, isOwn: RawBuilder<unknown>): Promise<number> {
  const from = needsPerson(filter) ? WITH_PERSON : FROM;
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${from} where ${conditions(filter, isOwn)}`.execute(db);
  return rows[0]?.total ?? 0;
}

type Ordered = {
  readonly sort: Exclude<ListColumn, 'name'>;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** Keys of one page, in order; where the value is missing last, whichever way. */
export async function listOrderedIds(
  db: ReadHandle,
  filter: ParticipantFilter,
  isOwn: RawBuilder<unknown>,
  { sort, descending, offset, limit }: Ordered,
): Promise<string[]> {
  const from = needsPerson(filter, sort) ? WITH_PERSON : FROM;
  const way = descending ? sql`desc nulls last` : sql`asc nulls last`;
  const { rows } = await sql<{ id: string }>`
    select v.participation_id as id from ${from} where ${conditions(filter, isOwn)}
    order by ${ORDER[sort]} ${way}, v.enrolled desc nulls last, v.participation_id limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ id }) => id);
}

export type NamedKey = {
  readonly id: string;
  readonly personId: string | null;
  readonly protected: boolean;
  readonly givenTold: boolean;
  readonly familyTold: boolean;
  readonly sorted: string | null;
};

/** All keys that a filter finds, with the text that they may be put in Swedish order by. */
export async function listKeys(
  db: ReadHandle,
  filter: ParticipantFilter,
  isOwn: RawBuilder<unknown>,
  by: 'municipality' | 'intervention' | undefined,
): Promise<NamedKey[]> {
  const from = needsPerson(filter) ? WITH_PERSON : FROM;
  const sorted = by === 'municipality' ? sql`v.municipality_counted` : by === 'intervention' ? sql`v.intervention_id::text` : sql`null`;
  const { rows } = await sql<NamedKey>`
    select v.participation_id as id, v.person_id as "personId", v.protected, v.given_told as "givenTold", v.family_told as "familyTold", ${sorted} as sorted
    from ${from} where ${conditions(filter, isOwn)}
    order by v.enrolled desc nulls last, v.participation_id`.execute(db);
  return rows;
}

/** The person with a whole number, if the asker may see them. */
export async function findOwnPersonByNumber(db: ReadHandle, cipher: IdentityCipher, number: IdentityNumber): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from participants.person_version where recorded_to = 'infinity' and number_index = ${cipher.index(number)}`.execute(
    db,
  );
  return rows[0]?.id;
}

/** Names in clear, once decrypted, for as long as the program runs: a version of a person never changes. */
const NAMES = new WeakMap<IdentityCipher, Map<string, { readonly version: number; readonly name: Name }>>();
const MOST_NAMES = 100_000;

type Name = { readonly given: string; readonly family: string };
/** `givenTold`, `familyTold`: whether the asker's own teams have told that part; another part is not to be shown to them. */
export type KnownName = Name & {
  readonly personId: string;
  readonly birthYear: number;
  readonly givenTold: boolean;
  readonly familyTold: boolean;
};

/** More than so many are quicker read all at once than one by one. */
const FEW_PEOPLE = 500;

type Told = { readonly givenTold: boolean; readonly familyTold: boolean };

/** A name as those may see it who have told these parts of it. */
export const shownName = ({ given, family }: Name, { givenTold, familyTold }: Told): string =>
  [givenTold ? given : '', familyTold ? family : ''].filter((part) => part !== '').join(' ');

/** Names and birth years of those whom the asker may see, of all or of some; protected persons are not among them. */
export async function listNames(db: ReadHandle, cipher: IdentityCipher, of?: readonly string[]): Promise<KnownName[]> {
  const source =
    of !== undefined && of.length <= FEW_PEOPLE
      ? sql`(select p.person_id, p.version, p.birth_year, own.given_told, own.family_told from participants.person_version p
          cross join lateral (select bool_or(v.given_told) as given_told, bool_or(v.family_told) as family_told
            from participants.participation_version v where v.person_id = p.person_id and v.recorded_to = 'infinity') own
          where p.recorded_to = 'infinity' and not p.protected and p.person_id = any (${[...of]}::uuid[])) few`
      : sql`participants.own_people()`;
  const { rows } = await sql<{ personId: string; version: number; birthYear: number } & Told>`
    select person_id as "personId", version, birth_year as "birthYear", given_told as "givenTold", family_told as "familyTold" from ${source}`.execute(
    db,
  );
  const known = NAMES.get(cipher) ?? new Map<string, { version: number; name: Name }>();
  if (known.size > MOST_NAMES) known.clear();
  NAMES.set(cipher, known);
  const unread = rows.filter(({ personId, version }) => known.get(personId)?.version !== version).map(({ personId }) => personId);
  if (unread.length > 0)
    for (const { personId, version, name } of await readNames(db, cipher, unread)) known.set(personId, { version, name });
  return rows.map(({ version: _, ...row }) => ({ ...row, ...(known.get(row.personId)?.name ?? { given: '', family: '' }) }));
}

async function readNames(db: ReadHandle, cipher: IdentityCipher, ids: readonly string[]) {
  const { rows } = await sql<{ personId: string; version: number; given: Buffer | null; family: Buffer | null }>`
    select person_id as "personId", version, given_name_cipher as given, family_name_cipher as family from participants.person_version
    where recorded_to = 'infinity' and person_id = any (${[...ids]}::uuid[])`.execute(db);
  return rows.map(({ personId, version, given, family }) => ({ personId, version, name: nameOf(cipher, personId, given, family) }));
}

function nameOf(cipher: IdentityCipher, personId: string, given: Buffer | null, family: Buffer | null): Name {
  const shown = (stored: Buffer | null, column: string): string =>
    stored === null ? '' : cipher.decrypt(stored, personPlace(personId, column));
  return { given: shown(given, 'given name'), family: shown(family, 'family name') };
}

type Row = {
  readonly id: string;
  readonly personId: string | null;
  readonly given: Buffer | null;
  readonly family: Buffer | null;
  readonly birthYear: number | null;
  readonly sex: 'K' | 'M';
  readonly protected: boolean;
  readonly wrong: boolean;
  readonly anonymousYear: number | null;
  readonly interventionId: string;
  readonly municipality: string | null;
  readonly referrer: string | null;
  readonly enrolled: string | null;
  readonly closed: string | null;
  readonly closingReason: string | null;
  readonly education: string | null;
  readonly occupationAtStart: string | null;
  readonly occupationAtEnd: string | null;
  readonly incomeAtStart: string[];
  readonly incomeAtEnd: string[];
  readonly supportMonths: string | null;
  readonly worker: string | null;
};
export type ListedRow = Omit<Row, 'given' | 'family' | 'personId'> & { readonly name: string | null };

/** The participations with the keys, or of the persons, as a list shows them: of a protected person neither who nor where. */
export async function listRows(
  db: ReadHandle,
  cipher: IdentityCipher,
  of: { readonly ids?: readonly string[]; readonly personIds?: readonly string[] },
): Promise<ListedRow[]> {
  const { rows } = await sql<Row>`
    with held as materialized (select t.participation_id, t.name from participants.held_today() t where t.held_as = 'team_member')
    select v.participation_id as id, (select h.name from held h where h.participation_id = v.participation_id) as worker, v.person_id as "personId", v.sex, v.protected, v.wrong_registration as wrong, v.anonymous_year as "anonymousYear",
      v.intervention_id as "interventionId", v.municipality_counted as municipality, v.referrer, v.enrolled, v.closed,
      v.closing_reason as "closingReason", v.education, v.occupation_at_start as "occupationAtStart", v.occupation_at_end as "occupationAtEnd",
      v.income_at_start as "incomeAtStart", v.income_at_end as "incomeAtEnd",
      case when v.support_not_applicable then ${NOT_APPLICABLE} else v.support_months::text end as "supportMonths",
      case when v.protected then null else p.birth_year end as "birthYear",
      case when v.protected or not v.given_told then null else p.given_name_cipher end as given,
      case when v.protected or not v.family_told then null else p.family_name_cipher end as family
    from ${WITH_PERSON}
    where ${CURRENT} and (v.participation_id = any (${[...(of.ids ?? [])]}::uuid[]) or v.person_id = any (${[...(of.personIds ?? [])]}::uuid[]))`.execute(
    db,
  );
  return rows.map(({ given, family, personId, ...row }) => {
    const name = personId === null ? '' : shownName(nameOf(cipher, personId, given, family), { givenTold: true, familyTold: true });
    return { ...row, name: name === '' ? null : name };
  });
}

/** The municipalities of the asker's participants, as they may be told. */
export async function listMunicipalities(db: ReadHandle, isOwn: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct v.municipality_counted as name from ${FROM} where ${CURRENT} and ${isOwn} and v.municipality_counted is not null`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}
