import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { FAMILY_OF } from './access/roles.ts';
import { sessionRoutes, type InterventionNames } from './access/sessionRoutes.ts';
import { usersRoutes } from './access/usersRoutes.ts';
import { listInterventions } from './interventions/interventionQueries.ts';
import { interventionsRoutes } from './interventions/interventionsRoutes.ts';
import { participantsRoutes } from './participants/participantsRoutes.ts';
import { claimServer } from './platform/claimServer.ts';
import { clockFrom, type Clock } from './platform/clock.ts';
import type { Installation } from './platform/database/installation.ts';
import { dataFolderOf, openDatabase, type Environment } from './platform/database/openDatabase.ts';
import { createHttpServer } from './platform/http/httpServer.ts';
import type { Route } from './platform/http/route.ts';
import { UserError } from './platform/userError.ts';
import { statisticsRoutes } from './statistics/statisticsRoutes.ts';

const WEB_FOLDER = join(import.meta.dirname, '../dist/web');
const POOL_SIZE = 12;

/** Every operation of the API. */
export function allRoutes(installation: Installation, clock: Clock): Route[] {
  const interventionNames: InterventionNames = ({ database, actor }) =>
    database.read(actor, { action: 'listInterventions', reason: 'namn på insatser' }, async ({ db }) => new Map((await listInterventions(db)).map(({ id, name }) => [id, name])));
  return [...sessionRoutes(installation, clock, interventionNames), ...usersRoutes(interventionNames), ...interventionsRoutes, ...statisticsRoutes, ...participantsRoutes];
}

/** The composition root: everything wired, nothing listening. */
export function createSamlaServer(installation: Installation, clock: Clock, logFault?: (error: unknown, operationId: string) => void): Promise<FastifyInstance> {
  return createHttpServer({
    installation,
    clock,
    routes: allRoutes(installation, clock),
    sessionSecret: installation.secret('session cookies'),
    familyOf: (role) => FAMILY_OF[role],
    webFolder: WEB_FOLDER,
    ...(logFault ? { logFault } : {}),
  });
}

async function start(env: Environment): Promise<void> {
  const say = (text: string): void => console.info(text);
  const clock = clockFrom(env);
  const port = readPort(env['PORT']);
  const claim = await claimServer(dataFolderOf(env));
  if (!claim.ok) throw new UserError(claim.error.code, claim.error.text);
  try {
    const database = await openDatabase(env, clock, say, POOL_SIZE);
    const server = await createSamlaServer(database.installation, clock, (error, operationId) => console.error(operationId, error));
    const stop = async (): Promise<void> => {
      await server.close();
      await database.close();
      await claim.value.release();
    };
    try {
      await server.listen({ port, host: env['HOST'] || '127.0.0.1' });
    } catch (error) {
      await stop();
      throw listenFault(error, port);
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)));
    say(`Samla är igång på http://localhost:${port}/`);
    if (!existsSync(join(WEB_FOLDER, 'index.html'))) say('Sidorna är inte byggda: kör npm start, som bygger dem.');
  } catch (error) {
    await claim.value.release();
    throw error;
  }
}

function readPort(text: string | undefined): number {
  const port = text === undefined || text === '' ? 3000 : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UserError('port', `PORT=${text} är ingen port. Välj ett tal mellan 1 och 65535, till exempel 3000.`);
  return port;
}

function listenFault(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new UserError('port-taken', `Port ${port} är upptagen av ett annat program. Stäng det, eller välj en annan: PORT=3001 npm start.`);
  if (code === 'EACCES') return new UserError('port-forbidden', `Port ${port} får inte användas av den här användaren. Välj en över 1023: PORT=3001 npm start.`);
  return error;
}

if (import.meta.main) {
  try {
    await start(process.env);
  } catch (error) {
    console.error(error instanceof UserError ? [error.message, ...error.details].join('\n') : error);
    process.exit(1);
  }
}
