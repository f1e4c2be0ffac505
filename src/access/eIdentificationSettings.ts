import { UserError } from '../platform/userError.ts';

export type EIdentificationSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The levels of assurance that are good enough, as the provider names them in `acr`. */
  readonly assurance: readonly string[];
  /** Samla's own page that the provider sends the browser back to. */
  readonly returnTo: string;
  /** A provider on this computer, for trying: it alone may be asked without TLS. */
  readonly onLoopback: boolean;
};

/** Level 3, proved and by the same routines not yet examined. https://docs.swedenconnect.se/technical-framework */
const LEVEL_3 = 'http://id.elegnamnden.se/loa/1.0/loa3 http://id.swedenconnect.se/loa/1.0/uncertified-loa3';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `SAMLA_OIDC` (the provider's issuer), `SAMLA_OIDC_CLIENT`, `SAMLA_OIDC_SECRET`, `SAMLA_OIDC_ASSURANCE` (levels with
 * spaces between; level 3 when it is not said) and `SAMLA_ADDRESS` (Samla's own, as browsers write it).
 * @param returnPath the page that the provider sends browsers back to
 * @returns undefined where no provider is named
 * @throws UserError for what is missing or can't be; never with the secret in it
 */
export function readEIdentificationSettings(env: Environment, returnPath: string): EIdentificationSettings | undefined {
  const issuer = env['SAMLA_OIDC'] ?? '';
  if (issuer === '') return undefined;
  const provider = safeAddress('SAMLA_OIDC', issuer);
  const own = safeAddress('SAMLA_ADDRESS', needed(env, 'SAMLA_ADDRESS'));
  return {
    issuer,
    clientId: needed(env, 'SAMLA_OIDC_CLIENT'),
    clientSecret: needed(env, 'SAMLA_OIDC_SECRET'),
    assurance: (env['SAMLA_OIDC_ASSURANCE'] || LEVEL_3).split(/\s+/).filter((level) => level !== ''),
    returnTo: new URL(returnPath, own).href,
    onLoopback: provider.protocol === 'http:',
  };
}

function needed(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new UserError('oidc', `SAMLA_OIDC är satt, men ${name} saknas. Sätt den, eller ta bort SAMLA_OIDC.`);
  return value;
}

/** An address that browsers or Samla may trust: over TLS, but for one on this computer. @throws UserError */
export function safeAddress(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
  if (!url || !isSafe) throw new UserError('oidc', `${name}=${text} är ingen adress som börjar på https://. Rätta den.`);
  return url;
}
