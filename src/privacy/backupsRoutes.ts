import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { findBackupOrder, insertBackupOrder, listOrderedFiles } from './backupOrderQueries.ts';
import { findBackupState, listBackupRuns } from './backupRunQueries.ts';
import { backupsOf, isDue, isLate, nextBackup } from './backupSchedule.ts';
import { BACKUP_FAULTS, listBackups, orderBackup, type Backups } from './backupsApi.ts';
import type { BackupService } from './backupServiceJobs.ts';
import { keptCopies, type KeptCopy } from './keptCopies.ts';
import { findBackupCopies } from './retentionQueries.ts';

/** As many of the latest runs are told, whatever became of their files; a year of nights is looked through for files that are kept. */
const LATEST = 14;
const LOOKED_THROUGH = 400;

/** The backups as whoever answers for them sees them. Nothing is told of where they lie or what they are enciphered with. */
export const backupsRoutes = (service: BackupService | undefined): readonly Route[] => [
  route(listBackups, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db, now, today }) => {
      const { slug } = database.entry;
      const state = await findBackupState(db);
      const order = await findBackupOrder(db);
      const names = service?.names();
      return {
        schedule: service === undefined ? null : scheduleOf(service, names !== undefined, state, now),
        lastGood: state.lastGood?.toISOString() ?? null,
        isLate: isLate(now, state.lastGood),
        order: order ? { id: order.id, orderedAt: order.orderedAt.toISOString(), rows: service?.rowsSoFar(slug) ?? null } : null,
        runs: shownRuns(
          await listBackupRuns(db, LOOKED_THROUGH),
          await listOrderedFiles(db),
          names && new Set(backupsOf(slug, names).map(({ name }) => name)),
          service && names ? keptCopies(slug, names, service.settings.kept, today) : new Map(),
        ),
        byHand: (await findBackupCopies(db, null)).byHand,
      };
    }),
  ),
  route(orderBackup, async ({ body, database, actor, operation, login }) => {
    if (service === undefined) throw new HttpFault(422, 'backups-off', OFF);
    const id = await database.write(actor, operation, async ({ db, now, noted }) => {
      const key = await insertBackupOrder(db, { id: body.id, orderedAt: now, orderedBy: login.name });
      noted({ order: key });
      return key;
    });
    service.look();
    return { id };
  }),
];

const OFF =
  'Samla gör inga säkerhetskopior här, så ingen kan göras nu. Be driften ange en mapp för dem (SAMLA_BACKUP) och starta om Samla.';

function scheduleOf(
  { settings: { time, kept } }: BackupService,
  folderIsThere: boolean,
  { lastNight, lastFailure }: Awaited<ReturnType<typeof findBackupState>>,
  now: Date,
): Backups['schedule'] {
  const { night, notBefore } = nextBackup(now, time, lastNight, lastFailure);
  return {
    ...{ time, kept, nextNight: night, notBefore: notBefore?.toISOString() ?? null, folderIsThere },
    isDue: isDue(now, time, lastNight, lastFailure),
  };
}

function shownRuns(
  runs: Awaited<ReturnType<typeof listBackupRuns>>,
  asked: ReadonlySet<string>,
  there: ReadonlySet<string> | undefined,
  kept: ReadonlyMap<string, KeptCopy>,
): Backups['runs'] {
  return runs
    .filter(({ fileName }, place) => place < LATEST || there?.has(fileName) === true)
    .map((run) => {
      const { id, begunAt, endedAt, fileName } = run;
      const isDone = run.outcome === 'done';
      return {
        ...{ id, begunAt: begunAt.toISOString(), seconds: (endedAt.getTime() - begunAt.getTime()) / 1000, isAsked: asked.has(fileName) },
        made: isDone ? { bytes: run.bytes, rows: run.rows } : null,
        fault: isDone ? null : (BACKUP_FAULTS.find((code) => code === run.fault) ?? 'failed'),
        isThere: isDone ? (there?.has(fileName) ?? null) : false,
        kept: isDone ? (kept.get(fileName) ?? null) : null,
      };
    });
}
