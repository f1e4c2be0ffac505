import { describe, expect, it } from 'vitest';
import { ROLES } from '../platform/roles.ts';
import english from './ui/texts.en.json' with { type: 'json' };
import swedish from './ui/texts.sv.json' with { type: 'json' };
import tableEn from './ui/roleTable/texts.en.json' with { type: 'json' };
import tableSv from './ui/roleTable/texts.sv.json' with { type: 'json' };
import { alwaysApart } from './roleCircles.ts';
import { ALL_ROLES, ROLE_TABLE } from './roleTable.ts';

const apart = ROLES.flatMap((one, i) => ROLES.slice(i + 1).flatMap((other) => (alwaysApart(one, other) ? [`${one} ${other}`] : [])));

describe('the table of roles', () => {
  it('has every role of the field, each held for something and working as somebody in the database', () => {
    expect(ALL_ROLES).toHaveLength(13);
    expect(Object.keys(ROLE_TABLE).toSorted()).toEqual([...ROLES].sort());
    for (const role of ROLES) expect(ROLE_TABLE[role].heldFor.length, role).toBeGreaterThan(0);
    expect(ROLES.filter((role) => ROLE_TABLE[role].family === 'operator')).toEqual([]);
  });

  it('keeps coordinator, economist, board member, auditor and administrator apart from those who work in a team', () => {
    for (const team of ['team_member', 'team_leader', 'counsellor'] as const)
      for (const office of ['coordinator', 'economist', 'board_member', 'steering_group_member', 'auditor', 'administrator'] as const)
        expect(apart, `${team} ${office}`).toContain(`${team} ${office}`);
  });

  it('lets the roles of the office go together, and those that meet participants; the others stand alone', () => {
    const together = ROLES.flatMap((one, i) => ROLES.slice(i + 1).flatMap((other) => (alwaysApart(one, other) ? [] : [[one, other]])));
    const within = (roles: readonly string[]): number => together.filter((pair) => pair.every((role) => roles.includes(role))).length;
    expect(within(['team_member', 'team_leader', 'counsellor', 'group_leader', 'referrer'])).toBe(10);
    expect(within(['coordinator', 'economist', 'board_member', 'steering_group_member', 'administrator'])).toBe(10);
    expect(together).toHaveLength(20);
  });

  it('lets the team leader approve what shows participants, and the administrator give no participant a login', () => {
    expect(ROLES.filter((role) => ROLE_TABLE[role].isApproved)).toEqual(['team_member', 'team_leader', 'counsellor', 'group_leader']);
    expect(ROLES.filter((role) => ROLE_TABLE[role].givenBy !== 'administrator')).toEqual(['participant']);
  });

  it('says of each what it is called, what it needs and what it must never see, in both languages', () => {
    for (const [texts, table] of [
      [swedish, tableSv],
      [english, tableEn],
    ] as const)
      for (const part of [texts.role, table.needs, table.never, texts.give.sees]) expect(Object.keys(part)).toEqual([...ROLES]);
    for (const role of ROLES) expect(swedish.role[role].toLowerCase()).toBe(ROLE_TABLE[role].swedish);
  });
});
