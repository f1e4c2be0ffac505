import { statSync } from 'node:fs';
import { err, type Result } from '../../shared/result.ts';
import { systemUserName } from './postgresAccount.ts';

/** Why the embedded database could not be had. `text` is plain Swedish: where, what, and how to mend. */
export type EmbeddedPostgresError = {
  readonly code:
    | 'platform-unsupported'
    | 'binaries-missing'
    | 'folder-unusable'
    | 'disk-full'
    | 'newer-version'
    | 'older-version'
    | 'data-missing'
    | 'password-missing'
    | 'locked'
    | 'damaged'
    | 'start-failed';
  readonly text: string;
};

export const fault = (code: EmbeddedPostgresError['code'], text: string): Result<never, EmbeddedPostgresError> => err({ code, text });

const diskFull = (folder: string) =>
  fault('disk-full', `Disken är full: databasen i ${folder} får inte plats. Frigör utrymme och försök igen.`);

/**
 * What went wrong, from what initdb or postgres wrote. They are run with English texts, so these words are stable.
 * `output` is only what this attempt wrote; `logFile` is where a technician finds the whole.
 */
export function diagnosePostgresOutput(output: string, folder: string, logFile: string): Result<never, EmbeddedPostgresError> {
  if (/No space left on device|Disk quota exceeded/u.test(output)) return diskFull(folder);
  if (/Permission denied|EACCES|Operation not permitted|Read-only file system/u.test(output)) {
    return fault(
      'folder-unusable',
      `Databasen får inte läsa eller skriva i ${folder}. Ge mappens ägare rätt att göra det, eller välj en annan mapp med SAMLA_DATA. ${seeLog(logFile)}`,
    );
  }
  const library = /error while loading shared libraries: ([^:\s]+)/u.exec(output);
  if (library) {
    return fault(
      'platform-unsupported',
      `Databasen behöver systembiblioteket ${library[1]}, som saknas här. Installera det, eller ange en egen PostgreSQL i DATABASE_URL.`,
    );
  }
  if (/\bENOENT\b|\bENOEXEC\b/u.test(output)) {
    return fault(
      'platform-unsupported',
      `Databasens program kan inte köras på det här systemet (${output.trim()}). Ange en egen PostgreSQL, minst version 15, i DATABASE_URL.`,
    );
  }
  if (/Cannot allocate memory|could not (create|map|resize) shared memory/u.test(output)) {
    return fault(
      'start-failed',
      `Minnet räcker inte för att starta databasen. Stäng andra program eller ge datorn mer minne. ${seeLog(logFile)}`,
    );
  }
  if (
    /could not find the database system|pg_control|could not locate a valid checkpoint record|invalid checkpoint|invalid data in file|PANIC/u.test(
      output,
    )
  ) {
    return fault(
      'damaged',
      `Databasens filer i ${folder} är skadade. Läs tillbaka den senaste säkerhetskopian med "samla restore". ${seeLog(logFile)}`,
    );
  }
  const last = output.match(/(?:FATAL|PANIC|ERROR|error): +(.*)/gu)?.at(-1);
  return fault('start-failed', `Databasen i ${folder} startade inte${last ? `: ${last}` : ''}. ${seeLog(logFile)}`);
}

/** What a file operation of our own met. Anything but a lack of space or rights is a bug, and thrown on. */
export function diagnoseFileError(error: unknown, folder: string): Result<never, EmbeddedPostgresError> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ERR_SQLITE_ERROR': // a lock file that may not be opened
      return fault(
        'folder-unusable',
        `Mappen ${folder}${ownedBy(folder)} kan inte användas av den som startar Samla (${code}). ` +
          'Starta som den användare som äger mappen, ge den här användaren rätt att läsa och skriva i den, eller välj en annan mapp med SAMLA_DATA.',
      );
    default:
      throw error;
  }
}

function ownedBy(folder: string): string {
  try {
    return `, som ägs av ${systemUserName(statSync(folder).uid)},`;
  } catch {
    return '';
  }
}

const seeLog = (logFile: string): string => `Mer står i ${logFile}.`;
