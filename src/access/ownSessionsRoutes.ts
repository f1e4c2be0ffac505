import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { SESSION_IDLE_MS } from '../platform/http/sessions.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './ownSessionsApi.ts';
import { endSessionOf, endSessionsOf, listSessions } from './sessionQueries.ts';
import { sessionJson } from './userPageJson.ts';

/** The browsers in which one is logged in, for everyone who is. */
export const ownSessionsRoutes: Route[] = [
  route(listOwnSessions, ({ database, actor, operation, login }) =>
    database.read(actor, operation, async ({ db, now }) => {
      const rows = await listSessions(db, login.userId, now, new Date(now.getTime() - SESSION_IDLE_MS));
      return { sessions: rows.map((row) => sessionJson(row, login.sessionId)) };
    }),
  ),
  route(endOwnSession, ({ params, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, touched }) => {
      if (params.id === login.sessionId)
        throw new HttpFault(404, 'own-session', 'Det är inloggningen du använder nu. Avsluta den med Logga ut.');
      if (!(await endSessionOf(db, login.userId, params.id))) throw notFound('Inloggningen');
      touched([params.id]);
    }),
  ),
  route(endOtherSessions, ({ database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, noted }) => {
      noted({ sessions: await endSessionsOf(db, login.userId, login.sessionId) });
    }),
  ),
];
