/**
 * Which parts of a person's name a participation's own team has told. The name is the person's and the same for all, but a part that a
 * team has not told is not shown to it: it would tell that somebody else has them too.
 */
export type NameTold = { readonly given: boolean; readonly family: boolean };
type Name = { readonly givenName: string; readonly familyName: string };

export const NO_NAME_TOLD: NameTold = { given: false, family: false };

export const nameTold = ({ givenName, familyName }: Name): NameTold => ({ given: givenName !== '', family: familyName !== '' });

export const eitherTold = (a: NameTold, b: NameTold): NameTold => ({ given: a.given || b.given, family: a.family || b.family });

export const sameTold = (a: NameTold, b: NameTold): boolean => a.given === b.given && a.family === b.family;

/** A person with what of their name may be shown. */
export const withToldName = <P extends Name>(person: P, told: NameTold): P => ({
  ...person,
  givenName: told.given ? person.givenName : '',
  familyName: told.family ? person.familyName : '',
});

/** A person as corrected in a form that did not show the whole name: what it did not show and did not tell stays as it was. */
export const withUntoldName = <P extends Name>(corrected: P, known: Name, told: NameTold): P => ({
  ...corrected,
  givenName: corrected.givenName === '' && !told.given ? known.givenName : corrected.givenName,
  familyName: corrected.familyName === '' && !told.family ? known.familyName : corrected.familyName,
});
