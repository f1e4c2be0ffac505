import { checkOrganisationNumber } from '../shared/organisationNumber.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** How the association presents itself. The exact name that one logs in with is the installation's and stays. */
export type Profile = { readonly shownName: string; readonly organisationNumber: string };

const MOST = 200;

/** A name that fits a heading, and an organisation number with a right check digit, or none yet. */
export function readProfile(written: Profile): Result<Profile, string> {
  const shownName = written.shownName.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (shownName === '') return err('Namnet saknas. Skriv förbundets namn så som det ska stå på sidor och rapporter.');
  if (shownName.length > MOST) return err(`Namnet är för långt. Skriv högst ${MOST} tecken.`);
  if (written.organisationNumber.trim() === '') return ok({ shownName, organisationNumber: '' });
  const number = checkOrganisationNumber(written.organisationNumber);
  return number.ok ? ok({ shownName, organisationNumber: number.value }) : err(number.error.text);
}
