import { luhnRemainder } from '../shared/luhn.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** Ten digits written `NNNNNN-NNNN`. */
export type OrganisationNumber = string & { readonly __brand: 'OrganisationNumber' };

export type OrganisationNumberFault = { readonly code: 'shape' | 'check-digit'; readonly text: string };

const SHAPE = /^(?:16)?(\d{6})-?(\d{4})$/;

/**
 * Reads an organisation number with or without hyphen, spaces or the leading century "16".
 * Ten digits make it; whether its check digit is right is asked by `hasRightCheckDigit`, because ledger files carry made-up numbers.
 */
export function readOrganisationNumber(text: string): OrganisationNumber | undefined {
  const match = SHAPE.exec(text.replaceAll(/\s/gu, ''));
  // The one place where read digits get their brand.
  return match ? (`${match[1]}-${match[2]}` as OrganisationNumber) : undefined;
}

export const hasRightCheckDigit = (number: OrganisationNumber): boolean => luhnRemainder(number.replace('-', '')) === 0;

/** As `readOrganisationNumber`, and the check digit must be right. For what a person types. */
export function checkOrganisationNumber(text: string): Result<OrganisationNumber, OrganisationNumberFault> {
  const number = readOrganisationNumber(text);
  if (number === undefined) {
    return err({ code: 'shape', text: 'Organisationsnumret har inte tio siffror. Skriv det som NNNNNN-NNNN.' });
  }
  if (!hasRightCheckDigit(number)) {
    return err({
      code: 'check-digit',
      text: 'Organisationsnumret har fel kontrollsiffra. Jämför med registreringsbeviset och rätta den siffra som är fel.',
    });
  }
  return ok(number);
}

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
