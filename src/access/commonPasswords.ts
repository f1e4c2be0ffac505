import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The commonest passwords that are long enough here, as the beginnings of their SHA-256; see scripts/listCommonPasswords.mjs. */
const LIST = new URL('commonPasswords.txt', import.meta.url);
const DIGITS = 14;

let known: ReadonlySet<string> | undefined;

/** Whether the password is one of the 5 000 commonest of 12 characters and more, in capitals or not (ASVS 6.2.4). */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(readFileSync(LIST, 'ascii').trimEnd().split('\n'));
  return known.has(createHash('sha256').update(password.normalize('NFC').toLowerCase()).digest('hex').slice(0, DIGITS));
}
