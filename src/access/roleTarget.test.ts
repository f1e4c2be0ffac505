import { describe, expect, it } from 'vitest';
import { ROLES } from '../platform/roles.ts';
import { ROLE_TABLE } from './roleTable.ts';
import { seesWholeAssociation, targetFault, teamInterventions, WHOLE_ASSOCIATION } from './roleTarget.ts';

const KRAFTEN = { ...WHOLE_ASSOCIATION, interventionId: 'kraften' };
const GROUP = { ...KRAFTEN, group: 'Skogsgruppen' };
const PARTY = { ...WHOLE_ASSOCIATION, partyId: 'sala' };
const TARGETS = { association: WHOLE_ASSOCIATION, intervention: KRAFTEN, group: GROUP, party: PARTY };

describe('what a role is held for', () => {
  it('is what the table says, and nothing else', () => {
    for (const role of ROLES)
      for (const [scope, target] of Object.entries(TARGETS)) {
        const may = ROLE_TABLE[role].heldFor.some((one) => one === scope);
        expect(targetFault(role, target) === undefined, `${role} for ${scope}`).toBe(may);
      }
  });

  it('is said to be missing, or to be too much', () => {
    expect(targetFault('team_member', WHOLE_ASSOCIATION)).toBe('intervention-missing');
    expect(targetFault('group_leader', WHOLE_ASSOCIATION)).toBe('intervention-missing');
    expect(targetFault('group_leader', KRAFTEN)).toBe('group-missing');
    expect(targetFault('group_leader', { ...GROUP, group: '  ' })).toBe('group-missing');
    expect(targetFault('referrer', WHOLE_ASSOCIATION)).toBe('party-missing');
    expect(targetFault('coordinator', KRAFTEN)).toBe('target-not-needed');
    expect(targetFault('team_member', GROUP)).toBe('target-not-needed');
    expect(targetFault('data_protection_officer', KRAFTEN)).toBe('target-not-needed');
    expect(targetFault('team_member', { ...KRAFTEN, partyId: 'sala' })).toBe('target-not-needed');
  });
});

describe('the interventions whose participants somebody meets', () => {
  const held = (role: (typeof ROLES)[number], interventionId: string | null) => ({ role, interventionId });

  it('are those of the roles in a team, not those of a group or a steering group', () => {
    expect(teamInterventions([held('team_member', 'kraften'), held('group_leader', 'navet'), held('referrer', null)])).toEqual(['kraften']);
    expect(teamInterventions([held('steering_group_member', 'kraften')])).toEqual([]);
  });

  it('are all to nobody but the office as a whole', () => {
    expect(seesWholeAssociation([held('coordinator', null)])).toBe(true);
    expect(seesWholeAssociation([held('steering_group_member', 'kraften')])).toBe(false);
    expect(seesWholeAssociation([held('team_member', 'kraften'), held('referrer', null)])).toBe(false);
    expect(seesWholeAssociation([held('data_protection_officer', null), held('administrator', null)])).toBe(false);
  });
});
