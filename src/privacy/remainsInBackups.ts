import { addDays, type LocalDate } from '../shared/localDate.ts';
import { backupFileName, backupsOf, backupsToRemove, type KeptBackups } from './backupSchedule.ts';

/** What is known of backups: by which rotation, if Samla makes any, and of which nights there are some. */
export type BackupCopies = {
  readonly kept: KeptBackups | null;
  readonly nights: readonly LocalDate[];
  /** When one failed, if none was made since. */
  readonly lastFailed: Date | null;
  /** Made on the command line: no rotation removes those. */
  readonly byHand: number;
};

/** What is said of backups when something is weeded: until when it is still in them. */
export type RemainsInBackups = {
  readonly kept: KeptBackups | null;
  /** The latest night whose backup may hold it; null where Samla has made none. */
  readonly lastNight: LocalDate | null;
  /** The first day on which no nightly backup holds it, if one is made every night from now; null where none is made, or it is kept longer than eleven years. */
  readonly goneOn: LocalDate | null;
  readonly isFailing: boolean;
  readonly byHand: number;
};

/** Eleven years; what is kept longer is said to be kept without end. */
const MOST_DAYS = 4_000;

/**
 * Until when the nightly backups hold what is weeded today, reckoned by carrying the rotation on night by night. Each night's backup
 * is taken for a copy that holds it up to and including today's, which may have been begun before.
 */
export function remainsInBackups({ kept, nights, lastFailed, byHand }: BackupCopies, today: LocalDate): RemainsInBackups {
  const lastNight = nights.toSorted().at(-1) ?? null;
  const said = { kept, lastNight, isFailing: lastFailed !== null, byHand };
  if (kept === null || lastNight === null) return { ...said, goneOn: null };
  // A night that is missing among those told was removed by the rotation, or is kept all the same: taken as kept, which says no day too early.
  let names = nights.map((night) => nameOf(night));
  for (let day = addDays(today, 1), count = 0; count < MOST_DAYS; day = addDays(day, 1), count += 1) {
    names.push(nameOf(day));
    const removed = new Set(backupsToRemove(ANY, names, kept));
    names = names.filter((name) => !removed.has(name));
    if (backupsOf(ANY, names).every((backup) => backup.day > today)) return { ...said, goneOn: day };
  }
  return { ...said, goneOn: null };
}

const ANY = 'x';
const nameOf = (night: LocalDate): string => backupFileName(ANY, new Date(`${night}T12:00:00Z`));

/** For how many months at most a rotation keeps what was weeded. */
export function longestKept({ days, weeks, months }: KeptBackups): number {
  return Math.max(months, Math.ceil((weeks * 7) / 30.4375), Math.ceil(days / 30.4375));
}
