import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Installation } from '../database/installation.ts';
import type { RoleFamily } from '../database/names.ts';
import type { Role } from '../roles.ts';
import { faultAnswerer, type LogFault } from './answerFault.ts';
import { authorise, auditRefusal } from './authorise.ts';
import { HttpFault } from './httpFault.ts';
import type { ScanFile } from '../antivirus/scanFile.ts';
import { openApiDocument } from './openApi.ts';
import { callLimits, DEFAULT_CALL_LIMITS, type CallLimiters, type CallLimits } from './callLimits.ts';
import { refuseInfected } from './refuseInfected.ts';
import { refuseForeignOrigin, refuseUnstorableText } from './requestGuards.ts';
import { newRequestId, tellRequestId } from './requestId.ts';
import { logRequests, type LogRequest } from './requestLog.ts';
import { answerSchemas } from './answerSchemas.ts';
import type { Authorised, FileAnswer, Login, Route } from './route.ts';
import { registerSessions } from './sessions.ts';
import { compileValidator } from './validation.ts';
import { registerWebPages } from './webPages.ts';
import { sendFile } from './sendFile.ts';
import { sentWhileMay, stillMay } from './stillMay.ts';

declare module 'fastify' {
  interface FastifyRequest {
    authorised?: Authorised;
  }
  interface FastifyContextConfig {
    /** Whether the operation's body is a file. */
    takesFile?: boolean;
    operationId?: string;
    /** What to do about a file that is too large for the operation. */
    tooLarge?: string;
  }
}

export type HttpServerOptions = {
  readonly installation: Installation;
  readonly clock: Clock;
  readonly routes: readonly Route[];
  /** Signs session cookies; 32 characters or more. */
  readonly sessionSecret: string;
  readonly familyOf: (role: Role) => RoleFamily;
  /** Whether the association asks more than a password of who logged in by one. */
  readonly lacksProof: (login: Login) => boolean;
  /** Folder of the built pages, or undefined for the API alone. */
  readonly webFolder?: string | undefined;
  /**
   * Addresses of the reverse proxy that terminates TLS in front of Samla (`loopback`, an address or a network, several with commas).
   * What it says of the browser's address and protocol is believed, and cookies are for TLS alone. Undefined: no proxy, no TLS.
   */
  readonly tlsProxy?: string | undefined;
  /** Looks for malware in every file that is sent; undefined: files are taken unscanned. */
  readonly scanFile?: ScanFile | undefined;
  readonly logFault?: LogFault;
  readonly logRequest?: LogRequest | undefined;
  readonly callLimits?: CallLimits | undefined;
};

const MEGABYTE = 1024 * 1024;
/** A page's worth; only operations that take a file (413 among their faults) take more. */
const BODY_LIMIT = MEGABYTE;
const FILE_LIMIT = 32 * MEGABYTE;
/** A client that sends more slowly than this is let go. */
const REQUEST_TIMEOUT_MS = 120_000;
const YEAR_S = 31_536_000;

/** The HTTP server: sessions, roles, validation, audit of denials and one way to answer faults. Nothing listens yet. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const behindTls = options.tlsProxy !== undefined;
  const answerFault = faultAnswerer(options.logFault);
  const app = Fastify({
    logger: false,
    genReqId: newRequestId,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 200 },
    // Idle connections only: what is being answered when the server stops is answered.
    forceCloseConnections: 'idle',
    trustProxy: options.tlsProxy ?? false,
    frameworkErrors: (error, request, reply) => void answerFault(error, request, reply),
  });
  app.setValidatorCompiler(({ schema, httpPart }) => compileValidator(schema, httpPart));
  app.setErrorHandler(answerFault);
  tellRequestId(app);
  if (options.logRequest) logRequests(app, options.logRequest);
  // A form of another site can send text/plain without asking first; nothing here takes it.
  app.removeContentTypeParser('text/plain');
  // Some clients say JSON and send nothing: to an operation without a body that is right, to another its fields are missing.
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null) : parseJson(request, body.toString(), done),
  );
  // A form of another site can't say this type either. Only operations that take a file read one.
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, body, done) =>
    request.routeOptions.config.takesFile
      ? done(null, body)
      : done(new HttpFault(415, 'content-type', 'Innehållet har fel slag. Skicka JSON (application/json).')),
  );
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    referrerPolicy: { policy: 'same-origin' },
    hsts: behindTls ? { maxAge: YEAR_S, includeSubDomains: true } : false,
  });
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: () => new HttpFault(429, 'too-many', 'För många anrop på kort tid. Vänta en minut och försök igen.'),
  });
  const limits = callLimits(app, options.callLimits ?? DEFAULT_CALL_LIMITS);
  app.addHook('onRequest', limits.ofAddress);
  await registerSessions(app, options.installation, options.clock, options.sessionSecret, behindTls);
  app.addHook('onRequest', refuseForeignOrigin);
  app.addHook('preValidation', refuseUnstorableText);
  app.get('/healthz', async () => ({ status: 'ok' }));
  for (const route of options.routes) register(app, route, options, limits);
  const description = openApiDocument(options.routes.map(({ contract }) => contract));
  app.get('/api/openapi.json', async () => description);
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

/** Requests a minute from one address to an operation that says 429: enough for an office, too few to wear the server out. */
const CALLS_A_MINUTE = 120;

function register(app: FastifyInstance, { contract, handle }: Route, options: HttpServerOptions, limits: CallLimiters): void {
  const limitUser = contract.file === true || 'files' in contract.answer ? limits.heavyOfUser : limits.ofUser;
  app.route({
    method: contract.method,
    url: contract.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query ? { querystring: contract.query } : {}),
      ...(contract.body ? { body: contract.body } : {}),
      response: answerSchemas(contract),
    },
    bodyLimit: contract.largest?.bytes ?? (contract.faults?.includes(413) ? FILE_LIMIT : BODY_LIMIT),
    config: {
      takesFile: contract.file === true,
      operationId: contract.operationId,
      ...(contract.largest ? { tooLarge: contract.largest.text } : {}),
      ...(contract.faults?.includes(429) ? { rateLimit: { max: CALLS_A_MINUTE, timeWindow: 60_000 } } : {}),
    },
    // Before anything of the body is read: whoever may not ask is not told what the question should look like.
    onRequest: async (request, reply) => {
      if (contract.roles === 'anyone') return;
      await limitUser(request, reply);
      request.authorised = await authorise(contract, request, options);
    },
    handler: async (request, reply) => {
      if (contract.file && !(request.body instanceof Uint8Array))
        throw new HttpFault(415, 'content-type', 'Skicka filen som den är (application/octet-stream).');
      const asked = { query: request.query, params: request.params, body: request.body, request, reply, ...request.authorised };
      const mayStill = stillMay(contract, request, options.clock);
      const answer: unknown = await refuseInfected(request, options)
        .then(() => handle(asked as never))
        .then((made) => mayStill().then(() => made))
        .catch((error: unknown) => auditRefusal(error, request));
      if ('files' in contract.answer) return sendFile(reply, sentWhileMay(answer as FileAnswer, mayStill));
      if (contract.answer.status === 204) return reply.code(204).send();
      return reply.code(contract.answer.status).header('cache-control', 'no-store').send(answer);
    },
  });
}
