import { isCommonPassword } from './commonPasswords.ts';
import type { LeakedPasswords } from './leakedPasswords.ts';
import { passwordFault, type PasswordFault } from './passwordFault.ts';

export type NewPasswordFault = PasswordFault | { readonly code: 'password-known'; readonly text: string };

/**
 * Why a new password can't be taken, or undefined when it can: its own faults, and those of being known to whoever tries lists.
 * @param known words that somebody who knows the user would try: name, e-mail address, association
 * @param leaked the installation's own list of leaked passwords, where it has one
 */
export async function newPasswordFault(
  password: string,
  known: readonly string[],
  leaked: Pick<LeakedPasswords, 'has'> | undefined,
): Promise<NewPasswordFault | undefined> {
  const fault = passwordFault(password, known);
  if (fault) return fault;
  if (!isCommonPassword(password) && !(await leaked?.has(password))) return undefined;
  return {
    code: 'password-known',
    text: 'Lösenordet finns i listor över vanliga eller läckta lösenord, som de som bryter sig in prövar. Välj ett annat, och byt det också där du har det i dag.',
  };
}
