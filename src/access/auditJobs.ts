import type { OpenDatabase } from '../platform/database/openDatabase.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { ServerLog } from '../platform/serverLog.ts';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import { anchorFileOf } from './auditAnchor.ts';
import { sealAudit } from './auditSealing.ts';

type Told = (association: string, error: unknown) => void;

/** Seals the audit logs of all associations, one after the other. What fails for one is told and hinders no other. */
export async function sealAllAudits(installation: Installation, dataFolder: string, clock: Clock, failed: Told): Promise<void> {
  for (const { slug } of await installation.listAssociations()) {
    const database = await installation.findBySlug(slug);
    if (database) await sealOne(database, dataFolder, clock, failed);
  }
}

/** Seals what a command has just written, in the associations that it worked in. */
export async function sealOpenedAudits(installation: Installation, dataFolder: string, clock: Clock, failed: Told): Promise<void> {
  for (const database of installation.listOpened()) await sealOne(database, dataFolder, clock, failed);
}

const sealOne = (database: AssociationDatabase, dataFolder: string, clock: Clock, failed: Told): Promise<unknown> =>
  sealAudit({ database, anchorFile: anchorFileOf(dataFolder, database.entry), clock }).catch((error: unknown) =>
    failed(database.entry.name, error),
  );

const MINUTE_MS = 60_000;

/** Now, every minute, and last when everything has been answered. One round at a time: the next waits for its turn. */
export function sealEveryMinute(
  { installation, dataFolder }: Pick<OpenDatabase, 'installation' | 'dataFolder'>,
  clock: Clock,
  log: ServerLog,
  metrics: Metrics,
): () => Promise<void> {
  const round = async (): Promise<void> => {
    let ended: 'well' | 'badly' = 'well';
    const failed = (error: unknown): void => {
      ended = 'badly';
      log.fault(undefined, 'audit seal', error);
    };
    await sealAllAudits(installation, dataFolder, clock, (_, error) => failed(error)).catch(failed);
    metrics.job('audit seal', ended, clock.now());
  };
  let running = round();
  const timer = setInterval(() => void (running = running.then(round)), MINUTE_MS).unref();
  return async () => {
    clearInterval(timer);
    await running.then(round);
  };
}
