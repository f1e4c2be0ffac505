import { parseLocalDate } from '../../shared/localDate.ts';
import { LOGIN_ROLES, ROLE_TABLE } from '../roleTable.ts';
import type { GiveRole } from '../usersApi.ts';
import type { Role } from './roleText.ts';

/** A role as it is written in a form. */
export type RoleForm = {
  readonly role: string;
  readonly intervention: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly decision: string;
};

export const emptyRole = (today: string): RoleForm => ({ role: '', intervention: '', from: today, to: '', reason: '', decision: '' });

export const chosenRole = ({ role }: RoleForm): Role | undefined => LOGIN_ROLES.find((one) => one === role);
export const seesPersons = (role: Role | undefined): boolean => role !== undefined && ROLE_TABLE[role] === 'team';
export const isInThePast = ({ from }: RoleForm, today: string): boolean => parseLocalDate(from) !== undefined && from < today;

export type RoleFaultName = 'role' | 'intervention' | 'from' | 'to' | 'toBefore' | 'toPast' | 'reason';

/** What is wrong with what is written, by field, in the fields' order. The server decides by all rules. */
export function roleFormFaults(form: RoleForm, today: string): Partial<Record<keyof RoleForm, RoleFaultName>> {
  const role = chosenRole(form);
  return {
    ...(role === undefined ? { role: 'role' as const } : {}),
    ...(seesPersons(role) && form.intervention === '' ? { intervention: 'intervention' as const } : {}),
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
    interventionId: seesPersons(role) ? form.intervention : null,
    from: form.from,
    to: form.to === '' ? null : form.to,
    reason: isInThePast(form, today) ? form.reason.trim() : null,
    decision: role === 'team_leader' && form.decision.trim() !== '' ? form.decision.trim() : null,
  };
}
