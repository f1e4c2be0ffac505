import type { OrganisationNumber } from '../shared/organisationNumber.ts';
import { err, ok, type Result } from '../shared/result.ts';

export type LedgerOwner = { readonly number: OrganisationNumber | null; readonly warning: string | null };

/**
 * Whose ledger a file is. The first file's organisation number is kept and must be the same ever after; a file without one is taken
 * with a warning. Source: golden/README, huvudbok.se.
 * @param kept the association's number from earlier files, null before the first
 * @returns the number to keep from now on, or a plain Swedish text that says what is wrong.
 */
export function ledgerOwner(kept: OrganisationNumber | null, inFile: OrganisationNumber | null): Result<LedgerOwner, string> {
  if (inFile === null) {
    return ok({ number: kept, warning: 'Filen saknar organisationsnummer (#ORGNR). Kontrollera att det är rätt förbunds huvudbok.' });
  }
  if (kept === null || kept === inFile) return ok({ number: inFile, warning: null });
  return err(`Filen hör till en annan organisation (${shown(inFile)}) än förbundets tidigare huvudböcker (${shown(kept)}).`);
}

// A sole trader's organisation number is an identity number, and those are never shown: their third digit is 0 or 1.
const shown = (number: OrganisationNumber): string => (Number(number[2]) < 2 ? 'ett personnummer' : number);
