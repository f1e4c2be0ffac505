import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * How many wrong passwords are taken. The narrow limit holds for one account from one address, so that a guesser locks
 * out nobody but itself; the two wide ones stop many addresses on one account and one address on many accounts.
 * Right passwords do not count. OWASP ASVS 6.3.1.
 */
export const LOGIN_LIMIT = { minutes: 15, onAccountFromAddress: 10, onAccount: 100, fromAddress: 50 } as const;

/** The e-mail address as it is compared, whatever way it was typed. */
export const plainEmail = (text: string): string => text.normalize('NFC').trim().toLowerCase();

export const accountHash = (email: string): Buffer => sha256(plainEmail(email));

/** Of an IPv6 address the first half counts: one subscriber has the whole of the other. */
export const addressHash = (address: string): Buffer => sha256(isIPv6(address) ? firstHalf(address) : address);

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

function firstHalf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [before = '', after] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(before), groups(after)];
  const zeros = after === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
