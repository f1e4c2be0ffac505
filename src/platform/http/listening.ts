import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { UserError } from '../userError.ts';

/** How long a request that is being answered may keep the server from stopping. */
const STOP_PATIENCE_MS = 10_000;

/** Asked first, so that nobody waits for a database to find out. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const probe = createServer().listen({ port, host });
  await once(probe, 'listening').catch((error: unknown) => {
    throw listenFault(error, port);
  });
  probe.close();
  await once(probe, 'close');
}

/** Lets what is being answered be answered, but not for ever. */
export async function closeInTime(server: FastifyInstance): Promise<void> {
  const late = setTimeout(() => server.server.closeAllConnections(), STOP_PATIENCE_MS);
  await server.close();
  clearTimeout(late);
}

/** The port that was got, also where any free one was asked for. */
export function portOf(server: FastifyInstance): number | undefined {
  const address = server.server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

/** What is said when a port can't be had; anything else as it is. */
export function listenFault(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new UserError(
      'port-taken',
      `Port ${port} är upptagen av ett annat program. Stäng det, eller välj en annan: PORT=3001 npm start.`,
    );
  if (code === 'EACCES')
    return new UserError('port-forbidden', `Port ${port} får inte användas av den här användaren. Välj en över 1023: PORT=3001 npm start.`);
  return error;
}
