import { holdsIdentityNumber } from '../shared/identityNumber.ts';
import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { WHOLE_SHARE } from '../shared/share.ts';

export const PARTY_KINDS = ['FK', 'AF', 'region', 'municipality'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** A party as it is written. Days are ISO, '' for none; the share is hundredths of a percent of the member money. */
export type PartyFields = {
  readonly kind: PartyKind;
  readonly name: string;
  readonly isMember: boolean;
  readonly share: number | null;
  readonly email: string;
  readonly from: string;
  readonly to: string;
};

export type PartyProblem = { readonly field: keyof PartyFields; readonly code: PartyProblemCode };
type PartyProblemCode = 'missing' | 'long' | 'identityNumber' | 'share' | 'notAMember' | 'email' | 'notADay' | 'endsBeforeItStarts';

/** In plain Swedish, for those who ask by the API. */
export const PARTY_PROBLEMS: Readonly<Record<PartyProblemCode, string>> = {
  missing: 'Partens namn saknas. Skriv det.',
  long: 'Partens namn är för långt. Skriv högst 200 tecken.',
  identityNumber: 'I namnet står något som ser ut som ett personnummer. Ta bort det.',
  share: 'Andelen ska vara mer än 0 och högst 100 procent.',
  notAMember: 'Bara en medlem har en andel av medlemsmedlen. Ta bort andelen, eller gör parten till medlem.',
  email: 'E-postadressen går inte att läsa. Skriv till exempel samverkan@kommunen.se.',
  notADay: 'Dagen finns inte i kalendern. Skriv ÅÅÅÅ-MM-DD.',
  endsBeforeItStarts: 'Sista dagen kommer före den första. Rätta den ena.',
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The one rule of parties: a name, a first day, and a share only of a member. */
export function readParty(written: PartyFields, today: LocalDate): Result<PartyFields, readonly PartyProblem[]> {
  const name = written.name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const [email, from, to] = [written.email.trim(), written.from.trim(), written.to.trim()];
  const { share, isMember } = written;
  const problems: PartyProblem[] = [];
  const wrong = (field: PartyProblem['field'], code: PartyProblemCode): number => problems.push({ field, code });
  if (name === '') wrong('name', 'missing');
  else if (name.length > 200) wrong('name', 'long');
  else if (holdsIdentityNumber(name, today)) wrong('name', 'identityNumber');
  if (share !== null && !isMember) wrong('share', 'notAMember');
  else if (share !== null && !(Number.isInteger(share) && share >= 1 && share <= WHOLE_SHARE)) wrong('share', 'share');
  if (email !== '' && (!EMAIL.test(email) || email.length > 254)) wrong('email', 'email');
  if (parseLocalDate(from) === undefined) wrong('from', 'notADay');
  if (to !== '' && parseLocalDate(to) === undefined) wrong('to', 'notADay');
  else if (to !== '' && to < from) wrong('to', 'endsBeforeItStarts');
  return problems.length > 0 ? err(problems) : ok({ kind: written.kind, name, isMember, share, email, from, to });
}
