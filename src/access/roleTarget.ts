import type { Role } from '../platform/roles.ts';
import { ROLE_TABLE, type Scope } from './roleTable.ts';

/** What one assignment of a role is for. All null: the association as a whole. */
export type Target = {
  readonly interventionId: string | null;
  readonly partyId: string | null;
  /** The group's name within the intervention: groups have no records of their own yet. */
  readonly group: string | null;
};

export const WHOLE_ASSOCIATION: Target = { interventionId: null, partyId: null, group: null };
export const LONGEST_GROUP_NAME = 100;

/** What a target is, or undefined when it is several things at once. */
export function scopeOf({ interventionId, partyId, group }: Target): Exclude<Scope, 'person'> | undefined {
  if (group !== null) return interventionId !== null && partyId === null && group.trim() !== '' ? 'group' : undefined;
  if (interventionId !== null) return partyId === null ? 'intervention' : undefined;
  return partyId === null ? 'association' : 'party';
}

export const isSameTarget = (one: Target, other: Target): boolean =>
  one.interventionId === other.interventionId && one.partyId === other.partyId && one.group === other.group;

export type TargetFault = 'intervention-missing' | 'group-missing' | 'party-missing' | 'target-not-needed';

/** Why a role can't be held for a target, or undefined when it can. */
export function targetFault(role: Role, target: Target): TargetFault | undefined {
  const { heldFor } = ROLE_TABLE[role];
  const scope = scopeOf(target);
  if (scope !== undefined && heldFor.includes(scope)) return undefined;
  const needsIntervention = heldFor.includes('intervention') || heldFor.includes('group');
  if (needsIntervention && target.interventionId === null) return 'intervention-missing';
  if (heldFor.includes('group') && (target.group === null || target.group.trim() === '')) return 'group-missing';
  if (heldFor.includes('party') && !heldFor.includes('association') && target.partyId === null) return 'party-missing';
  return 'target-not-needed';
}

/** The interventions in which somebody works with participants, by the roles held. */
export const teamInterventions = (roles: readonly { readonly role: Role; readonly interventionId: string | null }[]): string[] =>
  roles.flatMap(({ role, interventionId }) => (ROLE_TABLE[role].family === 'team' && interventionId !== null ? interventionId : []));

/** Whether somebody sees what concerns every intervention, by the roles held: one of the office, for the association as a whole. */
export const seesWholeAssociation = (roles: readonly { readonly role: Role; readonly interventionId: string | null }[]): boolean =>
  roles.some(({ role, interventionId }) => ROLE_TABLE[role].family === 'figures' && interventionId === null);
