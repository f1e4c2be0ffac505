import type { FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import type { Login } from '../platform/http/route.ts';
import { readSession } from '../platform/http/sessions.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { countWaiting } from './approvalQueries.ts';
import type { SessionFacts } from './laterFacts.ts';
import { familyOf } from './roles.ts';
import { lacksProof } from './lacksProof.ts';
import type { Session } from './sessionApi.ts';

/** The session as pages see it: who, where and in which roles. */
export async function sessionOf(
  login: Login,
  database: AssociationDatabase,
  { shownName }: SessionFacts,
  today: LocalDate,
): Promise<Session> {
  const isIn = !lacksProof(login);
  const leader = isIn ? login.roles.find(({ role }) => role === 'team_leader') : undefined;
  const role = (leader ?? login.roles[0])?.role;
  const actor = { family: role ? familyOf(role) : ('user' as const), role: role ?? 'none', userId: login.userId, name: login.email };
  const { name, waitingApprovals } = await database.read(actor, { action: 'getSession', reason: 'inloggad' }, async ({ db }) => ({
    name: await shownName(db),
    waitingApprovals: leader ? await countWaiting(db) : 0,
  }));
  return {
    user: { id: login.userId, name: login.name, email: login.email },
    association: { name: name ?? database.entry.name, slug: database.entry.slug },
    roles: login.roles.map(({ role: held, interventionId, intervention, party, group }) => ({
      ...{ role: held, interventionId, intervention, party, group },
    })),
    passwordIsTemporary: login.passwordIsTemporary,
    needsSecondFactor: !isIn,
    waitingApprovals,
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
