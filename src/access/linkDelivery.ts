import type { FastifyRequest } from 'fastify';
import type { Authorised } from '../platform/http/route.ts';
import type { SendMail } from '../platform/mail/mail.ts';
import { invitationExpiry, type InvitationPurpose } from './invitation.ts';
import { invitationMail } from './invitationMail.ts';
import { setDelivery } from './invitationQueries.ts';
import type { Delivered } from './usersApi.ts';

/** How links reach people: the carrier of letters where there is one, and where the pages are that they lead to. */
export type LinkDelivery = {
  readonly sendMail: SendMail | undefined;
  readonly invitationPath: (slug: string) => string;
  readonly approvalsPath: (slug: string) => string;
};

/** The letter with a link, and where it is kept what became of it; a user's own unless another is named. */
export type Carried = {
  readonly letterOf: typeof invitationMail;
  readonly keep: typeof setDelivery;
};

type Made = {
  readonly invitationId: string;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly purpose: InvitationPurpose;
  readonly token: string;
  readonly at: Date;
};

/**
 * Sends a link that was made and committed, and keeps what became of it. Where no letter can be sent the link is given to
 * the administrator to hand over, this once. The address is the one in which the administrator reached Samla; the token
 * stands in its fragment, which browsers send to nobody.
 */
export async function deliverLink(
  { sendMail, invitationPath }: LinkDelivery,
  { database, actor, operation, login }: Authorised,
  request: FastifyRequest,
  { invitationId, user, purpose, token, at }: Made,
  { letterOf, keep }: Carried = { letterOf: invitationMail, keep: setDelivery },
): Promise<Delivered> {
  const link = `${request.protocol}://${request.host}${invitationPath(database.entry.slug)}#${token}`;
  if (!sendMail) return { delivery: 'handed', link, faultText: null };
  const letter = letterOf({
    to: { name: user.name, address: user.email },
    association: database.entry.name,
    by: login.name,
    purpose,
    link,
    expiresAt: invitationExpiry(at),
  });
  const sent = await sendMail(letter);
  const delivery = sent.ok ? 'sent' : 'failed';
  await database.write(actor, { ...operation, action: 'deliverLink' }, async ({ db, touched, noted }) => {
    await keep(db, invitationId, delivery);
    touched([user.id, invitationId]);
    noted({ delivery });
  });
  return { delivery, link: null, faultText: sent.ok ? null : sent.error.text };
}
