import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { demoAtStart } from '../demo/loadDemo.ts';
import { demoLoginLines } from '../demo/logins.ts';
import { sealEveryMinute } from './access/auditJobs.ts';
import { familyOf } from './access/roles.ts';
import { lacksProof } from './access/lacksProof.ts';
import { openLeakedPasswords } from './access/leakedPasswords.ts';
import { offeredWays } from './access/offeredWays.ts';
import { clearWaitingFiles } from './imports/importJobs.ts';
import { antivirusFrom, antivirusWarning } from './platform/antivirus/antivirusSettings.ts';
import type { ScanFile } from './platform/antivirus/scanFile.ts';
import { claimServer } from './platform/claimServer.ts';
import { clockFrom, type Clock } from './platform/clock.ts';
import type { Installation } from './platform/database/installation.ts';
import type { Actor } from './platform/database/transaction.ts';
import { USUAL_TIME, USUALLY_KEPT } from './privacy/backupSchedule.ts';
import { openBackupService } from './privacy/backupServiceJobs.ts';
import { readBackupSettings } from './platform/backup/backupSettings.ts';
import { replayAllDeletions } from './privacy/weedingJobs.ts';
import { dataFolderOf, openDatabase, type Environment } from './platform/database/openDatabase.ts';
import { faultLine } from './platform/faultLine.ts';
import type { LogFault } from './platform/http/answerFault.ts';
import { createHttpServer } from './platform/http/httpServer.ts';
import { closeInTime, listenFault, portOf, refuseTakenPort } from './platform/http/listening.ts';
import { createWatchServer } from './platform/http/watchServer.ts';
import type { LogRequest } from './platform/http/requestLog.ts';
import { readServerSettings } from './platform/http/serverSettings.ts';
import { folderMail } from './platform/mail/folderMail.ts';
import { FOLDER_SENDER, mailFrom } from './platform/mail/mailSettings.ts';
import { openMetrics, type Metrics } from './platform/metrics.ts';
import { openServerLog, type ServerLog } from './platform/serverLog.ts';
import { UserError } from './platform/userError.ts';
import { pagePaths } from './web/paths.ts';
import { allRoutes, type Connections } from './routes.ts';

const WEB_FOLDER = join(import.meta.dirname, '../dist/web');
const POOL_SIZE = 12;
const HOUR_MS = 3_600_000;
/** Who does what nobody asked for, in the audit log. */
const THE_SERVER: Actor = { family: 'operator', role: 'operator', userId: null, name: 'Samla' };

export type SamlaServerOptions = Connections & {
  readonly logFault?: LogFault;
  readonly logRequest?: LogRequest | undefined;
  readonly tlsProxy?: string | undefined;
  readonly scanFile?: ScanFile | undefined;
  readonly callLimits?: Parameters<typeof createHttpServer>[0]['callLimits'];
};

/** The composition root: everything wired, nothing listening. */
export function createSamlaServer(
  installation: Installation,
  clock: Clock,
  { sendMail, eIdentification, passkeys, leakedPasswords, dataFolder, backups, ...options }: SamlaServerOptions = {},
): Promise<FastifyInstance> {
  return createHttpServer({
    installation,
    clock,
    routes: allRoutes(installation, clock, { sendMail, eIdentification, passkeys, leakedPasswords, dataFolder, backups }),
    sessionSecret: installation.secret('session cookies'),
    familyOf,
    lacksProof,
    webFolder: WEB_FOLDER,
    ...options,
  });
}

async function start(env: Environment): Promise<void> {
  const say = (text: string): void => console.info(text);
  const clock = clockFrom(env);
  const { port, host, isReachable, tlsProxy, watch } = readServerSettings(env);
  const backups = readBackupSettings(env, { time: USUAL_TIME, kept: USUALLY_KEPT });
  const mail = mailFrom(env, clock);
  const scanFile = antivirusFrom(env);
  const ways = offeredWays(env, { port, tlsProxy }, pagePaths.eIdentification());
  const leakedPasswords = await openLeakedPasswords(env['SAMLA_LEAKED_PASSWORDS']);
  const log = openServerLog(env['SAMLA_LOG'], clock);
  const claim = await claimServer(dataFolderOf(env));
  if (!claim.ok) throw new UserError(claim.error.code, claim.error.text);
  // What was begun last ends first, whatever failed in between.
  const endings: (() => Promise<unknown>)[] = [() => claim.value.release(), async () => leakedPasswords?.close()];
  const stopAll = async (): Promise<void> => {
    for (const end of endings.reverse()) await end().catch((error: unknown) => log.fault(undefined, 'stop', error));
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopAll());
  try {
    await refuseTakenPort(port, host);
    const database = await openDatabase(env, clock, say, POOL_SIZE);
    endings.push(() => database.close());
    const metrics = openMetrics(() => database.installation.connections());
    const failed = (where: string) => (error: unknown) => log.fault(undefined, where, error);
    await database.installation.removeUnfinishedRestores().catch(failed('unfinished restores'));
    const list = failed('deletion list');
    await replayAllDeletions(database.installation, database.dataFolder, THE_SERVER, list).catch(list);
    const withDemo = database.embedded && (await demoAtStart(database.installation, say));
    const demoLetters = withDemo && mail === undefined ? join(dataFolderOf(env), 'mail') : undefined;
    const place = { installation: database.installation, dataFolder: database.dataFolder, clock, actor: THE_SERVER };
    const backupService = backups && openBackupService(place, backups, log, metrics);
    const server = await createSamlaServer(database.installation, clock, {
      tlsProxy,
      scanFile,
      ...ways,
      leakedPasswords,
      dataFolder: database.dataFolder,
      backups: backupService,
      sendMail: demoLetters === undefined ? mail : folderMail(demoLetters, FOLDER_SENDER, clock),
      logFault: log.fault,
      logRequest: (request) => {
        metrics.request(request);
        log.request?.(request);
      },
    });
    endings.push(sealEveryMinute(database, clock, log, metrics));
    endings.push(() => closeInTime(server));
    if (backupService) {
      endings.push(backupService.stop);
      backupService.begin();
    }
    endings.push(clearHourly(database.installation, clock, log, metrics));
    if (watch) {
      const watching = createWatchServer(metrics, async () => (await database.installation.listAssociations(), true));
      endings.push(() => watching.close());
      await watching.listen(watch).catch((error: unknown) => {
        throw listenFault(error, watch.port);
      });
    }
    await server.listen({ port, host }).catch((error: unknown) => {
      throw listenFault(error, port);
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop().then(() => process.exit(0)));
    say(`Samla är igång på http://localhost:${portOf(server) ?? port}/`);
    if (withDemo)
      for (const line of ['Demons inloggningar (adress, roll, e-post, lösenord):', ...demoLoginLines(String(portOf(server) ?? port))])
        say(line);
    if (demoLetters !== undefined) say(`Demons e-post skickas inte, utan läggs i ${demoLetters}`);
    if (!existsSync(join(WEB_FOLDER, 'index.html'))) say('Sidorna är inte byggda: kör npm start, som bygger dem.');
    if (tlsProxy === undefined && isReachable)
      say('Varning: andra datorer når Samla utan kryptering. Sätt en proxy med TLS framför, och dess adress i SAMLA_PROXY.');
    // A scanner that hangs keeps nobody from working.
    void antivirusWarning(scanFile).then((text) => text !== undefined && log.warning(text));
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Now and every hour; what fails is told and tried again. */
function clearHourly(installation: Installation, clock: Clock, log: ServerLog, metrics: Metrics): () => Promise<void> {
  const clear = (): void =>
    void clearWaitingFiles(installation, clock).then(
      () => metrics.job('waiting files', 'well', clock.now()),
      (error: unknown) => {
        metrics.job('waiting files', 'badly', clock.now());
        log.fault(undefined, 'waiting files', error);
      },
    );
  clear();
  const timer = setInterval(clear, HOUR_MS).unref();
  return async () => clearInterval(timer);
}

if (import.meta.main) {
  try {
    await start(process.env);
  } catch (error) {
    console.error(error instanceof UserError ? [error.message, ...error.details].join('\n') : faultLine('start', error));
    process.exit(1);
  }
}
