import { Secret, TOTP } from 'otpauth';

/** As every authenticator makes them (RFC 6238): six digits a half-minute, by a shared secret of 160 bits. */
const PERIOD_S = 30;
const SECRET_BYTES = 20;
/** Half-minutes that a clock may be off, either way. */
const DRIFT = 1;

/** A new secret as authenticators take it by hand: base32. */
export const newCodeSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

const totp = (secret: string, account = '', issuer = ''): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_S, digits: 6, issuer, label: account });

/** What a QR code holds, so that the authenticator names the account. */
export const codeAddress = (secret: string, account: string, association: string): string =>
  totp(secret, account, `Samla ${association}`.replaceAll(':', ' ')).toString();

/** @returns the half-minute that a code is right for, counted since 1970, or undefined when it is not right now */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const off = totp(secret).validate({ token, timestamp: now.getTime(), window: DRIFT });
  return off === null ? undefined : Math.floor(now.getTime() / (PERIOD_S * 1000)) + off;
}
