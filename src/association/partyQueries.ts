import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { PARTY_KINDS, type PartyFields } from './party.ts';

export type Changed = { readonly recordedAt: Date; readonly recordedBy: string };
export type Party = PartyFields & Changed & { readonly id: string; readonly version: number };

const columns = sql`id, kind, name, is_member as "isMember", member_share as share, coalesce(function_email, '') as email,
  valid_from as "from", coalesce(valid_to::text, '') as "to", version, changed_at as "recordedAt", changed_by as "recordedBy"`;

/** All parties, members first by kind, then by name. */
export async function listParties(db: ReadHandle): Promise<Party[]> {
  const { rows } = await sql<Party>`select ${columns} from association.party`.execute(db);
  return rows.sort(
    (a, b) =>
      Number(b.isMember) - Number(a.isMember) ||
      PARTY_KINDS.indexOf(a.kind) - PARTY_KINDS.indexOf(b.kind) ||
      inSwedishOrder(a.name, b.name),
  );
}

/** The names of the parties by key, in order of names. */
export async function findPartyNames(db: ReadHandle): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from association.party`.execute(db);
  return new Map(rows.sort((a, b) => inSwedishOrder(a.name, b.name)).map(({ id, name }) => [id, name]));
}

export async function findParty(db: ReadHandle, id: string): Promise<Party | undefined> {
  const { rows } = await sql<Party>`select ${columns} from association.party where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Adds a party, or changes the one whose version it was. @returns false when it is not there in that version */
export async function saveParty(db: WriteHandle, id: string, version: number, party: PartyFields, by: Changed): Promise<boolean> {
  const { rows } = await sql`
    insert into association.party (id, kind, name, is_member, member_share, function_email, valid_from, valid_to, version, changed_at, changed_by)
    select ${id}::uuid, ${party.kind}, ${party.name}, ${party.isMember}, ${party.share}, nullif(${party.email}, ''), ${party.from}::date,
      nullif(${party.to}, '')::date, 1, ${by.recordedAt}, ${by.recordedBy} where ${version} = 0
    on conflict (id) do nothing returning id`.execute(db);
  const saved =
    rows.length > 0 ||
    (
      await sql`
        update association.party set kind = ${party.kind}, name = ${party.name}, is_member = ${party.isMember}, member_share = ${party.share},
          function_email = nullif(${party.email}, ''), valid_from = ${party.from}::date, valid_to = nullif(${party.to}, '')::date,
          version = version + 1, changed_at = ${by.recordedAt}, changed_by = ${by.recordedBy}
        where id = ${id}::uuid and version = ${version} returning id`.execute(db)
    ).rows.length > 0;
  if (saved)
    await sql`insert into association.party_history (party_id, version, value, changed_at, changed_by)
      values (${id}::uuid, ${version + 1}, ${JSON.stringify(party)}::jsonb, ${by.recordedAt}, ${by.recordedBy})`.execute(db);
  return saved;
}

export type PartyVersion = Changed & { readonly partyId: string; readonly version: number; readonly value: PartyFields };

/** What has been said of the parties, the latest first. */
export async function listPartyVersions(db: ReadHandle): Promise<PartyVersion[]> {
  const { rows } = await sql<PartyVersion>`
    select party_id as "partyId", version, value, changed_at as "recordedAt", changed_by as "recordedBy"
    from association.party_history order by party_id, version desc`.execute(db);
  return rows;
}

/** Whether another party has the name. */
export async function isPartyNameTaken(db: ReadHandle, name: string, exceptId: string): Promise<boolean> {
  const { rows } = await sql`select from association.party where name = ${name} and id <> ${exceptId}::uuid`.execute(db);
  return rows.length > 0;
}
