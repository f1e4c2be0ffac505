import { luhnRemainder } from './luhn.ts';
import { err, ok, type Result } from './result.ts';

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
