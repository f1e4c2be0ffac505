import { resolve } from 'node:path';
import { UserError } from '../userError.ts';

/** What the environment says of nightly backups; undefined when none are to be made. */
export type BackupSettings = {
  readonly folder: string;
  /** Swedish time of day, `HH:MM`. */
  readonly time: string;
  readonly kept: { readonly days: number; readonly weeks: number; readonly months: number };
};

/** Reads `SAMLA_BACKUP` (a folder), `SAMLA_BACKUP_TIME` and `SAMLA_BACKUP_KEEP`. Throws a UserError on what can't be read. */
export function readBackupSettings(
  env: Readonly<Record<string, string | undefined>>,
  usual: Omit<BackupSettings, 'folder'>,
): BackupSettings | undefined {
  const folder = env['SAMLA_BACKUP'];
  if (folder === undefined || folder === '') return undefined;
  const time = env['SAMLA_BACKUP_TIME'] || usual.time;
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new UserError('backup-time', `SAMLA_BACKUP_TIME är ingen tid: "${time}". Skriv timme och minut, till exempel 02:30.`);
  return { folder: resolve(folder), time, kept: keptOf(env['SAMLA_BACKUP_KEEP']) ?? usual.kept };
}

function keptOf(text: string | undefined): BackupSettings['kept'] | undefined {
  if (text === undefined || text === '') return undefined;
  const [, days, weeks, months] = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/.exec(text) ?? [];
  if (days === undefined || Number(days) < 1)
    throw new UserError(
      'backup-keep',
      `SAMLA_BACKUP_KEEP går inte att läsa: "${text}". Skriv antal dagar, veckor och månader med komma emellan, till exempel 7,5,12; minst en dag.`,
    );
  return { days: Number(days), weeks: Number(weeks), months: Number(months) };
}
