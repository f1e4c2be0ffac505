import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { beginSession } from '../platform/http/sessions.ts';
import { findAssociation, loginJustBegun, sessionOf } from './beginLogin.ts';
import type { SessionFacts } from './laterFacts.ts';
import { invitationFault } from './invitation.ts';
import { findCodeSecret } from './factorQueries.ts';
import { choosePassword, openInvitation } from './invitationApi.ts';
import { findInvitation, useInvitation, type InvitationOfToken } from './invitationQueries.ts';
import { hashPassword } from './password.ts';
import type { LeakedPasswords } from './leakedPasswords.ts';
import { newPasswordFault } from './newPasswordFault.ts';

/** A link to choose a password: whom it is for, and choosing it. For who has the link, before anybody is logged in. */
export function invitationRoutes(installation: Installation, clock: Clock, facts: SessionFacts, leaked?: LeakedPasswords): Route[] {
  return [
    route(openInvitation, async ({ body }) => {
      const { database, found } = await openLink(installation, clock, body);
      return { name: found.name, email: found.email, association: database.entry.name, purpose: found.purpose };
    }),
    route(choosePassword, async ({ body, request }) => {
      const { database, found } = await openLink(installation, clock, body);
      const wrong = await newPasswordFault(body.password, [found.email, found.name, database.entry.name, database.entry.slug], leaked);
      if (wrong) throw new HttpFault(422, wrong.code, wrong.text);
      const passwordHash = await hashPassword(body.password);
      const userId = await database.beforeLogin((db) => useInvitation(db, body.token, passwordHash, clock.now()));
      // Somebody was first, or it was made void while the password was chosen: say which.
      if (userId === undefined) {
        await openLink(installation, clock, body);
        throw new Error('a link that works could not be used');
      }
      // Whoever reads somebody's mail must not get past the codes that they have.
      const cipher = await database.cipher();
      if ((await database.beforeLogin((db) => findCodeSecret(db, userId, cipher))) !== undefined) return { session: null };
      await beginSession(request, database.entry.slug, userId);
      return { session: await sessionOf(await loginJustBegun(request, database, clock), database, facts, clock.today()) };
    }),
  ];
}

async function openLink(
  installation: Installation,
  clock: Clock,
  { association, token }: { readonly association: string; readonly token: string },
): Promise<{ database: AssociationDatabase; found: InvitationOfToken }> {
  const database = await findAssociation(installation, association);
  const found = await database?.beforeLogin((db) => findInvitation(db, token));
  const fault = invitationFault(found, clock.now());
  if (fault) throw new HttpFault(422, fault.code, fault.text);
  if (!database || !found) throw new Error('a link without fault is of somebody');
  return { database, found };
}
