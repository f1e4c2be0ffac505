import { ROLES, type Role } from '../platform/roles.ts';
import { ROLE_TABLE } from './roleTable.ts';

/** Whether a role works in a team: it sees participants, and is held for one intervention at a time. */
export const isTeamRole = (role: Role): boolean => ROLE_TABLE[role].family === 'team';

/** Whether two roles may never be held by one user at the same time, whatever an association decides. */
export const alwaysApart = (one: Role, other: Role): boolean => ROLE_TABLE[one].circle !== ROLE_TABLE[other].circle;

export type RolePair = { readonly one: Role; readonly other: Role };

/** The pairs that an association may keep apart by its own decision, in the order of the roles. */
export const SETTABLE_PAIRS: readonly RolePair[] = ROLES.flatMap((one, i) =>
  ROLES.slice(i + 1)
    .filter((other) => !alwaysApart(one, other))
    .map((other) => ({ one, other })),
);

export const isApart = (apart: readonly RolePair[], first: Role, second: Role): boolean =>
  apart.some(({ one, other }) => (one === first && other === second) || (one === second && other === first));

/** What an association has decided about who may hold which role, above the floor that no decision lifts. */
export type RoleRules = {
  /** Whether somebody employed by the association may hold a team role. */
  readonly employeesInTeams: boolean;
  /** Pairs of roles that one user may not hold at the same time, besides those that never go together. */
  readonly apart: RolePair[];
};
