import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../platform/roles.ts';
import { alwaysApart, type RoleRules } from './roleSides.ts';
import { grantFault, grantFaultText, readRoleRules, USUAL_ROLE_RULES } from './roleRules.ts';

const APART: RoleRules = { employeesInTeams: true, apart: [{ one: 'coordinator', other: 'auditor' }] };
const fault = (wanted: Role, held: readonly Role[], rules = USUAL_ROLE_RULES, isEmployee = false): string | undefined =>
  grantFault(wanted, held, isEmployee, rules)?.code;

describe('who may hold which role', () => {
  it('never both sees persons and has an office role, whatever an association decides', () => {
    for (const wanted of ROLES)
      for (const held of ROLES) {
        expect(fault(wanted, [held]) === 'roles-apart', `${wanted} with ${held}`).toBe(alwaysApart(wanted, held));
        expect(fault(wanted, [held], APART) === 'roles-apart', `${wanted} with ${held}`).toBe(alwaysApart(wanted, held));
      }
    expect(alwaysApart('coordinator', 'team_leader')).toBe(true);
    expect(alwaysApart('coordinator', 'administrator')).toBe(false);
  });

  it('is narrowed by the pairs that an association keeps apart', () => {
    expect(fault('auditor', ['coordinator'])).toBeUndefined();
    expect(fault('auditor', ['coordinator'], APART)).toBe('roles-apart-here');
    expect(fault('coordinator', ['economist', 'auditor'], APART)).toBe('roles-apart-here');
    expect(fault('economist', ['coordinator'], APART)).toBeUndefined();
    expect(fault('coordinator', ['coordinator'], APART)).toBeUndefined();
  });

  it('keeps those whom the association employs out of the teams until it decides otherwise', () => {
    expect(fault('team_member', [], USUAL_ROLE_RULES, true)).toBe('employee-in-team');
    expect(fault('team_member', [], APART, true)).toBeUndefined();
    expect(fault('coordinator', [], USUAL_ROLE_RULES, true)).toBeUndefined();
    expect(fault('team_member', ['coordinator'], APART, true)).toBe('roles-apart');
  });

  it('is said in words that name both roles and whose rule it is', () => {
    expect(grantFaultText({ code: 'roles-apart-here', held: 'coordinator' }, 'auditor')).toBe(
      'är samordnare och kan inte samtidigt vara revisor: förbundet har beslutat att hålla de rollerna isär.',
    );
  });
});

describe('the pairs of roles that an association decides on', () => {
  it('are kept once each, in the order of the roles, without those that the floor keeps apart', () => {
    const read = readRoleRules({
      employeesInTeams: false,
      apart: [
        { one: 'team_member', other: 'coordinator' },
        { one: 'auditor', other: 'coordinator' },
        { one: 'coordinator', other: 'auditor' },
        { one: 'team_member', other: 'team_leader' },
      ],
    });
    expect(read.ok && read.value.apart).toEqual([
      { one: 'coordinator', other: 'auditor' },
      { one: 'team_leader', other: 'team_member' },
    ]);
  });

  it('are of two roles', () => {
    expect(readRoleRules({ employeesInTeams: false, apart: [{ one: 'auditor', other: 'auditor' }] }).ok).toBe(false);
  });
});
