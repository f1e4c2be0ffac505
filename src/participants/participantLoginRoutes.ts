import { invitationExpiry, invitationTokenHash, newInvitationToken } from '../access/invitation.ts';
import { deliverLink, type Carried, type LinkDelivery } from '../access/linkDelivery.ts';
import { ownLoginMail } from '../access/ownLoginMail.ts';
import { listColleagues, listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { readEmail } from '../access/userText.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { findConsentHolder } from './consentQueries.ts';
import { endParticipantLogin, getParticipantLogin, giveParticipantLogin, sendParticipantLink } from './participantLoginApi.ts';
import {
  endLogin,
  findParticipantLogin,
  giveLogin,
  keepDelivery,
  renewLink,
  type Given,
  type MadeLink,
} from './participantLoginQueries.ts';

/** What stands in the place of a name: who it is stands with the participation alone. */
const NAME = 'Deltagare';

/** A participant's own login: given, renewed and ended by those who record in the team; nobody else knows of it. */
export function participantLoginRoutes(links: LinkDelivery): readonly Route[] {
  const sendsMail = links.sendMail !== undefined;
  const newLink = (at: Date, by: string): MadeLink & { readonly token: string } => {
    const token = newInvitationToken();
    return {
      token,
      tokenHash: invitationTokenHash(token),
      at,
      until: invitationExpiry(at),
      by,
      delivery: sendsMail ? 'waiting' : 'handed',
    };
  };
  const carried = (participationId: string): Carried => ({
    letterOf: ownLoginMail,
    keep: (db, invitation, delivery) => keepDelivery(db, participationId, invitation, delivery),
  });
  return [
    route(getParticipantLogin, ({ params: { id }, database, actor, operation }) =>
      database.read(actor, operation, async ({ db, touched }) => {
        await mustRecordIn(db, id);
        touched([id]);
        const login = await findParticipantLogin(db, id);
        const names = await listColleagues(db);
        return {
          sendsMail,
          login: login
            ? {
                email: login.email,
                state: login.hasPassword ? ('active' as const) : ('invited' as const),
                givenAt: login.givenAt?.toISOString() ?? null,
                givenBy: names.get(login.givenBy) ?? login.givenBy,
                linkUntil: login.linkUntil?.toISOString() ?? null,
                delivery: login.delivery,
              }
            : null,
        };
      }),
    ),
    route(giveParticipantLogin, async ({ params: { id }, body, request, ...asked }) => {
      const email = readEmail(body.email);
      const made = await asked.database.write(asked.actor, asked.operation, async ({ db, now, touched, noted }) => {
        await mustRecordIn(db, id);
        const before = await findParticipantLogin(db, id);
        if (before?.userId === body.userId) return { again: before.delivery ?? 'waiting' } as const;
        const link = newLink(now, asked.actor.name);
        const given = await giveLogin(db, id, { userId: body.userId, email }, link).catch(throwTaken);
        if (given.outcome !== 'done') throw refusal(given.outcome);
        touched([id, given.userId, given.invitationId]);
        noted({ delivery: link.delivery });
        return { ...given, link };
      });
      if ('again' in made) return { delivery: made.again, link: null, faultText: null };
      const user = { id: made.userId, name: NAME, email };
      const { token, at } = made.link;
      return deliverLink(links, asked, request, { invitationId: made.invitationId, user, purpose: 'invitation', token, at }, carried(id));
    }),
    route(sendParticipantLink, async ({ params: { id }, request, ...asked }) => {
      const made = await asked.database.write(asked.actor, asked.operation, async ({ db, now, touched, noted }) => {
        await mustRecordIn(db, id);
        const link = newLink(now, asked.actor.name);
        const renewed = await renewLink(db, id, link);
        if (!renewed) throw noLogin();
        touched([id, renewed.userId, renewed.invitationId]);
        noted({ purpose: renewed.purpose, delivery: link.delivery });
        return { ...renewed, link };
      });
      const user = { id: made.userId, name: NAME, email: made.email };
      const { token, at } = made.link;
      return deliverLink(links, asked, request, { invitationId: made.invitationId, user, purpose: made.purpose, token, at }, carried(id));
    }),
    route(endParticipantLogin, ({ params: { id }, database, actor, operation }) =>
      database.write(actor, operation, async ({ db, now, touched }) => {
        await mustRecordIn(db, id);
        const user = await endLogin(db, id, now, actor.name);
        // Who ends it twice has it ended.
        touched(user === undefined ? [id] : [id, user]);
      }),
    ),
  ];
}

async function mustRecordIn(db: ReadHandle, id: string): Promise<void> {
  const holder = await findConsentHolder(db, id);
  if (!holder || !(await listInterventionsToRecordIn(db)).has(holder.interventionId)) throw notFound('Deltagaren');
}

const noLogin = (): HttpFault =>
  new HttpFault(409, 'no-login', 'Deltagaren har ingen inloggning nu. Någon annan kan ha avslutat den. Läs sidan på nytt.');

function refusal(outcome: Exclude<Given['outcome'], 'done'>): HttpFault {
  if (outcome === 'nobody') return notFound('Deltagaren');
  return outcome === 'there'
    ? new HttpFault(409, 'login-there', 'Deltagaren har redan en inloggning. Läs sidan på nytt, och skicka en ny länk om den behövs.')
    : new HttpFault(422, 'email-taken', 'Adressen hör redan till en annan inloggning i Samla. Ange en annan adress.');
}

/** Another login was given under the key, or with the address, since this page asked: told, since asking anew goes well. */
function throwTaken(error: unknown): never {
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined;
  if (constraint === 'user_account_email_key') throw refusal('taken');
  if (constraint === 'user_account_pkey')
    throw new HttpFault(409, 'login-key-used', 'Inloggningen har redan getts en gång härifrån. Läs sidan på nytt och försök igen.');
  throw error;
}
