import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { PaperType } from '../participants/consentPaper.ts';
import { consentPlace } from '../participants/consentPlace.ts';
import type { IdentityNumber } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { CountedEntry } from './reading.ts';
import type { IdentityCheck, RequestOutcome } from './subjectAccess.ts';
import type { Held, HeldPaper } from './subjectExtract.ts';

export type SubjectRequest = {
  readonly id: string;
  readonly personId: string;
  readonly version: number;
  readonly receivedOn: LocalDate;
  readonly identityChecked: IdentityCheck;
  readonly note: string;
  readonly dueOn: LocalDate;
  readonly extendedTo: LocalDate | null;
  readonly extendedReason: string | null;
  readonly outcome: RequestOutcome | null;
  readonly closedOn: LocalDate | null;
  readonly closedNote: string | null;
  readonly closedBy: string | null;
  readonly registeredAt: Date;
  readonly registeredBy: string;
};

const COLUMNS = sql`r.id, r.person_id as "personId", r.version, r.received_on as "receivedOn", r.identity_checked as "identityChecked", r.note,
  r.due_on as "dueOn", r.extended_to as "extendedTo", r.extended_reason as "extendedReason", r.outcome, r.closed_on as "closedOn",
  r.closed_note as "closedNote", r.closed_by as "closedBy", r.registered_at as "registeredAt", r.registered_by as "registeredBy"`;

/** Those that are open first, the one that is due first before the others; then the ended ones, the latest first. */
export async function listSubjectRequests(db: ReadHandle): Promise<SubjectRequest[]> {
  const { rows } = await sql<SubjectRequest>`
    select ${COLUMNS} from privacy.subject_request r
    order by r.outcome is not null, case when r.outcome is null then coalesce(r.extended_to, r.due_on) end, r.closed_at desc, r.id limit 500`.execute(
    db,
  );
  return rows;
}

export async function findSubjectRequest(db: ReadHandle, id: string): Promise<SubjectRequest | undefined> {
  return (await sql<SubjectRequest>`select ${COLUMNS} from privacy.subject_request r where r.id = ${id}::uuid`.execute(db)).rows[0];
}

/** The persons whom a number, or the key of a participation or its beginning, means among those that the officer watches over. */
export async function listSubjects(
  db: ReadHandle,
  cipher: IdentityCipher,
  { number, beginning }: { readonly number?: IdentityNumber; readonly beginning?: string },
): Promise<string[]> {
  const index = number === undefined ? null : cipher.index(number);
  const { rows } = await sql<{ persons: string[] }>`select privacy.subject_of(${index}::bytea, ${beginning ?? ''}) as persons`.execute(db);
  return rows[0]?.persons ?? [];
}

type Registered = Pick<SubjectRequest, 'id' | 'personId' | 'receivedOn' | 'identityChecked' | 'note' | 'dueOn'>;
type By = { readonly at: Date; readonly name: string; readonly userId: string };

/** @returns false when there is one under the key already */
export async function insertSubjectRequest(db: WriteHandle, one: Registered, by: By): Promise<boolean> {
  const { rows } = await sql`
    insert into privacy.subject_request (id, person_id, received_on, identity_checked, note, due_on, registered_at, registered_by, user_id)
    values (${one.id}::uuid, ${one.personId}::uuid, ${one.receivedOn}::date, ${one.identityChecked}, ${one.note}, ${one.dueOn}::date, ${by.at}, ${by.name},
      ${by.userId}::uuid) on conflict (id) do nothing returning id`.execute(db);
  return rows.length > 0;
}

type Seen = { readonly id: string; readonly version: number };

/** @returns false when it stands no longer in the version, or has ended */
export async function extendSubjectRequest(db: WriteHandle, { id, version }: Seen, to: LocalDate, reason: string): Promise<boolean> {
  const { rows } = await sql`
    update privacy.subject_request set extended_to = ${to}::date, extended_reason = ${reason}, version = version + 1
    where id = ${id}::uuid and version = ${version} and outcome is null and extended_to is null returning id`.execute(db);
  return rows.length > 0;
}

/** @returns false when it stands no longer in the version, or has ended */
export async function closeSubjectRequest(
  db: WriteHandle,
  { id, version }: Seen,
  ending: { readonly outcome: RequestOutcome; readonly on: LocalDate; readonly note: string },
  by: Pick<By, 'at' | 'name'>,
): Promise<boolean> {
  const { rows } = await sql`
    update privacy.subject_request set outcome = ${ending.outcome}, closed_on = ${ending.on}::date, closed_note = ${ending.note}, closed_at = ${by.at},
      closed_by = ${by.name}, version = version + 1
    where id = ${id}::uuid and version = ${version} and outcome is null returning id`.execute(db);
  return rows.length > 0;
}

/** All rows about the person of an open request; none where it is not open, or not the officer's. */
export async function listHeld(db: ReadHandle, requestId: string): Promise<Held[]> {
  return (await sql<Held>`select source, content from privacy.held_about(${requestId}::uuid)`.execute(db)).rows;
}

/** A signed paper of the person of an open request, in clear. */
export async function findPaperHeld(
  db: ReadHandle,
  cipher: IdentityCipher,
  requestId: string,
  consentId: string,
): Promise<HeldPaper | undefined> {
  const { rows } = await sql<{ mediaType: PaperType; content: Buffer }>`
    select media_type as "mediaType", content from privacy.paper_held(${requestId}::uuid, ${consentId}::uuid)`.execute(db);
  const [found] = rows;
  return found && { consentId, mediaType: found.mediaType, bytes: cipher.decryptBytes(found.content, consentPlace(consentId, 'paper')) };
}

/** What the access log has about the person of an open request. `intervention` is its key. */
export async function listReadingsHeld(db: ReadHandle, requestId: string): Promise<CountedEntry[]> {
  return (
    await sql<CountedEntry>`
      select day, role, intervention_id as intervention, action, purpose, reason, times from privacy.readings_held(${requestId}::uuid)`.execute(
      db,
    )
  ).rows;
}
