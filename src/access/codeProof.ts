import type { AssociationDatabase } from '../platform/database/association.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import type { ProofMethod } from '../platform/http/route.ts';
import { findCodeSecret, useCode, useRecoveryCode } from './factorQueries.ts';
import { stepOfCode } from './oneTimeCode.ts';

/** How a user with the right password has proved who it is, or what is wanting. */
export type Proof = { readonly method: ProofMethod } | { readonly fault: HttpFault; readonly why: string };

/** Asks for a code where the user has them; each works once. ASVS 6.5.1. */
export async function codeProof(database: AssociationDatabase, userId: string, typed: string | undefined, now: Date): Promise<Proof> {
  const cipher = await database.cipher();
  const secret = await database.beforeLogin((db) => findCodeSecret(db, userId, cipher));
  if (secret === undefined) return { method: 'password' };
  if (typed === undefined) {
    return {
      fault: new HttpFault(401, 'code-needed', 'Skriv koden som din app visar, eller en av dina reservkoder.'),
      why: 'koden saknas',
    };
  }
  const step = stepOfCode(secret, typed, now);
  if (step !== undefined && (await database.beforeLogin((db) => useCode(db, userId, step)))) return { method: 'one_time_code' };
  if (step === undefined && (await database.beforeLogin((db) => useRecoveryCode(db, userId, typed, now))))
    return { method: 'recovery_code' };
  return {
    fault: new HttpFault(401, 'code-wrong', 'Koden stämmer inte eller är redan använd. Vänta på nästa kod och skriv den.'),
    why: 'fel kod',
  };
}
