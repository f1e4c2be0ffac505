import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../shared/localDate.ts';
import { backupFileName, backupsToRemove, isDue, isLate, isUnfinished, nextBackup, nightOf, USUALLY_KEPT } from './backupSchedule.ts';

const at = (instant: string): Date => new Date(instant);

describe('a night', () => {
  it('begins at its Swedish time, summer and winter', () => {
    expect(nightOf(at('2026-01-15T01:29:59Z'), '02:30')).toBe('2026-01-14');
    expect(nightOf(at('2026-01-15T01:30:00Z'), '02:30')).toBe('2026-01-15');
    expect(nightOf(at('2026-07-15T00:30:00Z'), '02:30')).toBe('2026-07-15');
  });

  it('comes once where the clock is put forward over it, and once where it is put back', () => {
    // 29 March 2026, 02:00 is 03:00. 25 October, 03:00 is 02:00 again.
    expect(nightOf(at('2026-03-29T00:59:00Z'), '02:30')).toBe('2026-03-28');
    expect(nightOf(at('2026-03-29T01:00:00Z'), '02:30')).toBe('2026-03-29');
    const first = nightOf(at('2026-10-25T00:30:00Z'), '02:30');
    expect([first, isDue(at('2026-10-25T01:30:00Z'), '02:30', first, null)]).toEqual(['2026-10-25', false]);
  });

  it('that was missed is made up for, and one that failed an hour later', () => {
    const now = at('2026-01-15T12:00:00Z');
    expect(isDue(now, '02:30', localDate('2026-01-14'), null)).toBe(true);
    expect(isDue(now, '02:30', localDate('2026-01-15'), null)).toBe(false);
    expect(isDue(now, '02:30', null, null)).toBe(true);
    expect(isDue(now, '02:30', null, at('2026-01-15T11:00:01Z'))).toBe(false);
    expect(isDue(now, '02:30', null, at('2026-01-15T11:00:00Z'))).toBe(true);
  });
});

describe('what the page says of the next night', () => {
  const now = at('2026-01-15T12:00:00Z');

  it('is the night after the last, tonight’s when one was missed, and an hour’s wait after one that failed', () => {
    expect(nextBackup(now, '02:30', localDate('2026-01-15'), null)).toEqual({ night: '2026-01-16', notBefore: null });
    expect(nextBackup(now, '02:30', localDate('2026-01-13'), null)).toEqual({ night: '2026-01-15', notBefore: null });
    expect(nextBackup(now, '02:30', null, at('2026-01-15T11:30:00Z')).notBefore).toEqual(at('2026-01-15T12:30:00Z'));
    expect(nextBackup(now, '02:30', null, at('2026-01-15T10:30:00Z')).notBefore).toBe(null);
  });

  it('is that one is late after 36 hours, or when there is none', () => {
    expect([isLate(now, at('2026-01-14T00:00:00Z')), isLate(now, at('2026-01-13T23:59:59Z')), isLate(now, null)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('what is kept', () => {
  const nights = (from: string, count: number): string[] =>
    Array.from({ length: count }, (_, n) => backupFileName('norra', at(`${addDays(localDate(from), n)}T01:30:00Z`)));

  it('are seven days, the latest of five weeks and the latest of twelve months', () => {
    const all = nights('2024-01-01', 731);
    const gone = new Set(backupsToRemove('norra', all, USUALLY_KEPT));
    const kept = all.filter((name) => !gone.has(name)).map((name) => name.slice(6, 16));
    expect(kept).toEqual([
      ...['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30', '2025-07-31', '2025-08-31'],
      ...['2025-09-30', '2025-10-31', '2025-11-30', '2025-12-07', '2025-12-14', '2025-12-21'],
      ...['2025-12-25', '2025-12-26', '2025-12-27', '2025-12-28', '2025-12-29', '2025-12-30', '2025-12-31'],
    ]);
  });

  it('does not depend on whether it is tidied every night or once', () => {
    const kept: string[] = [];
    for (const name of nights('2025-01-01', 400)) {
      kept.push(name);
      for (const old of backupsToRemove('norra', kept, USUALLY_KEPT)) kept.splice(kept.indexOf(old), 1);
    }
    const all = nights('2025-01-01', 400);
    const gone = new Set(backupsToRemove('norra', all, USUALLY_KEPT));
    // The week's latest is kept only once it is the latest: the same days in the end.
    expect(kept.slice(-11)).toEqual(all.filter((name) => !gone.has(name)).slice(-11));
  });

  it('is never another association’s, nor any other file', () => {
    const others = ['norra-2-2020-01-01-0230.samla', 'norra-2020-01-01-0230.zip', 'anteckningar.txt', 'norra-2020-13-01-0230.samla'];
    expect(backupsToRemove('norra', [...others, ...nights('2026-01-01', 3)], { days: 1, weeks: 0, months: 0 })).toEqual(
      nights('2026-01-01', 2).toReversed(),
    );
    expect([
      isUnfinished('.norra-2026-01-01-0230.samla.ofardig-0a1b2c3d', 'norra'),
      isUnfinished('norra-2026-01-01-0230.samla', 'norra'),
    ]).toEqual([true, false]);
  });
});
