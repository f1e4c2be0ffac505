import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../shared/localDate.ts';
import { longestKept, remainsInBackups, type BackupCopies } from './remainsInBackups.ts';

const nights = (last: string, count: number) => Array.from({ length: count }, (_, back) => addDays(localDate(last), -back));
const copies = (more: Partial<BackupCopies>): BackupCopies => ({
  ...{ kept: { days: 7, weeks: 5, months: 12 }, nights: nights('2026-11-29', 60), lastFailed: null, byHand: 0 },
  ...more,
});
const TODAY = localDate('2026-11-29');

describe('what is weeded is in the backups', () => {
  it('until the last one that holds it has been removed by the rotation', () => {
    expect(remainsInBackups(copies({ kept: { days: 7, weeks: 0, months: 0 } }), TODAY).goneOn).toBe('2026-12-06');
    // Sunday: the week's latest, which is one of the two latest weeks until the second Monday after.
    expect(remainsInBackups(copies({ kept: { days: 1, weeks: 2, months: 0 } }), TODAY).goneOn).toBe('2026-12-07');
    expect(remainsInBackups(copies({ kept: { days: 1, weeks: 0, months: 2 } }), TODAY).goneOn).toBe('2026-12-01');
    // October's last: among the latest of twelve months until there is one of the October after.
    expect(remainsInBackups(copies({}), TODAY).goneOn).toBe('2027-10-01');
  });

  it('without end where none is removed, and in none where none was made', () => {
    expect(remainsInBackups(copies({ kept: null }), TODAY)).toMatchObject({ lastNight: '2026-11-29', goneOn: null });
    expect(remainsInBackups(copies({ nights: [] }), TODAY)).toMatchObject({ lastNight: null, goneOn: null });
    expect(remainsInBackups(copies({ kept: { days: 1, weeks: 0, months: 200 } }), TODAY).goneOn).toBeNull();
  });

  it('says that the rotation stands still while backups fail, and what was made by hand', () => {
    expect(remainsInBackups(copies({ lastFailed: new Date(0), byHand: 2 }), TODAY)).toMatchObject({ isFailing: true, byHand: 2 });
  });

  it('for as many months as the longest of days, weeks and months', () => {
    expect(longestKept({ days: 7, weeks: 5, months: 12 })).toBe(12);
    expect(longestKept({ days: 90, weeks: 5, months: 1 })).toBe(3);
  });
});
