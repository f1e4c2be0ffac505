import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** The header that tells the asker the request's number. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Six random bytes: short enough to read aloud on the telephone, and never the asker's own word. */
export const newRequestId = (): string => randomBytes(6).toString('hex');

/** Every answer, pages and faults included, carries its request's number; log lines and fault pages show the same. */
export function tellRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id);
  });
}
