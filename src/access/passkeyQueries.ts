import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LoginCandidate } from './loginQueries.ts';
import type { KnownPasskey, NewPasskey } from './passkeys.ts';

/** What a signed challenge is good for: one that was given for another thing is none. */
export type PasskeyUse = 'login' | 'proof' | 'adding';
/** What is kept until the browser answers: whose it is, null for a login, and what must have been signed. */
export type PasskeyStep = { readonly userId: string | null; readonly challenge: string; readonly handle: string };

const hashOf = (use: PasskeyUse, token: string): Buffer => createHash('sha256').update(`passkey ${use} ${token}`).digest();
const PLACE = 'passkey step';

/** Keeps a challenge for one use, for the browser that holds the token alone. */
export async function keepPasskeyStep(
  db: ReadHandle,
  [use, token]: readonly [PasskeyUse, string],
  { userId, ...kept }: PasskeyStep,
  cipher: IdentityCipher,
  [at, until]: readonly [Date, Date],
): Promise<void> {
  const detail = cipher.encrypt(JSON.stringify(kept), PLACE);
  await sql`select access.keep_login_step(${hashOf(use, token)}, ${userId}::uuid, ${detail}, ${at}, ${until})`.execute(db);
}

/** Gives a challenge once. */
export async function takePasskeyStep(
  db: ReadHandle,
  [use, token]: readonly [PasskeyUse, string],
  cipher: IdentityCipher,
  at: Date,
): Promise<PasskeyStep | undefined> {
  const { rows } = await sql<{ userId: string | null; detail: Buffer }>`
    select user_id as "userId", detail from access.take_login_step(${hashOf(use, token)}, ${at})`.execute(db);
  const row = rows[0];
  // Written above alone.
  return row && { userId: row.userId, ...(JSON.parse(cipher.decrypt(row.detail, PLACE)) as Omit<PasskeyStep, 'userId'>) };
}

export type FoundPasskey = { readonly candidate: LoginCandidate; readonly handle: Buffer; readonly publicKey: Buffer };

/** Whose a passkey is; undefined for one that is unknown, was removed, or whose user has left. */
export async function findPasskey(db: ReadHandle, credentialId: Buffer): Promise<FoundPasskey | undefined> {
  const { rows } = await sql<{ userId: string; name: string; email: string; handle: Buffer; publicKey: Buffer }>`
    select user_id as "userId", name, email, user_handle as handle, public_key as "publicKey" from access.find_passkey(${credentialId})`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return undefined;
  const { handle, publicKey, ...who } = row;
  return { candidate: { ...who, passwordHash: null, passwordExpiresAt: null }, handle, publicKey };
}

/** Notes that a passkey was used. False when it has not counted on from last time: then there are two of it. */
export async function usePasskey(
  db: ReadHandle,
  credentialId: Buffer,
  { counter, isSynced }: { readonly counter: number; readonly isSynced: boolean },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{
    used: boolean | null;
  }>`select access.use_passkey(${credentialId}, ${counter}::bigint, ${isSynced}, ${at}) as used`.execute(db);
  return rows[0]?.used === true;
}

export type OwnPasskeyRow = KnownPasskey & {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
  readonly isSynced: boolean;
  readonly handle: Buffer;
};

/** The passkeys of the user of the transaction, oldest first. */
export async function ownPasskeys(db: ReadHandle): Promise<OwnPasskeyRow[]> {
  const { rows } = await sql<OwnPasskeyRow>`
    select id, name, made_at as "madeAt", used_at as "usedAt", is_synced as "isSynced", credential_id as "credentialId", transports, user_handle as handle
    from access.own_passkeys()`.execute(db);
  return rows;
}

/** Keeps a new passkey of the user's own. */
export async function addOwnPasskey(
  db: WriteHandle,
  { credentialId, publicKey, counter, transports, isSynced }: NewPasskey,
  { name, handle, atMost }: { readonly name: string; readonly handle: Buffer; readonly atMost: number },
  at: Date,
): Promise<'done' | 'taken' | 'many'> {
  const { rows } = await sql<{ outcome: 'done' | 'taken' | 'many' }>`
    select access.add_own_passkey(${credentialId}, ${handle}, ${publicKey}, ${counter}::bigint, ${[...transports]}::text[], ${name}, ${isSynced}, ${at}, ${atMost}) as outcome`.execute(
    db,
  );
  return rows[0]?.outcome ?? 'taken';
}

export async function renameOwnPasskey(db: WriteHandle, id: string, name: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`select access.rename_own_passkey(${id}::uuid, ${name}) as done`.execute(db);
  return rows[0]?.done === true;
}

/** Takes a passkey away, but the last where nothing else would be enough. @returns undefined when the user has none such */
export async function removeOwnPasskey(db: WriteHandle, id: string, isAskedMore: boolean): Promise<'done' | 'last' | undefined> {
  const { rows } = await sql<{
    outcome: 'done' | 'last' | null;
  }>`select access.remove_own_passkey(${id}::uuid, ${isAskedMore}) as outcome`.execute(db);
  return rows[0]?.outcome ?? undefined;
}
