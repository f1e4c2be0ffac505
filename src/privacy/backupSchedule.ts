import { addDays, dayNumber, localDate, parseLocalDate, swedishDay, type LocalDate } from '../shared/localDate.ts';

/** How many days, weeks and months back a backup is kept, counted in those that have one. */
export type KeptBackups = { readonly days: number; readonly weeks: number; readonly months: number };

/** A retention plan must be longer than the months: what is weeded lives on in backups as long as they do. */
export const USUALLY_KEPT: KeptBackups = { days: 7, weeks: 5, months: 12 };
export const USUAL_TIME = '02:30';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The Swedish time of day as `HH:MM`. */
export const swedishTime = (instant: Date): string => CLOCK.format(instant);

/**
 * The night whose backup should be made by now: today's from the time on, else yesterday's. Where the clock is put forward over the
 * time, it is the first minute after; where it is put back, the first of the two.
 */
export function nightOf(now: Date, time: string): LocalDate {
  const today = swedishDay(now);
  return swedishTime(now) >= time ? today : addDays(today, -1);
}

/** Whether a night's backup is still to be made: it was not, and the last attempt that failed is an hour old. */
export function isDue(now: Date, time: string, lastNight: LocalDate | null, lastFailure: Date | null): boolean {
  if (lastNight !== null && lastNight >= nightOf(now, time)) return false;
  return lastFailure === null || now.getTime() - lastFailure.getTime() >= HOUR_MS;
}
const HOUR_MS = 3_600_000;

/** Whether there should have been a good backup by now: a night and a morning have gone by since the last. */
export const isLate = (now: Date, lastGood: Date | null): boolean =>
  lastGood === null || now.getTime() - lastGood.getTime() > LATE_HOURS * HOUR_MS;
export const LATE_HOURS = 36;

/** The night whose backup comes next, and before when a failed one is not tried again; it is under way when the night is here. */
export function nextBackup(
  now: Date,
  time: string,
  lastNight: LocalDate | null,
  lastFailure: Date | null,
): { readonly night: LocalDate; readonly notBefore: Date | null } {
  const night = nightOf(now, time);
  if (lastNight !== null && lastNight >= night) return { night: addDays(night, 1), notBefore: null };
  const again = lastFailure === null ? null : new Date(lastFailure.getTime() + HOUR_MS);
  return { night, notBefore: again !== null && again > now ? again : null };
}

/** A file's name: which association, and the Swedish day and time at which it was begun. */
export const backupFileName = (slug: string, now: Date): string => `${slug}-${swedishDay(now)}-${swedishTime(now).replace(':', '')}.samla`;

const STAMP = /^(\d{4}-\d{2}-\d{2})-(\d{4})\.samla$/;

/** Those of the names that are backups of the association, the latest first. No other file is ever touched. */
export function backupsOf(slug: string, names: readonly string[]): { readonly name: string; readonly day: LocalDate }[] {
  return names
    .flatMap((name) => {
      const [, day = ''] = (name.startsWith(`${slug}-`) ? STAMP.exec(name.slice(slug.length + 1)) : null) ?? [];
      return parseLocalDate(day) === undefined ? [] : [{ name, day: localDate(day) }];
    })
    .toSorted((a, b) => (a.name < b.name ? 1 : -1));
}

/** Whether a name is that of a file that was being written. */
export const isUnfinished = (name: string, slug: string): boolean => name.startsWith(`.${slug}-`) && name.includes('.samla.ofardig-');

/** What a copy is kept as; the last of its list keeps it longest. */
export type KeptRule = 'days' | 'weeks' | 'months';

/** By which rules each of the backups is kept: as one of the latest days, or the latest of one of the latest weeks or months. */
export function keptBy(slug: string, names: readonly string[], kept: KeptBackups): Map<string, readonly KeptRule[]> {
  const backups = backupsOf(slug, names);
  const days = new Set([...new Set(backups.map(({ day }) => day))].slice(0, kept.days));
  const weekly = new Set(latestOfEach(backups, weekOf, kept.weeks));
  const monthly = new Set(latestOfEach(backups, (day) => day.slice(0, 7), kept.months));
  return new Map(
    backups.map(({ name, day }) => [
      name,
      (['days', 'weeks', 'months'] as const).filter(
        (rule) => (rule === 'days' && days.has(day)) || (rule === 'weeks' && weekly.has(name)) || (rule === 'months' && monthly.has(name)),
      ),
    ]),
  );
}

/** Which backups are to go: those that no rule keeps. */
export function backupsToRemove(slug: string, names: readonly string[], kept: KeptBackups): string[] {
  return [...keptBy(slug, names, kept)].filter(([, rules]) => rules.length === 0).map(([name]) => name);
}

function latestOfEach(backups: ReturnType<typeof backupsOf>, span: (day: LocalDate) => string | number, most: number): string[] {
  const latest = new Map<string | number, string>();
  for (const { name, day } of backups) if (!latest.has(span(day))) latest.set(span(day), name);
  return [...latest.values()].slice(0, most);
}

/** Weeks begin on Mondays; day number 0, 1970-01-01, was a Thursday. */
const weekOf = (day: LocalDate): number => Math.floor((dayNumber(day) + 3) / 7);
