import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';

type Delivery = 'waiting' | 'sent' | 'failed' | 'handed';
export type StoredLogin = {
  readonly userId: string;
  /** Null for a protected person. */
  readonly email: string | null;
  readonly hasPassword: boolean;
  readonly givenAt: Date | null;
  readonly givenBy: string;
  readonly linkUntil: Date | null;
  readonly delivery: Delivery | null;
};

/** The login of who takes part, as the database tells those who record in the participation. */
export async function findParticipantLogin(db: ReadHandle, participationId: string): Promise<StoredLogin | undefined> {
  const { rows } = await sql<StoredLogin>`
    select user_id as "userId", email, has_password as "hasPassword", given_at as "givenAt", given_by as "givenBy",
      link_until as "linkUntil", delivery
    from participants.participant_login(${participationId}::uuid)`.execute(db);
  return rows[0];
}

/** A link that is being made: only its hash is kept. */
export type MadeLink = {
  readonly tokenHash: Buffer;
  readonly at: Date;
  readonly until: Date;
  readonly by: string;
  readonly delivery: Delivery;
};

export type Given =
  | { readonly outcome: 'done'; readonly userId: string; readonly invitationId: string }
  | { readonly outcome: 'there' | 'taken' | 'nobody' };

export async function giveLogin(
  db: WriteHandle,
  participationId: string,
  { userId, email }: { readonly userId: string; readonly email: string },
  { tokenHash, at, until, by, delivery }: MadeLink,
): Promise<Given> {
  const { rows } = await sql<Given>`
    select outcome, user_id as "userId", invitation_id as "invitationId"
    from participants.give_participant_login(${participationId}::uuid, ${userId}::uuid, ${email}, ${tokenHash}, ${at},
      ${until}, ${by}, ${delivery})`.execute(db);
  return rows[0] ?? { outcome: 'nobody' };
}

export type Renewed = {
  readonly userId: string;
  readonly email: string;
  readonly purpose: 'invitation' | 'password';
  readonly invitationId: string;
};

export async function renewLink(
  db: WriteHandle,
  participationId: string,
  { tokenHash, at, until, by, delivery }: MadeLink,
): Promise<Renewed | undefined> {
  const { rows } = await sql<Renewed>`
    select user_id as "userId", email, purpose, invitation_id as "invitationId"
    from participants.renew_participant_link(${participationId}::uuid, ${tokenHash}, ${at}, ${until}, ${by},
      ${delivery})`.execute(db);
  return rows[0];
}

export async function keepDelivery(db: WriteHandle, participationId: string, invitationId: string, delivery: Delivery): Promise<void> {
  await sql`select participants.keep_participant_delivery(${participationId}::uuid, ${invitationId}::uuid, ${delivery})`.execute(db);
}

/** @returns the user whose login it was; undefined where there was none */
export async function endLogin(db: WriteHandle, participationId: string, at: Date, by: string): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string | null }>`
    select participants.end_participant_login(${participationId}::uuid, ${at}, ${by}) as "userId"`.execute(db);
  return rows[0]?.userId ?? undefined;
}
