import { describe, expect, it } from 'vitest';
import { ROLES } from '../platform/roles.ts';
import { FAMILY_OF, isTeamRole, parseRole, roleInConflict, roleInSwedish } from './roles.ts';

describe('a role', () => {
  it('is read as an operator may write it, in English or Swedish', () => {
    for (const text of ['team_leader', 'team-leader', 'teamleader', 'Team Leader', 'verksamhetsledare', 'VERKSAMHETSLEDARE'])
      expect(parseRole(text), text).toBe('team_leader');
    for (const role of ROLES) expect(parseRole(roleInSwedish(role)), role).toBe(role);
    for (const text of ['', 'chef', 'operator', 'none', '__proto__', 'constructor']) expect(parseRole(text), text).toBeUndefined();
  });

  it('that sees persons works as the team in the database, and no other does', () => {
    expect(ROLES.filter(isTeamRole)).toEqual(['team_leader', 'team_member', 'counsellor']);
    expect(ROLES.filter((role) => FAMILY_OF[role] === 'team')).toEqual(ROLES.filter(isTeamRole));
    expect(ROLES.filter((role) => ['user', 'operator'].includes(FAMILY_OF[role]))).toEqual([]);
  });

  it('of the office is not combined with one that sees persons', () => {
    for (const office of ROLES.filter((role) => !isTeamRole(role))) {
      for (const team of ROLES.filter(isTeamRole)) {
        expect(roleInConflict(office, [team])).toBe(team);
        expect(roleInConflict(team, [office])).toBe(office);
      }
    }
    expect(roleInConflict('coordinator', ['administrator'])).toBeUndefined();
    expect(roleInConflict('counsellor', ['team_member'])).toBeUndefined();
    expect(roleInConflict('coordinator', [])).toBeUndefined();
  });
});
