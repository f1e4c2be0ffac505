import type { FastifyInstance, FastifyRequest } from 'fastify';
import { loginOf } from './sessions.ts';

/** What the log says of a request that was answered: never an address, a query, a body, a name or who is concerned. */
export type AnsweredRequest = {
  readonly requestId: string;
  /** The operation's name in the API, `page` for pages and built files, `unknown` for an address that is none. */
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The association's slug and the user's id, where somebody is logged in. */
  readonly association?: string;
  readonly userId?: string;
};

export type LogRequest = (request: AnsweredRequest) => void;

/** Tells of every request when its answer has been sent. */
export function logRequests(app: FastifyInstance, log: LogRequest): void {
  app.addHook('onResponse', async (request, reply) => {
    const login = loginOf(request);
    log({
      requestId: request.id,
      operation: operationOf(request),
      method: request.method,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...(login ? { association: login.slug, userId: login.userId } : {}),
    });
  });
}

function operationOf(request: FastifyRequest): string {
  const { config, url } = request.routeOptions;
  if (config.operationId !== undefined) return config.operationId;
  if (url !== undefined) return url === '/healthz' || url === '/api/openapi.json' ? url : 'page';
  return request.url.startsWith('/api') ? 'unknown' : 'page';
}
