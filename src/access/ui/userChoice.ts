import type { Users } from '../usersApi.ts';

type User = Users['users'][number];

/** Which users someone wants to see. */
export type UserChoice = {
  readonly search: string;
  readonly state: 'here' | 'all' | User['state'];
  /** A role, `none` for users without any, or empty for all. */
  readonly role: string;
  /** Name of an intervention, or empty for all. */
  readonly intervention: string;
};

/** All who have access or are about to. */
export const HERE: UserChoice = { search: '', state: 'here', role: '', intervention: '' };
export const USER_STATES = ['here', 'active', 'invited', 'left', 'all'] as const;

type Sort = { readonly column: string; readonly descending: boolean };

/** The users of a choice in order; every word that is searched for is to stand in name or address. */
export function shownUsers(users: readonly User[], choice: UserChoice, sort: Sort, language: string): readonly User[] {
  const words = choice.search.toLocaleLowerCase(language).split(/\s+/u).filter(Boolean);
  const { compare } = new Intl.Collator(language, { numeric: true });
  const turned = sort.descending ? -1 : 1;
  return users
    .filter(({ name, email }) => words.every((word) => `${name} ${email}`.toLocaleLowerCase(language).includes(word)))
    .filter(({ state }) => choice.state === 'all' || (choice.state === 'here' ? state !== 'left' : state === choice.state))
    .filter(({ roles }) => hasRole(roles, choice))
    .toSorted((one, other) => turned * compare(keyOf(one, sort.column), keyOf(other, sort.column)) || compare(one.name, other.name));
}

function hasRole(roles: User['roles'], { role, intervention }: UserChoice): boolean {
  if (role === 'none') return roles.length === 0 && intervention === '';
  if (role === '' && intervention === '') return true;
  return roles.some((one) => (role === '' || one.role === role) && (intervention === '' || one.intervention === intervention));
}

const keyOf = (user: User, column: string): string => (column === 'email' ? user.email : column === 'state' ? user.state : user.name);
