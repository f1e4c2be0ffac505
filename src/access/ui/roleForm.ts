import { parseLocalDate } from '../../shared/localDate.ts';
import { ALL_ROLES, ROLE_TABLE, type Scope } from '../roleTable.ts';
import type { GiveRole } from '../usersApi.ts';
import type { Role } from './roleText.ts';

/** A role as it is written in a form. */
export type RoleForm = {
  readonly role: string;
  readonly intervention: string;
  readonly group: string;
  readonly party: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly decision: string;
};

export const emptyRole = (today: string): RoleForm => ({
  ...{ role: '', intervention: '', group: '', party: '', from: today, to: '', reason: '', decision: '' },
});

/** The roles that an administrator gives. */
export const GIVEN_ROLES: readonly Role[] = ALL_ROLES.filter((role) => ROLE_TABLE[role].givenBy === 'administrator');

export const chosenRole = ({ role }: RoleForm): Role | undefined => GIVEN_ROLES.find((one) => one === role);
const isFor = (role: Role | undefined, ...scopes: Scope[]): boolean =>
  role !== undefined && scopes.some((scope) => ROLE_TABLE[role].heldFor.includes(scope));
export const asksIntervention = (role: Role | undefined): boolean => isFor(role, 'intervention', 'group');
export const asksGroup = (role: Role | undefined): boolean => isFor(role, 'group');
export const asksParty = (role: Role | undefined): boolean => isFor(role, 'party');
/** Whether a role may be held for the association itself instead of for one of what is asked about. */
export const mayBeForAll = (role: Role | undefined): boolean => isFor(role, 'association');
export const isApproved = (role: Role | undefined): boolean => role !== undefined && ROLE_TABLE[role].isApproved;
export const isInThePast = ({ from }: RoleForm, today: string): boolean => parseLocalDate(from) !== undefined && from < today;

export type RoleFaultName = 'role' | 'intervention' | 'group' | 'party' | 'from' | 'to' | 'toBefore' | 'toPast' | 'reason';

/** What is wrong with what is written, by field, in the fields' order. The server decides by all rules. */
export function roleFormFaults(form: RoleForm, today: string): Partial<Record<keyof RoleForm, RoleFaultName>> {
  const role = chosenRole(form);
  return {
    ...(role === undefined ? { role: 'role' as const } : {}),
    ...(asksIntervention(role) && form.intervention === '' ? { intervention: 'intervention' as const } : {}),
    ...(asksGroup(role) && form.group.trim() === '' ? { group: 'group' as const } : {}),
    ...(asksParty(role) && !mayBeForAll(role) && form.party === '' ? { party: 'party' as const } : {}),
    ...(parseLocalDate(form.from) === undefined ? { from: 'from' as const } : {}),
    ...(form.to === ''
      ? {}
      : parseLocalDate(form.to) === undefined
        ? { to: 'to' as const }
        : form.to < form.from
          ? { to: 'toBefore' as const }
          : form.to < today
            ? { to: 'toPast' as const }
            : {}),
    ...(isInThePast(form, today) && form.reason.trim().length < 3 ? { reason: 'reason' as const } : {}),
  };
}

/** The same as it is asked for; undefined while no role is chosen. */
export function askedRole(id: string, form: RoleForm, today: string): GiveRole | undefined {
  const role = chosenRole(form);
  if (role === undefined) return undefined;
  return {
    id,
    role,
    interventionId: asksIntervention(role) ? form.intervention : null,
    group: asksGroup(role) ? form.group.trim() : null,
    partyId: asksParty(role) && form.party !== '' ? form.party : null,
    from: form.from,
    to: form.to === '' ? null : form.to,
    reason: isInThePast(form, today) ? form.reason.trim() : null,
    decision: isApproved(role) && form.decision.trim() !== '' ? form.decision.trim() : null,
  };
}
