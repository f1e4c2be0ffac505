import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '../database/databaseAway.ts';
import { UserError } from '../userError.ts';
import { HttpFault } from './httpFault.ts';
import { faultTexts } from './validation.ts';

/** How soon it is worth to try again when the database or the scanner is away. */
const RETRY_SECONDS = 10;

/** Told of what only a bug or a broken database can cause: the request's number, which the asker was given too, where, and what. */
export type LogFault = (number: string, where: string, error: unknown) => void;

type Answerer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** The one way in which the server says that something went wrong: a code, a text that says what to do, and details. Never a value. */
export function faultAnswerer(logFault: LogFault | undefined): Answerer {
  return (error, request, reply) => {
    const send = (status: number, code: string, text: string, details: readonly string[] = []): FastifyReply =>
      reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send({ code, text, details });
    if (error instanceof HttpFault && error.status === 503) reply.header('retry-after', RETRY_SECONDS);
    if (error instanceof HttpFault) return send(error.status, error.code, error.message, error.details);
    if (error instanceof UserError) return send(422, error.code, error.message, error.details);
    const fault = error as { validation?: Parameters<typeof faultTexts>[0]; statusCode?: number };
    if (fault.validation) return send(400, 'invalid', 'Anropet har fel. Rätta det som står nedan.', faultTexts(fault.validation));
    const tooLarge = request.routeOptions?.config?.tooLarge;
    if (fault.statusCode === 413 && tooLarge !== undefined) return send(413, 'too-large', tooLarge);
    if (fault.statusCode === 413 && request.routeOptions?.config?.takesFile)
      return send(413, 'too-large', 'Filen är större än 32 MB. Dela upp den, till exempel ett år i taget, och försök igen.');
    if (fault.statusCode === 413) return send(413, 'too-large', 'Det som skickades är för stort. Dela upp det.');
    if (fault.statusCode === 415) return send(415, 'content-type', 'Innehållet har fel slag. Skicka JSON (application/json).');
    if (fault.statusCode !== undefined && fault.statusCode >= 400 && fault.statusCode < 500)
      return send(fault.statusCode, 'bad-request', 'Anropet går inte att läsa.');
    if (isDatabaseAway(error)) {
      reply.header('retry-after', RETRY_SECONDS);
      return send(503, 'database-away', 'Databasen svarar inte just nu, så inget är sparat. Vänta en stund och försök igen.');
    }
    logFault?.(request.id, `${request.method} ${request.routeOptions?.url ?? ''}`, error);
    return send(
      500,
      'failed',
      `Något gick fel i Samla. Försök igen; hjälper det inte, säg till den som sköter Samla och ange nummer ${request.id}.`,
    );
  };
}
