import type { FastifyRequest } from 'fastify';
import { HttpFault } from './httpFault.ts';

/**
 * The cookie is SameSite=Strict; this also stops a page of another origin – a sister site of the authority, too – from
 * writing where a browser ignores that. Whoever sends no Origin is no browser.
 */
export async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.origin;
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host);
  if (foreign || request.headers['sec-fetch-site'] === 'cross-site')
    throw new HttpFault(403, 'foreign-origin', 'Anropet kommer från en annan webbplats.');
}

/** PostgreSQL stores neither the character NUL nor half of a character in a text; without this it would be the server's fault. */
export async function refuseUnstorableText(request: FastifyRequest): Promise<void> {
  if ([request.query, request.params, request.body].some(holdsUnstorable))
    throw new HttpFault(
      400,
      'invalid',
      'Anropet har ett tecken som inte går att spara: NUL, eller ett halvt tecken, som när en emoji har klippts av. Ta bort det.',
    );
}

const isUnstorable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return isUnstorable(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([key, one]) => isUnstorable(key) || holdsUnstorable(one));
}
