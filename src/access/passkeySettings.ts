import { isIP } from 'node:net';
import { safeAddress } from './eIdentificationSettings.ts';

/** Samla's own address as browsers write it; a passkey works there and nowhere else. */
export type PasskeySettings = { readonly origin: string; readonly rpId: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `SAMLA_ADDRESS`. Where it is not said, Samla is on this computer alone: `http://localhost` with the port.
 * @param isBehindTls whether browsers come by a proxy, at an address that only the environment can tell
 * @returns undefined where passkeys can't work: at an address of numbers, or one that nobody has told
 * @throws UserError for an address that can't be
 */
export function readPasskeySettings(env: Environment, port: number, isBehindTls: boolean): PasskeySettings | undefined {
  const told = env['SAMLA_ADDRESS'] ?? '';
  if (told === '' && (isBehindTls || port === 0)) return undefined;
  const { origin, hostname } = safeAddress('SAMLA_ADDRESS', told === '' ? `http://localhost:${port}` : told);
  return isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 ? { origin, rpId: hostname } : undefined;
}
