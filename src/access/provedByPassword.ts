import type { Clock } from '../platform/clock.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import type { Authorised, ProofMethod } from '../platform/http/route.ts';
import { codeProof } from './codeProof.ts';
import { LOGIN_LIMIT } from './loginLimit.ts';
import { beginLogin, findLogin, forgetLoginAttempts } from './loginQueries.ts';
import { verifyPassword } from './password.ts';

export type Trying = Pick<Authorised, 'database' | 'login'> & { readonly request: { readonly ip: string } };

/** A stolen session must not become a way to try passwords or codes. */
export async function countTry({ database, login, request }: Trying, clock: Clock): Promise<void> {
  const attempt = { email: login.email, address: request.ip, at: clock.now() };
  if (!(await database.beforeLogin((db) => beginLogin(db, attempt))))
    throw new HttpFault(429, 'too-many', `För många försök. Vänta ${LOGIN_LIMIT.minutes} minuter och försök igen.`);
}

export async function provedPassword(trying: Trying, password: string, clock: Clock): Promise<void> {
  await countTry(trying, clock);
  const { database, login } = trying;
  const candidate = await database.beforeLogin((db) => findLogin(db, login.email));
  if (!candidate?.passwordHash || !(await verifyPassword(candidate.passwordHash, password)))
    throw new HttpFault(422, 'password-wrong', 'Lösenordet stämmer inte.');
}

export const forgetTries = ({ database, login, request }: Trying): Promise<void> =>
  database.beforeLogin((db) => forgetLoginAttempts(db, login.email, request.ip));

/** Both right, or neither: a right password alone leaves the try counted. @returns by what it was proved */
export async function provedByPassword(trying: Trying, password: string, code: string | undefined, clock: Clock): Promise<ProofMethod> {
  await provedPassword(trying, password, clock);
  const proof = await codeProof(trying.database, trying.login.userId, code, clock.now());
  if ('fault' in proof) throw new HttpFault(422, proof.fault.code, proof.fault.message);
  await forgetTries(trying);
  return proof.method;
}
