import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../platform/roles.ts';
import { alwaysApart, type RoleRules } from './roleCircles.ts';
import { grantFault, grantFaultText, readRoleRules, USUAL_ROLE_RULES } from './roleRules.ts';

const APART: RoleRules = { employeesInTeams: true, apart: [{ one: 'coordinator', other: 'economist' }] };
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
    expect(fault('economist', ['coordinator'])).toBeUndefined();
    expect(fault('economist', ['coordinator'], APART)).toBe('roles-apart-here');
    expect(fault('coordinator', ['administrator', 'economist'], APART)).toBe('roles-apart-here');
    expect(fault('administrator', ['coordinator'], APART)).toBeUndefined();
    expect(fault('coordinator', ['coordinator'], APART)).toBeUndefined();
  });

  it('keeps those whom the association employs out of the teams until it decides otherwise', () => {
    expect(fault('team_member', [], USUAL_ROLE_RULES, true)).toBe('employee-in-team');
    expect(fault('team_member', [], APART, true)).toBeUndefined();
    expect(fault('coordinator', [], USUAL_ROLE_RULES, true)).toBeUndefined();
    expect(fault('team_member', ['coordinator'], APART, true)).toBe('roles-apart');
  });

  it('is said in words that name both roles and whose rule it is', () => {
    expect(grantFaultText({ code: 'roles-apart-here', held: 'coordinator' }, 'economist')).toBe(
      'är samordnare och kan inte samtidigt vara ekonom: förbundet har beslutat att hålla de rollerna isär.',
    );
    const why = (held: Role, wanted: Role): string => grantFaultText({ code: 'roles-apart', held }, wanted);
    expect(why('team_member', 'economist')).toContain('den som ser deltagare får inte ha en kontorsroll');
    expect(why('coordinator', 'auditor')).toContain('revisorn ändrar ingenting');
    expect(why('data_protection_officer', 'auditor')).toContain('dataskyddsombudet ska inte ta del');
    expect(why('referrer', 'participant')).toContain('deltagare har ingen annan roll');
  });
});

describe('the pairs of roles that an association decides on', () => {
  it('are kept once each, in the order of the roles, without those that the floor keeps apart', () => {
    const read = readRoleRules({
      employeesInTeams: false,
      apart: [
        { one: 'team_member', other: 'coordinator' },
        { one: 'economist', other: 'coordinator' },
        { one: 'coordinator', other: 'economist' },
        { one: 'coordinator', other: 'auditor' },
        { one: 'team_leader', other: 'team_member' },
      ],
    });
    expect(read.ok && read.value.apart).toEqual([
      { one: 'team_member', other: 'team_leader' },
      { one: 'coordinator', other: 'economist' },
    ]);
  });

  it('are of two roles', () => {
    expect(readRoleRules({ employeesInTeams: false, apart: [{ one: 'auditor', other: 'auditor' }] }).ok).toBe(false);
  });
});
