import { describe, expect, it } from 'vitest';
import { invitationExpiry, invitationFault, newInvitationToken } from './invitation.ts';

const expiresAt = new Date('2026-03-17T22:59:59.999Z');
const link = { expiresAt, isUsed: false, isVoid: false };

describe('a link to choose a password', () => {
  it('works through the seventh day in Sweden, summer time or not', () => {
    expect(invitationExpiry(new Date('2026-03-10T09:00:00Z'))).toEqual(expiresAt);
    expect(invitationExpiry(new Date('2026-03-24T09:00:00Z'))).toEqual(new Date('2026-03-31T21:59:59.999Z'));
    expect(invitationFault(link, new Date(expiresAt.getTime() - 1))).toBeUndefined();
    expect(invitationFault(link, expiresAt)?.code).toBe('invitation-expired');
  });

  it('that does not work says why and what to do', () => {
    const now = new Date('2026-03-11T09:00:00Z');
    expect(invitationFault(undefined, now)?.code).toBe('invitation-unknown');
    expect(invitationFault({ ...link, isUsed: true }, now)?.code).toBe('invitation-used');
    expect(invitationFault({ ...link, isVoid: true }, now)?.code).toBe('invitation-void');
    for (const found of [undefined, { ...link, isVoid: true }])
      expect(invitationFault(found, now)?.text).toMatch(/be administratören om en ny/);
  });

  it('holds 256 bits of chance (V6.5.3, V6.5.4)', () => {
    expect(Buffer.from(newInvitationToken(), 'base64url')).toHaveLength(32);
    expect(new Set(Array.from({ length: 50 }, newInvitationToken)).size).toBe(50);
  });
});
