import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** The header that tells the asker the request's number. */
export const REQUEST_ID_HEADER = 'x-request-id';

/**
 * Twelve hexadecimal characters: short enough to read aloud on the telephone, and never the asker's own word. One in the middle is always
 * a letter, so that no number looks like a person's.
 */
export function newRequestId(): string {
  const text = randomBytes(6).toString('hex');
  return `${text.slice(0, MIDDLE)}${LETTERS.charAt(randomInt(LETTERS.length))}${text.slice(MIDDLE + 1)}`;
}
const MIDDLE = 5;
const LETTERS = 'abcdef';

/** Every answer, pages and faults included, carries its request's number; log lines and fault pages show the same. */
export function tellRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id);
  });
}
