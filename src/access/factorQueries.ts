import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { recoveryCodeHash } from './recoveryCode.ts';

const place = (userId: string): string => `one-time code ${userId}`;

/** The secret of a user's one-time codes, where codes are asked for. Before a user is known. */
export async function findCodeSecret(db: ReadHandle, userId: string, cipher: IdentityCipher): Promise<string | undefined> {
  const { rows } = await sql<{ secret: Buffer }>`select secret from access.find_second_factor(${userId}::uuid)`.execute(db);
  return rows[0] && cipher.decrypt(rows[0].secret, place(userId));
}

/** Uses up a code that is right. False when it, or a later one, was used already. */
export async function useCode(db: ReadHandle, userId: string, step: number): Promise<boolean> {
  const { rows } = await sql<{ used: boolean | null }>`select access.use_one_time_code(${userId}::uuid, ${step}::bigint) as used`.execute(
    db,
  );
  return rows[0]?.used === true;
}

/** Uses up a recovery code. False when what was typed is none that is left. */
export async function useRecoveryCode(db: ReadHandle, userId: string, typed: string, at: Date): Promise<boolean> {
  const hash = recoveryCodeHash(typed);
  if (!hash) return false;
  const { rows } = await sql<{ used: boolean | null }>`select access.use_recovery_code(${userId}::uuid, ${hash}, ${at}) as used`.execute(
    db,
  );
  return rows[0]?.used === true;
}

export type OwnFactors = { readonly codeSince: Date | null; readonly recoveryCodesLeft: number; readonly eIdentitySince: Date | null };

/** The ways to log in of the user of the transaction, besides the password. */
export async function ownFactors(db: ReadHandle): Promise<OwnFactors> {
  const { rows } = await sql<OwnFactors>`
    select code_since as "codeSince", recovery_codes_left as "recoveryCodesLeft", e_identity_since as "eIdentitySince" from access.own_factors()`.execute(
    db,
  );
  return rows[0] ?? { codeSince: null, recoveryCodesLeft: 0, eIdentitySince: null };
}

/** Keeps a new secret of the user's own until its first code is right. False when one is in use. */
export async function beginOwnCode(db: WriteHandle, userId: string, secret: string, cipher: IdentityCipher, at: Date): Promise<boolean> {
  const { rows } = await sql<{
    begun: boolean | null;
  }>`select access.begin_own_code(${cipher.encrypt(secret, place(userId))}, ${at}) as begun`.execute(db);
  return rows[0]?.begun === true;
}

/** The secret whose first code is awaited. */
export async function ownCodeBegun(db: ReadHandle, userId: string, cipher: IdentityCipher): Promise<string | undefined> {
  const { rows } = await sql<{ secret: Buffer | null }>`select access.own_code_begun() as secret`.execute(db);
  const secret = rows[0]?.secret;
  return secret ? cipher.decrypt(secret, place(userId)) : undefined;
}

export async function confirmOwnCode(db: WriteHandle, step: number, at: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`select access.confirm_own_code(${step}::bigint, ${at}) as done`.execute(db);
  return rows[0]?.done === true;
}

export async function replaceOwnRecoveryCodes(db: WriteHandle, codes: readonly string[], at: Date): Promise<void> {
  const hashes = codes.map((code) => recoveryCodeHash(code));
  await sql`select access.replace_own_recovery_codes(${hashes}::bytea[], ${at})`.execute(db);
}

export async function removeOwnCode(db: WriteHandle): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`select access.remove_own_code() as done`.execute(db);
  return rows[0]?.done === true;
}

/** Takes away all ways but the password, for an administrator. False when there were none. */
export async function removeFactorsOf(db: WriteHandle, userId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`select access.remove_factors(${userId}::uuid) as done`.execute(db);
  return rows[0]?.done === true;
}
