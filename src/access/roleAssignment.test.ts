import { describe, expect, it } from 'vitest';
import type { Role } from '../platform/roles.ts';
import { localDate } from '../shared/localDate.ts';
import { approvalOf, endFault, roleFault, type Giving, type Held, type Wanted } from './roleAssignment.ts';
import { USUAL_ROLE_RULES } from './roleRules.ts';
import { ALL_ROLES, ROLE_TABLE } from './roleTable.ts';
import { WHOLE_ASSOCIATION, type Target } from './roleTarget.ts';

const TODAY = localDate('2026-03-10');
const KRAFTEN = 'kraften';
const day = (text: string | null) => (text === null ? null : localDate(text));
const targetOf = (name: Role): Target => {
  const [scope] = ROLE_TABLE[name].heldFor;
  if (scope === 'intervention') return { ...WHOLE_ASSOCIATION, interventionId: KRAFTEN };
  if (scope === 'group') return { ...WHOLE_ASSOCIATION, interventionId: KRAFTEN, group: 'Skogsgruppen' };
  return scope === 'party' ? { ...WHOLE_ASSOCIATION, partyId: 'sala' } : WHOLE_ASSOCIATION;
};
const role = (name: Role, from = '2026-03-10', to: string | null = null): Held => ({
  role: name,
  ...targetOf(name),
  from: localDate(from),
  to: day(to),
});
const wanted = (held: Held, more: Partial<Wanted> = {}): Wanted => ({ ...held, reason: null, decision: null, ...more });
const twoOffices: Giving = {
  today: TODAY,
  held: [],
  rules: USUAL_ROLE_RULES,
  isEmployee: false,
  isOneOffice: false,
  hasTeamLeader: false,
  leadsAlone: false,
};
const oneOffice: Giving = { ...twoOffices, isOneOffice: true };
const code = (want: Wanted, giving: Giving = twoOffices): string | undefined => roleFault(want, giving)?.code;

describe('a role is given', () => {
  it('from today or later; back in time only with a reason', () => {
    expect(code(wanted(role('economist')))).toBeUndefined();
    expect(code(wanted(role('economist', '2026-03-09')))).toBe('from-past');
    expect(code(wanted(role('economist', '2026-03-09'), { reason: '  ' }))).toBe('from-past');
    expect(code(wanted(role('economist', '2026-03-09'), { reason: 'Började i går, fick inloggning i dag' }))).toBeUndefined();
  });

  it('to a day that is neither over nor before the first', () => {
    expect(code(wanted(role('economist', '2026-03-10', '2026-03-10')))).toBeUndefined();
    expect(code(wanted(role('economist', '2026-03-12', '2026-03-11')))).toBe('to-before-from');
    expect(code(wanted(role('economist', '2026-03-01', '2026-03-09'), { reason: 'rättelse' }))).toBe('to-past');
  });

  it('for what it is held for, and a participant’s login not at all', () => {
    for (const name of ALL_ROLES) expect(code(wanted(role(name))), name).toBe(name === 'participant' ? 'not-given-here' : undefined);
    expect(code(wanted({ ...role('team_member'), interventionId: null }))).toBe('intervention-missing');
    expect(code(wanted({ ...role('coordinator'), interventionId: KRAFTEN }))).toBe('target-not-needed');
    expect(code(wanted({ ...role('group_leader'), group: null }))).toBe('group-missing');
    expect(code(wanted({ ...role('group_leader'), group: 'x'.repeat(101) }))).toBe('group-long');
    expect(code(wanted({ ...role('referrer'), partyId: null }))).toBe('party-missing');
    expect(code(wanted({ ...role('data_protection_officer'), partyId: 'sala' }))).toBeUndefined();
  });

  it('never to one who has a role of the other side on the same day', () => {
    const held = (to: string | null) => ({ ...twoOffices, held: [role('economist', '2026-01-01', to)] });
    expect(code(wanted(role('team_member')), held(null))).toBe('roles-apart');
    expect(code(wanted(role('team_member')), held('2026-03-10'))).toBe('roles-apart');
    expect(code(wanted(role('team_member', '2026-03-11')), held('2026-03-10'))).toBeUndefined();
    expect(code(wanted(role('coordinator')), held(null))).toBeUndefined();
    expect(
      code(wanted(role('team_member', '2026-03-10', '2026-04-30')), { ...twoOffices, held: [role('auditor', '2026-05-01')] }),
    ).toBeUndefined();
    expect(code(wanted(role('team_member', '2026-03-10', '2026-05-01')), { ...twoOffices, held: [role('auditor', '2026-05-01')] })).toBe(
      'roles-apart',
    );
  });

  it('by the pairs that the association keeps apart', () => {
    const rules = { employeesInTeams: false, apart: [{ one: 'coordinator', other: 'economist' } as const] };
    expect(code(wanted(role('economist')), { ...twoOffices, rules, held: [role('coordinator', '2026-01-01')] })).toBe('roles-apart-here');
    expect(
      code(wanted(role('economist')), { ...twoOffices, rules, held: [role('coordinator', '2026-01-01', '2026-03-09')] }),
    ).toBeUndefined();
  });

  it('once: the same role for another intervention, group or party is another', () => {
    const held = { ...twoOffices, held: [role('counsellor', '2026-01-01')] };
    expect(code(wanted(role('counsellor')), held)).toBe('role-held');
    expect(code(wanted({ ...role('counsellor'), interventionId: 'navet' }), held)).toBeUndefined();
    const groups = { ...twoOffices, held: [role('group_leader'), role('referrer')] };
    expect(code(wanted(role('group_leader')), groups)).toBe('role-held');
    expect(code(wanted({ ...role('group_leader'), group: 'Matgruppen' }), groups)).toBeUndefined();
    expect(code(wanted({ ...role('referrer'), partyId: 'af' }), groups)).toBeUndefined();
  });
});

describe('where coordinator and administrator are one', () => {
  it('a role that shows participants waits for the team leader, and no other role does', () => {
    for (const name of ALL_ROLES) {
      const approval = approvalOf({ role: name }, { isOneOffice: true, hasTeamLeader: true, leadsAlone: false });
      expect(approval, name).toBe(ROLE_TABLE[name].isApproved ? 'pending' : 'none');
      expect(approvalOf({ role: name }, { isOneOffice: false, hasTeamLeader: true, leadsAlone: false }), name).toBe('none');
    }
  });

  it('the first team leader comes by a decision, and before that nobody else', () => {
    expect(code(wanted(role('team_leader')), oneOffice)).toBe('decision-missing');
    expect(code(wanted(role('team_leader'), { decision: '§' }), oneOffice)).toBe('decision-missing');
    expect(code(wanted(role('team_leader'), { decision: 'Styrelsen § 45' }), oneOffice)).toBeUndefined();
    expect(approvalOf({ role: 'team_leader' }, oneOffice)).toBe('decision');
    expect(code(wanted(role('team_member'), { decision: 'Styrelsen § 45' }), oneOffice)).toBe('no-team-leader');
  });

  it('a second team leader takes the approval of the first, decision or not', () => {
    expect(approvalOf({ role: 'team_leader' }, { isOneOffice: true, hasTeamLeader: true, leadsAlone: false })).toBe('pending');
  });
});

describe('a role ends', () => {
  it('today at the earliest, and is only made shorter', () => {
    const held = role('economist', '2026-01-01', '2026-06-30');
    const end = (to: string): string | undefined => endFault(held, localDate(to), TODAY)?.code;
    expect([end('2026-03-09'), end('2026-03-10'), end('2026-06-30'), end('2026-07-01')]).toEqual([
      'to-past',
      undefined,
      undefined,
      'to-later',
    ]);
    expect(endFault(role('economist', '2026-04-01'), localDate('2026-03-31'), TODAY)?.code).toBe('to-before-from');
  });
});
