import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP gives (19 MiB, 2 passes). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

/**
 * Whether the password is the one behind the hash. Without a hash – nobody has the address, or the user has no password –
 * it takes as long and is false.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await NOBODY), password);
  return right && stored !== null && stored !== undefined;
}

const NOBODY = hashPassword(randomBytes(32).toString('base64url'));

// No characters that look alike when read aloud or copied from paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const GROUP = 4;
/** Letters and digits by chance, in groups of four with hyphens between: 19.8 bits a group. */
export function readableCode(groups: number): string {
  const group = (): string => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** A password to hand over once: four groups of four, about 79 bits. */
export const oneTimePassword = (): string => readableCode(4);

/** How long it works unless it is changed: somebody else has seen it. */
export const ONE_TIME_PASSWORD_DAYS = 14;

/** Until when a one-time password works that is handed over now. */
export const oneTimePasswordExpiry = (now: Date): Date => new Date(now.getTime() + ONE_TIME_PASSWORD_DAYS * 86_400_000);
