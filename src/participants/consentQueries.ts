import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Consent, ConsentFields, ConsentKind, GivenHow, SharedPart, Withdrawal, WithdrawnAs } from './consent.ts';
import type { Paper, PaperType } from './consentPaper.ts';
import { consentPlace } from './consentPlace.ts';

export type ConsentHolder = { readonly interventionId: string; readonly protected: boolean; readonly enrolled: LocalDate };

/** The participation of a person that the asker sees, whose consents they are. */
export async function findConsentHolder(db: ReadHandle, participationId: string): Promise<ConsentHolder | undefined> {
  const { rows } = await sql<ConsentHolder>`
    select intervention_id as "interventionId", protected, enrolled from participants.participation_version
    where participation_id = ${participationId}::uuid and recorded_to = 'infinity' and person_id is not null`.execute(db);
  return rows[0];
}

/** Whether a participation that the asker sees is anonymous now. */
export async function isAnonymousNow(db: ReadHandle, participationId: string): Promise<boolean> {
  const { rows } = await sql`select from participants.participation_version
    where participation_id = ${participationId}::uuid and recorded_to = 'infinity' and person_id is null`.execute(db);
  return rows.length > 0;
}

type Row = {
  readonly id: string;
  readonly kind: ConsentKind;
  readonly partyId: string | null;
  readonly purpose: Buffer | null;
  readonly what: SharedPart[];
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly how: GivenHow;
  readonly version: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly on: LocalDate | null;
  readonly as: WithdrawnAs | null;
  readonly at: Date | null;
  readonly by: string | null;
  readonly hasPaper: boolean;
};

/** The consents of a participation, the latest first. */
export async function listConsents(db: ReadHandle, cipher: IdentityCipher, participationId: string): Promise<Consent[]> {
  const { rows } = await sql<Row>`
    select c.id, c.kind, c.party_id as "partyId", c.purpose_cipher as purpose, c.what, c.valid_from as "from", c.valid_to as "to",
      c.given_how as how, c.version, c.recorded_at as "recordedAt", c.recorded_by as "recordedBy", c.withdrawn_on as on, c.withdrawn_as as as,
      c.withdrawn_at as at, c.withdrawn_by as by, p.consent_id is not null as "hasPaper"
    from participants.consent c left join participants.consent_paper p on p.consent_id = c.id
    where c.participation_id = ${participationId}::uuid order by c.valid_from desc, c.recorded_at desc, c.id`.execute(db);
  return rows.map(({ purpose, on, as, at, by, ...row }) => ({
    ...row,
    purpose: purpose === null ? '' : cipher.decrypt(purpose, consentPlace(row.id, 'purpose')),
    withdrawal: on === null || as === null || at === null || by === null ? null : ({ on, as, at, by } satisfies Withdrawal),
  }));
}

type By = { readonly at: Date; readonly name: string };

/** Records a consent under a key that its asker made. @returns false when there is one under the key already */
export async function insertConsent(
  db: WriteHandle,
  cipher: IdentityCipher,
  { id, participationId }: { readonly id: string; readonly participationId: string },
  { kind, partyId, purpose, what, from, to, how }: ConsentFields,
  { at, name }: By,
): Promise<boolean> {
  const sealed = purpose === '' ? null : cipher.encrypt(purpose, consentPlace(id, 'purpose'));
  const { rows } = await sql`
    insert into participants.consent (id, participation_id, kind, party_id, purpose_cipher, what, valid_from, valid_to, given_how, recorded_at, recorded_by)
    values (${id}::uuid, ${participationId}::uuid, ${kind}, ${partyId}::uuid, ${sealed}, ${[...what]}::text[], ${from}::date, ${to}::date, ${how},
      ${at}, ${name}) on conflict (id) do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** @returns false when it stands no longer in the version */
export async function withdrawConsent(
  db: WriteHandle,
  { id, version }: { readonly id: string; readonly version: number },
  { on, as, at, by }: Withdrawal,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update participants.consent set withdrawn_on = ${on}::date, withdrawn_as = ${as}, withdrawn_at = ${at}, withdrawn_by = ${by}, version = version + 1
    where id = ${id}::uuid and version = ${version} and withdrawn_on is null`.execute(db);
  return numAffectedRows === 1n;
}

/** The signed paper of a consent, in clear. */
export async function findPaper(db: ReadHandle, cipher: IdentityCipher, id: string): Promise<Paper | undefined> {
  const { rows } = await sql<{ mediaType: PaperType; content: Buffer }>`
    select media_type as "mediaType", content_cipher as content from participants.consent_paper where consent_id = ${id}::uuid`.execute(db);
  const [row] = rows;
  return row && { mediaType: row.mediaType, bytes: cipher.decryptBytes(row.content, consentPlace(id, 'paper')) };
}

/** @returns false when the consent has a paper already */
export async function insertPaper(db: WriteHandle, cipher: IdentityCipher, id: string, paper: Paper, { at, name }: By): Promise<boolean> {
  const { rows } = await sql`
    insert into participants.consent_paper (consent_id, media_type, content_cipher, added_at, added_by)
    values (${id}::uuid, ${paper.mediaType}, ${cipher.encrypt(paper.bytes, consentPlace(id, 'paper'))}, ${at}, ${name})
    on conflict (consent_id) do nothing returning consent_id`.execute(db);
  return rows.length > 0;
}
