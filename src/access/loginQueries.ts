import { sql } from 'kysely';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { accountHash, addressHash, LOGIN_LIMIT } from './loginLimit.ts';

export type LoginCandidate = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Null for a user who logs in by e-identification alone. */
  readonly passwordHash: string | null;
  /** Until when a one-time password works, null for an own one. */
  readonly passwordExpiresAt: Date | null;
};

/** Before a user is known: what is needed to check one password. */
export async function findLogin(db: ReadHandle, email: string): Promise<LoginCandidate | undefined> {
  const { rows } = await sql<LoginCandidate>`
    select user_id as "userId", name, email, password_hash as "passwordHash", password_expires_at as "passwordExpiresAt" from access.find_login(${email})`.execute(
    db,
  );
  return rows[0];
}

/** Counts an attempt at a password before it is looked at. False when there have been too many; then it is not to be looked at. */
export async function beginLogin(
  db: ReadHandle,
  attempt: { readonly email: string; readonly address: string; readonly at: Date },
): Promise<boolean> {
  const since = new Date(attempt.at.getTime() - LOGIN_LIMIT.minutes * 60_000);
  const { rows } = await sql<{ may: boolean | null }>`
    select access.begin_login(${accountHash(attempt.email)}, ${addressHash(attempt.address)}, ${attempt.at}, ${since},
      ${LOGIN_LIMIT.onAccountFromAddress}, ${LOGIN_LIMIT.onAccount}, ${LOGIN_LIMIT.fromAddress}) as may`.execute(db);
  return rows[0]?.may === true;
}

/** After a right password: what was tried on the account from that address counts no more. */
export async function forgetLoginAttempts(db: ReadHandle, email: string, address: string): Promise<void> {
  await sql`select access.forget_login_attempts(${accountHash(email)}, ${addressHash(address)})`.execute(db);
}

/** Changes the password if it still is the one that was checked, ends the user's sessions and audits it. */
export async function replacePassword(
  db: ReadHandle,
  change: { readonly userId: string; readonly oldHash: string; readonly newHash: string; readonly at: Date; readonly role: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`
    select access.replace_password(${change.userId}::uuid, ${change.oldHash}, ${change.newHash}, ${change.at}, ${change.role}) as done`.execute(
    db,
  );
  return rows[0]?.done === true;
}

/** Audits a login. Of an address that nobody has nothing is kept: people type other things there by mistake. */
export async function logLogin(
  db: ReadHandle,
  at: Date,
  candidate: LoginCandidate | undefined,
  outcome: 'done' | 'denied' | 'refused',
  why: string,
): Promise<void> {
  await sql`select access.log_login(${at}, ${candidate?.userId ?? null}::uuid, ${candidate?.email ?? 'okänd'}, ${outcome}, ${why})`.execute(
    db,
  );
}
