import { isDeepStrictEqual } from 'node:util';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Contract } from './contract.ts';
import { HttpFault } from './httpFault.ts';
import type { FileAnswer, Login } from './route.ts';
import { readSession } from './sessions.ts';

/** An answer that is sooner done was asked for by who still may. */
const LONG_MS = 500;

/**
 * Asks again, of what took long to read, whether who asked is still logged in with the same roles: whoever leaves meanwhile is sent
 * nothing more. What has been changed is answered as it is, since it is done.
 * @returns asks when it is long since it was last asked, and throws the HttpFault to answer with
 */
export function stillMay(contract: Contract, request: FastifyRequest, clock: Clock): () => Promise<void> {
  const reads = contract.method === 'GET' || 'files' in contract.answer;
  let asked = performance.now();
  return async () => {
    const { authorised } = request;
    if (!reads || !authorised || performance.now() - asked < LONG_MS) return;
    const now = await readSession(authorised.database, request.session.sessionId, clock);
    asked = performance.now();
    if (!now) throw new HttpFault(401, 'not-logged-in', 'Du är inte inloggad längre. Logga in och försök igen.');
    const held = ({ roles }: Login) => roles.filter(({ role }) => contract.roles === 'user' || role === authorised.actor.role);
    if (!isDeepStrictEqual(held(now), held(authorised.login)))
      throw new HttpFault(403, 'no-role', 'Din roll ändrades medan svaret gjordes. Ladda om sidan och försök igen.');
  };
}

/** A file whose pieces are sent as long as who asked for it may have them. */
export const sentWhileMay = (file: FileAnswer, mayStill: () => Promise<void>): FileAnswer =>
  file.bytes instanceof Uint8Array ? file : { ...file, bytes: piecesWhile(file.bytes, mayStill) };

async function* piecesWhile(pieces: AsyncIterable<Uint8Array>, mayStill: () => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    await mayStill();
    yield piece;
  }
}
