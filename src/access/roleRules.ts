import type { Role } from '../platform/roles.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { roleInConflict, roleInSwedish } from './roles.ts';
import { ROLE_TABLE, type Circle } from './roleTable.ts';
import { isApart, isTeamRole, SETTABLE_PAIRS, type RoleRules } from './roleCircles.ts';

export const USUAL_ROLE_RULES: RoleRules = { employeesInTeams: false, apart: [] };

/** Pairs of two different roles, each once, in the order of the roles; those that the floor keeps apart anyway are left out. */
export function readRoleRules({ employeesInTeams, apart }: RoleRules): Result<RoleRules, string> {
  const same = apart.find(({ one, other }) => one === other);
  if (same) return err(`${roleInSwedish(same.one)} kan inte hållas isär från sig själv. Välj två olika roller.`);
  const pairs = SETTABLE_PAIRS.filter(({ one, other }) => isApart(apart, one, other));
  return ok({ employeesInTeams, apart: pairs });
}

export type GrantFault = { readonly code: 'roles-apart' | 'roles-apart-here' | 'employee-in-team'; readonly held?: Role };

/**
 * Whether a role may be given: by the floor, by the association's own pairs, and by what it has decided of its employees.
 * @param isEmployee whether the user is employed by the association itself
 */
export function grantFault(wanted: Role, held: readonly Role[], isEmployee: boolean, rules: RoleRules): GrantFault | undefined {
  const floor = roleInConflict(wanted, held);
  if (floor !== undefined) return { code: 'roles-apart', held: floor };
  const here = held.find((role) => isApart(rules.apart, role, wanted));
  if (here !== undefined) return { code: 'roles-apart-here', held: here };
  return isEmployee && isTeamRole(wanted) && !rules.employeesInTeams ? { code: 'employee-in-team' } : undefined;
}

/** Why nobody may hold a role of the circle together with one of another, in the order in which it is said. */
const WHY_ALONE: Readonly<Record<Exclude<Circle, 'office'>, string>> = {
  participant: 'den som är deltagare har ingen annan roll.',
  privacy: 'dataskyddsombudet ska inte ta del i det som granskas, och har ingen annan roll.',
  examination: 'revisorn ändrar ingenting, och har ingen annan roll.',
  persons: 'den som ser deltagare får inte ha en kontorsroll.',
};

function whyApart(one: Role, other: Role): string {
  const circles: readonly Circle[] = [ROLE_TABLE[one].circle, ROLE_TABLE[other].circle];
  const alone = (['participant', 'privacy', 'examination'] as const).find((circle) => circles.includes(circle));
  return WHY_ALONE[alone ?? 'persons'];
}

/** The fault in plain Swedish: what stands in the way, and whose rule it is. */
export function grantFaultText({ code, held }: GrantFault, wanted: Role): string {
  const both = held === undefined ? '' : `är ${roleInSwedish(held)} och kan inte samtidigt vara ${roleInSwedish(wanted)}: `;
  switch (code) {
    case 'roles-apart':
      return `${both}${held === undefined ? WHY_ALONE.persons : whyApart(held, wanted)}`;
    case 'roles-apart-here':
      return `${both}förbundet har beslutat att hålla de rollerna isär.`;
    case 'employee-in-team':
      return `den som är anställd av förbundet får inte ha rollen ${roleInSwedish(wanted)}. Förbundet kan besluta annat i inställningarna.`;
  }
}
