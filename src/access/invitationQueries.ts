import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { invitationExpiry, invitationTokenHash, type FoundInvitation, type InvitationPurpose } from './invitation.ts';

/** How a link reached its user: on its way, sent by e-mail, failed, or handed over by the administrator. */
export type Delivery = 'waiting' | 'sent' | 'failed' | 'handed';

/** Makes a new link for a user; the one before is void. @returns its key */
export async function insertInvitation(
  db: WriteHandle,
  made: { userId: string; purpose: InvitationPurpose; token: string; by: string; at: Date; delivery: Delivery },
): Promise<string> {
  await voidInvitations(db, made.userId, made.at);
  const { id } = await db
    .insertInto('access.invitation')
    .values({
      user_id: made.userId,
      purpose: made.purpose,
      token_hash: invitationTokenHash(made.token),
      created_at: made.at,
      created_by: made.by,
      expires_at: invitationExpiry(made.at),
      delivery: made.delivery,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function voidInvitations(db: WriteHandle, userId: string, at: Date): Promise<void> {
  await db
    .updateTable('access.invitation')
    .set({ voided_at: at })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
}

export async function setDelivery(db: WriteHandle, id: string, delivery: Delivery): Promise<void> {
  await db.updateTable('access.invitation').set({ delivery }).where('id', '=', id).execute();
}

export type InvitationOfToken = FoundInvitation & {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly purpose: InvitationPurpose;
};

/** Before a user is known: whom a link is for. */
export async function findInvitation(db: ReadHandle, token: string): Promise<InvitationOfToken | undefined> {
  const { rows } = await sql<InvitationOfToken>`
    select user_id as "userId", name, email, purpose, expires_at as "expiresAt", is_used as "isUsed", is_void as "isVoid"
    from access.find_invitation(${invitationTokenHash(token)})`.execute(db);
  return rows[0];
}

/** Sets the password chosen by a link. @returns the user, or undefined when the link no longer works */
export async function useInvitation(db: ReadHandle, token: string, passwordHash: string, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string | null }>`
    select access.use_invitation(${invitationTokenHash(token)}, ${passwordHash}, ${at}) as "userId"`.execute(db);
  return rows[0]?.userId ?? undefined;
}
