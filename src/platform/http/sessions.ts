import fastifyCookie from '@fastify/cookie';
import fastifySession, { type FastifySessionOptions } from '@fastify/session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { AssociationDatabase } from '../database/association.ts';
import type { Installation } from '../database/installation.ts';
import type { Login } from './route.ts';

declare module 'fastify' {
  interface Session {
    userId?: string;
    /** Read anew from the database at every request, never stored. */
    login?: Login & { slug: string };
  }
  interface FastifyRequest {
    /** The association that a login is for, so that the session's token can carry it. */
    loginSlug?: string;
  }
}

/** A working day; then one logs in again. */
const LIFETIME_MS = 10 * 3_600_000;
const SEPARATOR = '~';

/** Sessions kept in the association's own database. The cookie holds slug and token, the database the token's hash. */
export async function registerSessions(app: FastifyInstance, installation: Installation, clock: Clock, secret: string): Promise<void> {
  await app.register(fastifyCookie);
  const store = sessionStore(installation, clock);
  await app.register(fastifySession, {
    secret,
    cookieName: 'samla',
    cookie: { path: '/', httpOnly: true, sameSite: 'strict', secure: 'auto', maxAge: LIFETIME_MS },
    saveUninitialized: false,
    rolling: false,
    idGenerator: (request) => `${request?.loginSlug ?? ''}${SEPARATOR}${randomBytes(32).toString('base64url')}`,
    store,
  });
}

type Store = NonNullable<FastifySessionOptions['store']>;

function sessionStore(installation: Installation, clock: Clock): Store {
  const place = async (id: string) => {
    const slug = id.split(SEPARATOR)[0] ?? '';
    const database = slug === '' ? undefined : await installation.findBySlug(slug);
    return database && { slug, database, hash: tokenHash(id) };
  };
  return {
    get(id, done) {
      void (async () => {
        const found = await place(id);
        const row = found && (await readSession(found.database, id, clock));
        return row ? { ...JSON.parse(row.content), login: { ...row.login, slug: found.slug } } : null;
      })().then((session) => done(null, session), (error: unknown) => done(error));
    },
    set(id, session, done) {
      void (async () => {
        const found = await place(id);
        const userId = session.userId;
        if (!found || userId === undefined) return;
        const content = JSON.stringify({ cookie: session.cookie, userId });
        const until = new Date(clock.now().getTime() + LIFETIME_MS);
        await found.database.beforeLogin((db) => sql`select access.save_session(${found.hash}, ${userId}::uuid, ${content}, ${clock.now()}, ${until})`.execute(db));
      })().then(() => done(), (error: unknown) => done(error));
    },
    destroy(id, done) {
      void (async () => {
        const found = await place(id);
        if (found) await found.database.beforeLogin((db) => sql`select access.end_session(${found.hash})`.execute(db));
      })().then(() => done(), (error: unknown) => done(error));
    },
  };
}

const tokenHash = (id: string): Buffer => createHash('sha256').update(id).digest();

/** The stored session of a token with its user and the roles of today; undefined when it has run out or the user has left. */
export async function readSession(database: AssociationDatabase, id: string, clock: Clock): Promise<{ content: string; login: Login } | undefined> {
  const { rows } = await database.beforeLogin((db) =>
    sql<Login & { content: string }>`select content, user_id as "userId", email, name, password_is_temporary as "passwordIsTemporary", roles
      from access.find_session(${tokenHash(id)}, ${clock.now()}, ${clock.today()}::date)`.execute(db),
  );
  const row = rows[0];
  if (!row) return undefined;
  const { content, ...login } = row;
  return { content, login };
}

/** The login of a request, or undefined when nobody is logged in. */
export const loginOf = (request: FastifyRequest): (Login & { slug: string }) | undefined => request.session?.login;
