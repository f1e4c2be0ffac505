import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';

const SEPARATOR = '~';
/** With this prefix a browser refuses the cookie from anything but the very host over TLS. */
const TLS_PREFIX = '__Host-';

/** What only the browser that began a login holds: the association and 256 bits of chance. The database has its hash. */
export const newStepToken = ({ entry }: AssociationDatabase): string => `${entry.slug}${SEPARATOR}${randomBytes(32).toString('base64url')}`;

const nameIn = (request: FastifyRequest, name: string): string => (request.session.cookie.secure === true ? `${TLS_PREFIX}${name}` : name);

/** Gives the browser that begins a login what it finishes it with. */
export function giveStepCookie(request: FastifyRequest, reply: FastifyReply, name: string, token: string, minutes: number): void {
  const secure = request.session.cookie.secure === true;
  reply.setCookie(nameIn(request, name), token, { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: minutes * 60 });
}

/** What the browser holds of a login that it began, and where that was; undefined when it began none. It holds it no more. */
export async function takeStepCookie(
  installation: Installation,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
): Promise<{ readonly database: AssociationDatabase; readonly token: string } | undefined> {
  const token = request.cookies[nameIn(request, name)] ?? '';
  const database = await installation.findBySlug(token.split(SEPARATOR)[0] ?? '');
  if (!database) return undefined;
  reply.clearCookie(nameIn(request, name), { path: '/' });
  return { database, token };
}
