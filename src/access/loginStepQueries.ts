import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { LoginCandidate } from './loginQueries.ts';
import type { KeptStep, ProvedIdentity } from './eIdentification.ts';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const PLACE = 'login step';

export type LoginStep = { readonly userId: string | null; readonly kept: KeptStep };

/** Keeps a login under way, for the browser that holds the token alone. */
export async function keepLoginStep(
  db: ReadHandle,
  token: string,
  { userId, kept }: LoginStep,
  cipher: IdentityCipher,
  [at, until]: readonly [Date, Date],
): Promise<void> {
  const detail = cipher.encrypt(JSON.stringify(kept), PLACE);
  await sql`select access.keep_login_step(${hashOf(token)}, ${userId}::uuid, ${detail}, ${at}, ${until})`.execute(db);
}

/** Gives a login under way once. */
export async function takeLoginStep(db: ReadHandle, token: string, cipher: IdentityCipher, at: Date): Promise<LoginStep | undefined> {
  const { rows } = await sql<{ userId: string | null; detail: Buffer }>`
    select user_id as "userId", detail from access.take_login_step(${hashOf(token)}, ${at})`.execute(db);
  const row = rows[0];
  // Written above alone.
  return row && { userId: row.userId, kept: JSON.parse(cipher.decrypt(row.detail, PLACE)) as KeptStep };
}

const indexOf = (cipher: IdentityCipher, { issuer, number }: ProvedIdentity): Buffer =>
  cipher.index(`e-identification ${issuer} ${number}`);

/** The user who has linked an e-identification. */
export async function findLoginByIdentity(
  db: ReadHandle,
  identity: ProvedIdentity,
  cipher: IdentityCipher,
): Promise<LoginCandidate | undefined> {
  const { rows } = await sql<LoginCandidate>`
    select user_id as "userId", name, email, password_hash as "passwordHash", password_expires_at as "passwordExpiresAt"
    from access.find_login_by_number(${indexOf(cipher, identity)})`.execute(db);
  return rows[0];
}

/** Links an e-identification to a user, in place of an earlier one. False when another user has it. */
export async function linkIdentity(
  db: ReadHandle,
  userId: string,
  identity: ProvedIdentity,
  cipher: IdentityCipher,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ linked: boolean | null }>`
    select access.link_e_identity(${userId}::uuid, ${indexOf(cipher, identity)}, ${at}) as linked`.execute(db);
  return rows[0]?.linked === true;
}
