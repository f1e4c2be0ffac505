import fastifyCookie from '@fastify/cookie';
import fastifySession, { type FastifySessionOptions } from '@fastify/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { AssociationDatabase } from '../database/association.ts';
import type { Installation } from '../database/installation.ts';
import { browserWords, type BrowserWords } from './browserWords.ts';
import { HttpFault } from './httpFault.ts';
import type { Login, ProofMethod } from './route.ts';

declare module 'fastify' {
  interface Session {
    userId?: string;
    /** What the browser says of itself, kept with a session that begins. */
    words?: BrowserWords;
    /** Read anew from the database at every request, never stored. */
    login?: Login & { slug: string };
  }
  interface FastifyRequest {
    /** The association that a login is for, so that the session's token can carry it. */
    loginSlug?: string;
  }
}

const MINUTE = 60_000;
/** A working day; then one logs in again, however busy. */
export const SESSION_LIFETIME_MS = 600 * MINUTE;
/** As long as a talk with a participant may take; a session that has lain unused for longer is over. */
export const SESSION_IDLE_MS = 60 * MINUTE;
/** How exactly the latest use is kept: writing it at every request would cost a write a request. */
const USE_NOTED_EVERY_MS = 5 * MINUTE;
const SEPARATOR = '~';

const PLAIN_COOKIE = 'samla';
/** With this prefix a browser refuses the cookie from anything but the very host over TLS. */
const TLS_COOKIE = '__Host-samla';

/**
 * Sessions kept in the association's own database. The cookie holds slug and token, the database the token's hash.
 * @param behindTls that browsers reach Samla over TLS alone: the cookie is then never sent without it
 */
export async function registerSessions(
  app: FastifyInstance,
  installation: Installation,
  clock: Clock,
  secret: string,
  behindTls: boolean,
): Promise<void> {
  await app.register(fastifyCookie);
  await app.register(fastifySession, {
    secret,
    cookieName: behindTls ? TLS_COOKIE : PLAIN_COOKIE,
    // Not 'auto': the library then loosens SameSite where there is no TLS.
    cookie: { path: '/', httpOnly: true, sameSite: 'strict', secure: behindTls, maxAge: SESSION_LIFETIME_MS },
    saveUninitialized: false,
    rolling: false,
    idGenerator: (request) => `${request?.loginSlug ?? ''}${SEPARATOR}${randomBytes(32).toString('base64url')}`,
    store: sessionStore(installation, clock),
  });
}

type Store = NonNullable<FastifySessionOptions['store']>;

function sessionStore(installation: Installation, clock: Clock): Store {
  const databaseOf = async (id: string): Promise<AssociationDatabase | undefined> => {
    const slug = id.split(SEPARATOR)[0] ?? '';
    return slug === '' ? undefined : installation.findBySlug(slug);
  };
  return {
    get(id, done) {
      void (async () => {
        const database = await databaseOf(id);
        const login = database && (await readSession(database, id, clock));
        // Without a stored cookie the library gives it the settings of today, which is what is wanted.
        return database && login ? { userId: login.userId, login: { ...login, slug: database.entry.slug } } : null;
      })().then(
        (session) => done(null, session as never),
        (error: unknown) => done(error),
      );
    },
    set(id, session, done) {
      void (async () => {
        const database = await databaseOf(id);
        const userId = session.userId;
        if (!database || userId === undefined) return;
        const { browser, system } = session.words ?? { browser: null, system: null };
        const [now, until] = [clock.now(), new Date(clock.now().getTime() + SESSION_LIFETIME_MS)];
        await database.beforeLogin((db) =>
          sql`select access.save_session(${tokenHash(id)}, ${userId}::uuid, ${now}, ${until}, ${browser}, ${system})`.execute(db),
        );
      })().then(
        () => done(),
        (error: unknown) => done(error),
      );
    },
    destroy(id, done) {
      void (async () => {
        const database = await databaseOf(id);
        await database?.beforeLogin((db) => sql`select access.end_session(${tokenHash(id)})`.execute(db));
      })().then(
        () => done(),
        (error: unknown) => done(error),
      );
    },
  };
}

const tokenHash = (id: string): Buffer => createHash('sha256').update(id).digest();

/** The user of a session's token with the roles of today; undefined when it has run out, lain unused, or the user has left. */
export async function readSession(database: AssociationDatabase, id: string, clock: Clock): Promise<Login | undefined> {
  const now = clock.now();
  const hash = tokenHash(id);
  return database.beforeLogin(async (db) => {
    const { rows } = await sql<Login & { usedAt: Date }>`
      select session_id as "sessionId", used_at as "usedAt", user_id as "userId", email, name, password_is_temporary as "passwordIsTemporary", roles,
        p.method, p.proved_at as "provedAt", p.factor_rule as "factorRule"
      from access.find_session(${hash}, ${now}, ${new Date(now.getTime() - SESSION_IDLE_MS)}, ${clock.today()}::date), access.session_proof(${hash}) p`.execute(
      db,
    );
    const row = rows[0];
    if (!row) return undefined;
    const { usedAt, ...login } = row;
    if (now.getTime() - usedAt.getTime() >= USE_NOTED_EVERY_MS) await sql`select access.use_session(${hash}, ${now})`.execute(db);
    return login;
  });
}

/**
 * Begins a session in an association and gives the browser its cookie. The token is a new one, so that one that was
 * planted before the login is worth nothing.
 */
export async function beginSession(request: FastifyRequest, slug: string, userId: string): Promise<void> {
  if (request.session.cookie.secure === true && request.protocol !== 'https') {
    throw new HttpFault(
      403,
      'https-needed',
      'Inloggning går bara över https. Den som sköter Samla: låt proxyn skicka X-Forwarded-Proto, och kontrollera SAMLA_PROXY.',
    );
  }
  request.loginSlug = slug;
  await request.session.regenerate();
  request.session.userId = userId;
  request.session.words = browserWords(request.headers['user-agent']);
  await request.session.save();
  // Else the library answers with two cookies of the same name, one that removes the old and one that is the new.
  for (const name of [PLAIN_COOKIE, TLS_COOKIE]) delete request.cookies[name];
}

/** Notes by what and when it was proved who the request's session belongs to. */
export async function noteProof(request: FastifyRequest, database: AssociationDatabase, method: ProofMethod, at: Date): Promise<void> {
  const hash = tokenHash(request.session.sessionId);
  await database.beforeLogin((db) => sql`select access.prove_session(${hash}, ${method}, ${at})`.execute(db));
}

/** Ends the session of a request, in the database and in the browser. */
export async function endSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await request.session.destroy();
  for (const name of [PLAIN_COOKIE, TLS_COOKIE]) {
    if (request.cookies[name] !== undefined)
      reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'strict', secure: name === TLS_COOKIE });
  }
}

/** The login of a request, or undefined when nobody is logged in. */
export const loginOf = (request: FastifyRequest): (Login & { slug: string }) | undefined => request.session?.login;
