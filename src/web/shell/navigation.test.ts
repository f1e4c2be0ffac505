import { describe, expect, it } from 'vitest';
import type { Session } from '../../access/sessionApi.ts';
import { currentIn, figuresFor, firstAddress, pagesOf, type Role } from './navigation.ts';

const someone = (roles: readonly Role[], passwordIsTemporary = false): Session => ({
  user: { id: '7d0a', name: 'Maj Berg', email: 'maj@norra.example' },
  association: { name: 'Norra förbundet', slug: 'norra' },
  roles: roles.map((role) => ({ role, interventionId: null, intervention: null, party: null, group: null })),
  passwordIsTemporary,
  needsSecondFactor: false,
  waitingApprovals: 0,
  today: '2018-09-05',
});

describe('someone who logs in', () => {
  it('of whom more than a password is asked lands where it is added', () => {
    expect(firstAddress({ ...someone(['team_member'], true), needsSecondFactor: true })).toBe('/norra/login-ways');
  });

  it.each([
    ['coordinator', '/norra/figures'],
    ['economist', '/norra/economy'],
    ['administrator', '/norra/users'],
    ['team_leader', '/norra/participants'],
    ['team_member', '/norra/participants'],
    ['counsellor', '/norra/participants'],
    ['board_member', '/norra/reports'],
    ['steering_group_member', '/norra/reports'],
    ['auditor', '/norra/economy'],
    ['referrer', '/norra/'],
  ] as const)('as %s lands on %s', (role, address) => {
    expect(firstAddress(someone([role]))).toBe(address);
  });

  it('with a password that was handed over is asked to choose one', () => {
    expect(firstAddress(someone(['coordinator'], true))).toBe('/norra/password');
  });

  it('in two roles has the pages of both, each once', () => {
    expect(pagesOf(someone(['administrator', 'coordinator', 'economist']))).toEqual([
      'figures',
      'interventions',
      'economy',
      'reports',
      'imports',
      'parties',
      'settings',
      'decisions',
      'retention',
      'users',
      'backups',
    ]);
  });
});

describe('the menu', () => {
  const current = (pathname: string) =>
    (['accessLog', 'retention', 'dueParticipations'] as const).map((page) =>
      currentIn(someone(['data_protection_officer']), pathname, page),
    );

  it('has one page at most that is current, the nearest above the address', () => {
    expect(current('/norra/retention')).toEqual([undefined, 'page', undefined]);
    expect(current('/norra/retention/rules/participation')).toEqual([undefined, 'true', undefined]);
    expect(current('/norra/retention/participations')).toEqual([undefined, undefined, 'page']);
    expect(current('/norra/password')).toEqual([undefined, undefined, undefined]);
  });
});

describe('the figures', () => {
  it('are all for a coordinator, the own ones for a team, and without detail for an economist', () => {
    expect(figuresFor(someone(['coordinator', 'economist']))).toBe('all');
    expect(figuresFor(someone(['team_member']))).toBe('own');
    expect(figuresFor(someone(['economist']))).toBe('association');
  });
});
