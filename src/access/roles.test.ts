import { describe, expect, it } from 'vitest';
import { ROLES } from '../platform/roles.ts';
import { familyOf, isTeamRole, parseRole, roleInConflict, roleInSwedish } from './roles.ts';

describe('a role', () => {
  it('is read as an operator may write it, in English or Swedish', () => {
    for (const text of ['team_leader', 'team-leader', 'teamleader', 'Team Leader', 'verksamhetsledare', 'VERKSAMHETSLEDARE'])
      expect(parseRole(text), text).toBe('team_leader');
    for (const role of ROLES) expect(parseRole(roleInSwedish(role)), role).toBe(role);
    for (const text of ['', 'chef', 'operator', 'none', '__proto__', 'constructor']) expect(parseRole(text), text).toBeUndefined();
  });

  it('that sees persons works as the team in the database, and no other does', () => {
    expect(ROLES.filter(isTeamRole)).toEqual(['team_member', 'team_leader', 'counsellor']);
    expect(ROLES.filter((role) => familyOf(role) === 'team')).toEqual(ROLES.filter(isTeamRole));
    expect(ROLES.filter((role) => familyOf(role) === 'operator')).toEqual([]);
    // Until their rooms are built.
    expect(ROLES.filter((role) => familyOf(role) === 'user')).toEqual(['group_leader', 'referrer', 'participant']);
  });

  it('of another circle is not combined with it', () => {
    expect(roleInConflict('economist', ['board_member', 'team_member'])).toBe('team_member');
    expect(roleInConflict('team_member', ['group_leader', 'auditor'])).toBe('auditor');
    expect(roleInConflict('auditor', ['coordinator'])).toBe('coordinator');
    expect(roleInConflict('data_protection_officer', ['administrator'])).toBe('administrator');
    expect(roleInConflict('participant', ['referrer'])).toBe('referrer');
    expect(roleInConflict('group_leader', ['team_member'])).toBeUndefined();
    expect(roleInConflict('coordinator', ['administrator'])).toBeUndefined();
    expect(roleInConflict('counsellor', ['team_member'])).toBeUndefined();
    expect(roleInConflict('coordinator', [])).toBeUndefined();
  });
});
