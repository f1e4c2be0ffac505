import { ROLES, type Role, type RoleFamily } from '../platform/roles.ts';

/**
 * Roles that may go together in one user; two of different circles never do. `persons` meet participants, `office` never sees one, and
 * the last three are alone: who examines changes nothing, who watches over personal data takes no part in the work (GDPR 38.6), and a
 * participant's login shows nothing but their own. DOMAIN § 1.
 */
export type Circle = 'persons' | 'office' | 'examination' | 'privacy' | 'participant';

/** What a role is held for: one intervention, a group in one, a party, a person, or the association as a whole. */
export type Scope = 'association' | 'intervention' | 'group' | 'party' | 'person';

export type RoleRow = {
  readonly circle: Circle;
  /** The database role that it works as: the grants and row policies hang on it. */
  readonly family: RoleFamily;
  /** One assignment is for one of these. */
  readonly heldFor: readonly Scope[];
  /** Who gives it. The administrator sees no person, and so gives no participant a login. */
  readonly givenBy: 'administrator' | 'team';
  /** Whether it waits for the team leader's approval where coordinator and administrator are one: it shows a team's participants. */
  readonly isApproved: boolean;
  readonly swedish: string;
  /** Other words that an operator may write for it. */
  readonly spellings?: readonly string[];
};

/**
 * The one table of roles: it decides what each is given for, which go together, and as what each works in the database. What a role may
 * do stands with each operation, in its contract; the page of the roles draws both.
 */
export const ROLE_TABLE: Readonly<Record<Role, RoleRow>> = {
  team_member: ofTeam('handledare'),
  team_leader: ofTeam('verksamhetsledare'),
  counsellor: ofTeam('kurator'),
  // The rooms of group leader and referrer are not built: until then they work as one who has no role, on the own account.
  group_leader: {
    circle: 'persons',
    family: 'user',
    heldFor: ['group'],
    givenBy: 'administrator',
    isApproved: true,
    swedish: 'gruppledare',
  },
  referrer: { circle: 'persons', family: 'user', heldFor: ['party'], givenBy: 'administrator', isApproved: false, swedish: 'remittent' },
  participant: { circle: 'participant', family: 'user', heldFor: ['person'], givenBy: 'team', isApproved: false, swedish: 'deltagare' },
  coordinator: ofOffice('samordnare', 'förbundschef', 'förbundssamordnare'),
  economist: ofOffice('ekonom'),
  board_member: ofOffice('styrelseledamot'),
  steering_group_member: { ...ofOffice('styrgruppsledamot', 'styrgrupp'), heldFor: ['intervention'] },
  auditor: { ...ofOffice('revisor'), circle: 'examination' },
  // Of the controllers that are served: the parties that answer for interventions' personal data, or the association itself.
  data_protection_officer: {
    ...ofOffice('dataskyddsombud', 'dpo'),
    circle: 'privacy',
    family: 'privacy',
    heldFor: ['association', 'party'],
  },
  administrator: { ...ofOffice('administratör', 'systemadministratör', 'admin'), family: 'admin' },
};

/** In the order of menus and tables. */
export const ALL_ROLES: readonly Role[] = ROLES;

function ofTeam(swedish: string): RoleRow {
  return { circle: 'persons', family: 'team', heldFor: ['intervention'], givenBy: 'administrator', isApproved: true, swedish };
}

function ofOffice(swedish: string, ...spellings: string[]): RoleRow {
  return {
    ...{ circle: 'office', family: 'figures', heldFor: ['association'], givenBy: 'administrator', isApproved: false },
    swedish,
    spellings,
  };
}
