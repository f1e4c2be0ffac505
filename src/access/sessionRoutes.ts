import type { FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { readSession } from '../platform/http/sessions.ts';
import { findLogin, logLogin, replacePassword } from './loginQueries.ts';
import { hashPassword, SHORTEST_PASSWORD, verifyPassword } from './password.ts';
import { changePassword, getSession, logIn, logOut, type Session } from './sessionApi.ts';

/** Names of interventions by key, for the roles of a session; given by the composition root. */
export type InterventionNames = (asked: Authorised) => Promise<ReadonlyMap<string, string>>;

export function sessionRoutes(installation: Installation, clock: Clock, interventionNames: InterventionNames): Route[] {
  const sessionOf = async (asked: Authorised): Promise<Session> => {
    const { login, database } = asked;
    const names = login.roles.some(({ interventionId }) => interventionId !== null) ? await interventionNames(asked) : new Map<string, string>();
    return {
      user: { id: login.userId, name: login.name, email: login.email },
      association: { name: database.entry.name, slug: database.entry.slug },
      roles: login.roles.map(({ role, interventionId }) => ({ role, interventionId, intervention: interventionId === null ? null : (names.get(interventionId) ?? null) })),
      passwordIsTemporary: login.passwordIsTemporary,
    };
  };
  return [
    route(logIn, async ({ body, request }) => {
      const database = await findAssociation(installation, body.association);
      const candidate = database && (await database.beforeLogin((db) => findLogin(db, body.email)));
      const right = await verifyPassword(candidate?.passwordHash ?? (await NOBODY), body.password);
      const email = body.email.trim().toLowerCase();
      if (!database || !candidate || !right) {
        await database?.beforeLogin((db) => logLogin(db, clock.now(), email, 'denied'));
        throw new HttpFault(401, 'login-failed', 'Förbund, e-post eller lösenord stämmer inte. Kontrollera alla tre och försök igen.');
      }
      await beginSession(request, database, candidate.userId);
      await database.beforeLogin((db) => logLogin(db, clock.now(), email, 'done'));
      return sessionOf(await asLoggedIn(request, database, clock));
    }),
    route(getSession, sessionOf),
    route(logOut, async ({ request }) => {
      await request.session.destroy();
    }),
    route(changePassword, async ({ body, database, login, operation, actor }) => {
      const candidate = await database.beforeLogin((db) => findLogin(db, login.email));
      if (!candidate?.passwordHash || !(await verifyPassword(candidate.passwordHash, body.current))) {
        await database.refuse(actor, operation, 'refused');
        throw new HttpFault(422, 'password-wrong', 'Det nuvarande lösenordet stämmer inte.');
      }
      if (body.next === body.current) throw new HttpFault(422, 'password-same', `Välj ett annat lösenord än det du har, minst ${SHORTEST_PASSWORD} tecken.`);
      const hash = await hashPassword(body.next);
      const changed = await database.beforeLogin((db) => replacePassword(db, candidate.userId, candidate.passwordHash ?? '', hash));
      if (!changed) throw new HttpFault(422, 'password-changed', 'Lösenordet ändrades nyss på annat håll. Logga in igen.');
      await database.write(actor, operation, async (tx) => tx.touched([login.userId]));
    }),
  ];
}

// For an address that nobody has, so that the answer takes as long as for one that somebody has.
const NOBODY = hashPassword('no user has this password');

async function findAssociation(installation: Installation, text: string): Promise<AssociationDatabase | undefined> {
  const name = text.normalize('NFC').trim();
  return (await installation.findByName(name)) ?? installation.findBySlug(name.toLowerCase());
}

async function beginSession(request: FastifyRequest, database: AssociationDatabase, userId: string): Promise<void> {
  request.loginSlug = database.entry.slug;
  // A new token at login, so that one that was planted before is worth nothing.
  await request.session.regenerate();
  request.session.userId = userId;
  await request.session.save();
}

async function asLoggedIn(request: FastifyRequest, database: AssociationDatabase, clock: Clock): Promise<Authorised> {
  const login = (await readSession(database, request.session.sessionId, clock))?.login;
  if (!login) throw new Error('a session that was just saved is not there');
  const actor = { family: 'figures' as const, role: login.roles[0]?.role ?? 'none', userId: login.userId, name: login.email };
  return { login, database, actor, operation: { action: 'logIn', reason: 'inloggad' } };
}
