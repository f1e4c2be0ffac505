import type { RoleFamily } from '../platform/database/names.ts';
import { ROLES, type Role } from '../platform/roles.ts';
import { alwaysApart } from './roleSides.ts';

export { isTeamRole } from './roleSides.ts';

/** Which database role a role of the field works as; the grants and row policies hang on it. */
export const FAMILY_OF: Readonly<Record<Role, RoleFamily>> = {
  coordinator: 'figures',
  economist: 'figures',
  board_member: 'figures',
  auditor: 'figures',
  administrator: 'admin',
  team_leader: 'team',
  team_member: 'team',
  counsellor: 'team',
};

/**
 * Whoever sees persons may not hold an office role at the same time.
 * @returns the first role already held that `wanted` may not be combined with.
 */
export function roleInConflict(wanted: Role, held: readonly Role[]): Role | undefined {
  return held.find((role) => alwaysApart(role, wanted));
}

const SPELLINGS: ReadonlyMap<string, Role> = new Map([
  ['admin', 'administrator'],
  ['systemadministratör', 'administrator'],
  ['administratör', 'administrator'],
  ['förbundschef', 'coordinator'],
  ['förbundssamordnare', 'coordinator'],
  ['samordnare', 'coordinator'],
  ['ekonom', 'economist'],
  ['revisor', 'auditor'],
  ['styrelseledamot', 'board_member'],
  ['verksamhetsledare', 'team_leader'],
  ['handledare', 'team_member'],
  ['kurator', 'counsellor'],
]);

/** Reads a role as an operator may write it: `team_leader`, `team-leader`, `teamleader`, `verksamhetsledare`. */
export function parseRole(text: string): Role | undefined {
  const bare = (value: string): string => value.toLowerCase().replaceAll(/[-_ ]/g, '');
  return ROLES.find((role) => bare(role) === bare(text)) ?? SPELLINGS.get(bare(text));
}

const SWEDISH: Readonly<Record<Role, string>> = {
  coordinator: 'samordnare',
  economist: 'ekonom',
  board_member: 'styrelseledamot',
  auditor: 'revisor',
  administrator: 'administratör',
  team_leader: 'verksamhetsledare',
  team_member: 'handledare',
  counsellor: 'kurator',
};

export const roleInSwedish = (role: Role): string => SWEDISH[role];
