import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { AssociationDatabase } from '../database/association.ts';
import type { Installation } from '../database/installation.ts';
import type { Actor } from '../database/transaction.ts';
import type { RoleFamily } from '../database/names.ts';
import type { Role } from '../roles.ts';
import { UserError } from '../userError.ts';
import type { Contract } from './contract.ts';
import { HttpFault } from './httpFault.ts';
import { openApiInfo, routeSchema } from './openApi.ts';
import type { Authorised, FileAnswer, Login, Route } from './route.ts';
import { loginOf, registerSessions } from './sessions.ts';
import { compileValidator, faultTexts } from './validation.ts';
import { registerWebPages } from './webPages.ts';

declare module 'fastify' {
  interface FastifyRequest {
    authorised?: Authorised;
  }
}

export type HttpServerOptions = {
  readonly installation: Installation;
  readonly clock: Clock;
  readonly routes: readonly Route[];
  /** Signs session cookies; 32 characters or more. */
  readonly sessionSecret: string;
  readonly familyOf: (role: Role) => RoleFamily;
  /** Folder of the built pages, or undefined for the API alone. */
  readonly webFolder?: string | undefined;
  readonly logFault?: (error: unknown, operationId: string) => void;
};

const MAX_BODY = 32 * 1024 * 1024;

/** The HTTP server: sessions, roles, validation, audit of denials and one way to answer faults. Nothing listens yet. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, bodyLimit: MAX_BODY, routerOptions: { maxParamLength: 200 }, forceCloseConnections: true });
  app.setValidatorCompiler(({ schema, httpPart }) => compileValidator(schema, httpPart));
  app.setErrorHandler((error, request, reply) => answerFault(error, request, reply, options));
  await app.register(fastifyHelmet, { contentSecurityPolicy: { useDefaults: false, directives: POLICY }, referrerPolicy: { policy: 'same-origin' }, hsts: false });
  await app.register(fastifyRateLimit, { global: false, errorResponseBuilder: () => new HttpFault(429, 'too-many', 'För många försök. Vänta några minuter och försök igen.') });
  await app.register(fastifySwagger, { openapi: openApiInfo });
  await registerSessions(app, options.installation, options.clock, options.sessionSecret);
  app.addHook('onRequest', refuseForeignOrigin);
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  for (const route of options.routes) register(app, route, options);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await registerWebPages(app, options.webFolder);
  return app;
}

const POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameSrc: ["'self'"],
  frameAncestors: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

function register(app: FastifyInstance, { contract, handle }: Route, options: HttpServerOptions): void {
  app.route({
    method: contract.method,
    url: contract.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: routeSchema(contract),
    config: { ...(contract.faults?.includes(429) ? { rateLimit: { max: 20, timeWindow: 60_000 } } : {}), operationId: contract.operationId },
    // Before the body is looked at: whoever may not ask is not told what the question should look like.
    preValidation: async (request) => {
      if (contract.roles !== 'anyone') request.authorised = await authorise(contract, request, options);
    },
    handler: async (request, reply) => {
      const asked = { query: request.query, params: request.params, body: request.body, request, reply };
      const answer: unknown = await handle({ ...asked, ...request.authorised } as never);
      if ('files' in contract.answer) return sendFile(reply, answer as FileAnswer);
      if (contract.answer.status === 204) return reply.code(204).send();
      return reply.code(contract.answer.status).header('cache-control', 'no-store').send(answer);
    },
  });
}

/** The user in a role that has the operation; 401 without a login, 403 – audited – without the role. */
async function authorise(contract: Contract, request: FastifyRequest, options: HttpServerOptions): Promise<Authorised> {
  const login = loginOf(request);
  const database = login && (await options.installation.findBySlug(login.slug));
  if (!login || !database) throw new HttpFault(401, 'not-logged-in', 'Du är inte inloggad. Logga in och försök igen.');
  const held = login.roles.map(({ role }) => role);
  const role = contract.roles === 'user' ? held[0] : typeof contract.roles === 'string' ? undefined : contract.roles.find((one) => held.includes(one));
  if (contract.roles !== 'user' && role === undefined) {
    await recordDenial(database, login, held[0], contract, options);
    throw new HttpFault(403, 'no-role', 'Din roll har inte den här uppgiften. Fråga administratören om du behöver den.');
  }
  const actor = actorOf(login, role, options);
  return { login, database, actor, operation: { action: contract.operationId, reason: role === undefined ? 'inloggad' : `roll ${role}` } };
}

const actorOf = (login: Login, role: Role | undefined, options: HttpServerOptions): Actor => ({
  family: role === undefined ? 'figures' : options.familyOf(role),
  role: role ?? 'none',
  userId: login.userId,
  name: login.email,
});

async function recordDenial(database: AssociationDatabase, login: Login, role: Role | undefined, contract: Contract, options: HttpServerOptions): Promise<void> {
  await database.refuse(actorOf(login, role, options), { action: contract.operationId, reason: 'rollen saknas' }, 'denied');
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const name = encodeURIComponent(file.fileName);
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

// The cookie is SameSite=Strict; this also stops a page of another origin from writing where a browser ignores that.
async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.origin;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host)) {
    throw new HttpFault(403, 'foreign-origin', 'Anropet kommer från en annan webbplats.');
  }
}

function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply, options: HttpServerOptions): FastifyReply {
  const send = (status: number, code: string, text: string, details: readonly string[] = []): FastifyReply =>
    reply.code(status).header('cache-control', 'no-store').type('application/json').send({ code, text, details });
  if (error instanceof HttpFault) return send(error.status, error.code, error.message, error.details);
  if (error instanceof UserError) return send(422, error.code, error.message, error.details);
  const fault = error as { validation?: Parameters<typeof faultTexts>[0]; statusCode?: number };
  if (fault.validation) return send(400, 'invalid', 'Anropet har fel. Rätta det som står nedan.', faultTexts(fault.validation));
  if (fault.statusCode === 413) return send(413, 'too-large', 'Filen är för stor. Dela upp den.');
  if (fault.statusCode !== undefined && fault.statusCode >= 400 && fault.statusCode < 500) return send(fault.statusCode, 'bad-request', 'Anropet går inte att läsa.');
  options.logFault?.(error, request.routeOptions.url ?? request.method);
  return send(500, 'failed', 'Något gick fel i Samla. Försök igen; hjälper det inte, säg till den som sköter Samla.');
}
