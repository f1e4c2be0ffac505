import type { Role } from '../platform/roles.ts';

/** Every role of the field, those that can't log in today too. Order is that of the page. */
export type FieldRole = Role | 'group_leader' | 'referrer' | 'participant' | 'data_protection_officer';

/** `team` sees persons, for one intervention at a time; `office` never does; `outside` has no login in Samla today. */
export type RoleSide = 'team' | 'office' | 'outside';

/** The one table of roles: it decides which may be combined, and it is drawn as a page. */
export const ROLE_TABLE: Readonly<Record<FieldRole, RoleSide>> = {
  team_member: 'team',
  team_leader: 'team',
  counsellor: 'team',
  group_leader: 'outside',
  referrer: 'outside',
  participant: 'outside',
  coordinator: 'office',
  economist: 'office',
  board_member: 'office',
  auditor: 'office',
  data_protection_officer: 'outside',
  administrator: 'office',
};

// The keys of the table are its roles and nothing else.
export const FIELD_ROLES = Object.keys(ROLE_TABLE) as readonly FieldRole[];

/** The roles that can log in today, in the table's order. */
export const LOGIN_ROLES: readonly Role[] = FIELD_ROLES.filter((role) => isLoginRole(role));

export function isLoginRole(role: FieldRole): role is Role {
  return ROLE_TABLE[role] !== 'outside';
}
