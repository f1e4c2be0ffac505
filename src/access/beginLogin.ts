import type { FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import type { Login } from '../platform/http/route.ts';
import { readSession } from '../platform/http/sessions.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { InterventionNames } from './interventionNames.ts';
import { FAMILY_OF } from './roles.ts';
import type { Session } from './sessionApi.ts';

/** The session as pages see it: who, where and in which roles. */
export async function sessionOf(
  login: Login,
  database: AssociationDatabase,
  interventionNames: InterventionNames,
  today: LocalDate,
): Promise<Session> {
  const team = login.roles.find(({ interventionId }) => interventionId !== null);
  const actor = team && { family: FAMILY_OF[team.role], role: team.role, userId: login.userId, name: login.email };
  const names = actor
    ? await database.read(actor, { action: 'getSession', reason: 'inloggad' }, ({ db }) => interventionNames(db))
    : new Map<string, string>();
  return {
    user: { id: login.userId, name: login.name, email: login.email },
    association: { name: database.entry.name, slug: database.entry.slug },
    roles: login.roles.map(({ role, interventionId }) => ({
      role,
      interventionId,
      intervention: interventionId === null ? null : (names.get(interventionId) ?? null),
    })),
    passwordIsTemporary: login.passwordIsTemporary,
    today,
  };
}

/** An association by its name or the name in its addresses. */
export async function findAssociation(installation: Installation, text: string): Promise<AssociationDatabase | undefined> {
  const name = text.normalize('NFC').trim();
  return (await installation.findByName(name)) ?? installation.findBySlug(name.toLowerCase());
}

/** The login of a session that was begun a moment ago. */
export async function loginJustBegun(request: FastifyRequest, database: AssociationDatabase, clock: Clock): Promise<Login> {
  const login = await readSession(database, request.session.sessionId, clock);
  if (!login) throw new Error('a session that was just saved is not there');
  return login;
}
