import type { BackupService } from '../../src/privacy/backupServiceJobs.ts';
import { USUAL_TIME, USUALLY_KEPT } from '../../src/privacy/backupSchedule.ts';

/** What makes backups, as far as routes know of it: with an empty folder, and making none. */
export const backupsKept = (more: Partial<BackupService> = {}): BackupService => ({
  settings: { time: USUAL_TIME, kept: USUALLY_KEPT },
  names: () => [],
  rowsSoFar: () => undefined,
  look: () => undefined,
  ...more,
});
