import { createHash, randomBytes } from 'node:crypto';
import { addDays, endOfSwedishDay, swedishDay } from '../shared/localDate.ts';

/** How long a link works, the last day whole: long enough for a holiday week, short enough for a mailbox that somebody else may read. */
export const INVITATION_DAYS = 7;

export const invitationExpiry = (now: Date): Date => endOfSwedishDay(addDays(swedishDay(now), INVITATION_DAYS));

/** What the link holds, 256 bits; the database has its hash alone. */
export const newInvitationToken = (): string => randomBytes(32).toString('base64url');

export const invitationTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Of a first password, or of one that was forgotten. */
export type InvitationPurpose = 'invitation' | 'password';

export type FoundInvitation = {
  readonly expiresAt: Date;
  readonly isUsed: boolean;
  /** Made void by a newer link, another password or leaving. */
  readonly isVoid: boolean;
};
export type InvitationFault = { readonly code: string; readonly text: string };

/** Why a link does not work, and what to do; undefined when it does. */
export function invitationFault(found: FoundInvitation | undefined, now: Date): InvitationFault | undefined {
  if (!found)
    return {
      code: 'invitation-unknown',
      text: 'Länken är inte hel eller finns inte. Öppna den direkt från brevet, eller kopiera hela raden. Hjälper det inte: be administratören om en ny.',
    };
  if (found.isUsed)
    return {
      code: 'invitation-used',
      text: 'Länken är redan använd. Logga in med lösenordet som valdes då. Var det inte du: säg till administratören genast.',
    };
  if (found.isVoid)
    return {
      code: 'invitation-void',
      text: 'Länken gäller inte längre, för det har kommit en nyare eller så har något ändrats. Leta efter ett senare brev, eller be administratören om en ny länk.',
    };
  if (found.expiresAt <= now)
    return { code: 'invitation-expired', text: `Länken gällde i ${INVITATION_DAYS} dagar och har gått ut. Be administratören om en ny.` };
  return undefined;
}
