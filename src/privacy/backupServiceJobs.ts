import type { BackupSettings } from '../platform/backup/backupSettings.ts';
import { namesInFolder } from '../platform/backup/backupFolder.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { ServerLog } from '../platform/serverLog.ts';
import type { BackupPlace } from './backupJobs.ts';
import { makeNightlyBackups } from './nightlyBackupJobs.ts';

/** The making of backups by this server, as pages see it. */
export type BackupService = {
  readonly settings: Pick<BackupSettings, 'time' | 'kept'>;
  /** The names of the files in the folder; undefined when it can't be read or written just now. */
  names(): readonly string[] | undefined;
  /** How many rows of an association's backup are copied so far; undefined when this server makes none. */
  rowsSoFar(slug: string): number | undefined;
  /** Has it looked at once whether one is to be made. */
  look(): void;
};

const MINUTE_MS = 60_000;

/**
 * Looks every minute whether a backup is to be made, one at a time; nothing until `begin`.
 * @returns besides, the end, at which what is under way is waited for
 */
export function openBackupService(
  place: BackupPlace,
  settings: BackupSettings,
  log: ServerLog,
  metrics: Metrics,
): BackupService & { begin(): void; stop(): Promise<void> } {
  const soFar = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let asked = false;
  let oldest: Date | null = null;
  metrics.backups(() => (oldest === null ? Infinity : (place.clock.now().getTime() - oldest.getTime()) / 1000));
  const round = async (): Promise<void> => {
    const ended = await makeNightlyBackups(
      place,
      settings,
      (association, error) => log.fault(undefined, `backup of ${association}`, error),
      (slug, rows) => void (rows === undefined ? soFar.delete(slug) : soFar.set(slug, rows)),
    );
    oldest = ended.oldest;
    if (ended.made + ended.failed > 0) metrics.job('backup', ended.failed > 0 ? 'badly' : 'well', place.clock.now());
  };
  const look = (): void => {
    // Asked for while one looks already, perhaps at another association: looked once more.
    asked = running !== undefined;
    running ??= round()
      .catch((error: unknown) => log.fault(undefined, 'backup', error))
      .finally(() => {
        running = undefined;
        if (asked && timer !== undefined) look();
      });
  };
  return {
    settings,
    names: () => namesInFolder(settings.folder),
    rowsSoFar: (slug) => soFar.get(slug),
    look: () => void (timer !== undefined && look()),
    begin() {
      timer = setInterval(look, MINUTE_MS).unref();
      look();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await running;
    },
  };
}
