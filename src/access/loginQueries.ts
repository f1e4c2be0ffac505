import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';

export type LoginCandidate = { readonly userId: string; readonly name: string; readonly passwordHash: string | null };

/** Before a user is known: what is needed to check one password. */
export async function findLogin(db: ReadHandle, email: string): Promise<LoginCandidate | undefined> {
  const { rows } = await sql<LoginCandidate>`select user_id as "userId", name, password_hash as "passwordHash" from access.find_login(${email})`.execute(db);
  return rows[0];
}

/** Changes the password if it still is the one that was checked. */
export async function replacePassword(db: ReadHandle, userId: string, oldHash: string, newHash: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`select access.replace_password(${userId}::uuid, ${oldHash}, ${newHash}) as done`.execute(db);
  return rows[0]?.done === true;
}

/** Audits a login that succeeded or failed. */
export async function logLogin(db: ReadHandle, at: Date, email: string, outcome: 'done' | 'denied'): Promise<void> {
  await sql`select access.log_before_login(${at}, ${email}, 'logIn', ${outcome}, ${outcome === 'done' ? 'rätt lösenord' : 'fel adress eller lösenord'})`.execute(db);
}
