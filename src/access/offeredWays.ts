import { eIdentificationBy, type EIdentification } from './eIdentification.ts';
import { readEIdentificationSettings } from './eIdentificationSettings.ts';
import { passkeysAt, type Passkeys } from './passkeys.ts';
import { readPasskeySettings } from './passkeySettings.ts';

/** The ways to log in that an installation offers besides the password. */
export type OfferedWays = { readonly eIdentification?: EIdentification | undefined; readonly passkeys?: Passkeys | undefined };

type Server = { readonly port: number; readonly tlsProxy: string | undefined };

/** The ways that the environment tells of. @throws UserError for what can't be */
export function offeredWays(
  env: Readonly<Record<string, string | undefined>>,
  { port, tlsProxy }: Server,
  returnPath: string,
): OfferedWays {
  const [provider, keys] = [readEIdentificationSettings(env, returnPath), readPasskeySettings(env, port, tlsProxy !== undefined)];
  return { eIdentification: provider && eIdentificationBy(provider), passkeys: keys && passkeysAt(keys) };
}
