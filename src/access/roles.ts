import { ROLES, type Role, type RoleFamily } from '../platform/roles.ts';
import { alwaysApart } from './roleCircles.ts';
import { ROLE_TABLE } from './roleTable.ts';

export { isTeamRole } from './roleCircles.ts';

/** Which database role a role of the field works as. */
export const familyOf = (role: Role): RoleFamily => ROLE_TABLE[role].family;

/** @returns the first role already held that `wanted` may not be combined with. */
export function roleInConflict(wanted: Role, held: readonly Role[]): Role | undefined {
  return held.find((role) => alwaysApart(role, wanted));
}

/** Reads a role as an operator may write it: `team_leader`, `team-leader`, `teamleader`, `verksamhetsledare`. */
export function parseRole(text: string): Role | undefined {
  const bare = (value: string): string => value.toLowerCase().replaceAll(/[-_ ]/g, '');
  return ROLES.find((role) =>
    [role, ROLE_TABLE[role].swedish, ...(ROLE_TABLE[role].spellings ?? [])].some((spelling) => bare(spelling) === bare(text)),
  );
}

export const roleInSwedish = (role: Role): string => ROLE_TABLE[role].swedish;
