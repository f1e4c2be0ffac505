import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../shared/localDate.ts';
import { backupFileName, backupsToRemove, USUALLY_KEPT } from './backupSchedule.ts';
import { keptCopies } from './keptCopies.ts';

const nameOf = (day: string): string => backupFileName('norra', new Date(`${day}T01:30:00Z`));
const TODAY = localDate('2026-01-15');

describe('until when a copy is kept', () => {
  it('is as long as the rotation keeps it when one is made every night, and says as what it is kept last', () => {
    const days = ['2025-12-31', '2026-01-11', '2026-01-14', '2026-01-15'];
    const copies = keptCopies('norra', [...days.map(nameOf), 'anteckningar.txt'], USUALLY_KEPT, TODAY);
    expect([...copies].map(([name, kept]) => [name.slice(6, 16), kept])).toEqual([
      // A Thursday: gone when seven younger days have a copy.
      ['2026-01-15', { by: 'days', goneOn: '2026-01-22' }],
      ['2026-01-14', { by: 'days', goneOn: '2026-01-21' }],
      // A Sunday: the last of its week, gone when five younger weeks have one.
      ['2026-01-11', { by: 'weeks', goneOn: '2026-02-09' }],
      // The last of its month, gone when twelve younger months have one.
      ['2025-12-31', { by: 'months', goneOn: '2026-12-01' }],
    ]);
  });

  it('is the day on which the rotation really removes it', () => {
    let names = [nameOf('2026-01-13'), nameOf('2026-01-14'), nameOf('2026-01-15')];
    const copies = keptCopies('norra', names, { days: 2, weeks: 2, months: 1 }, TODAY);
    const removed = new Map<string, string>();
    const first = new Set(names);
    for (let day = addDays(TODAY, 1); first.size > removed.size && day < '2027-01-01'; day = addDays(day, 1)) {
      names.push(nameOf(day));
      for (const old of backupsToRemove('norra', names, { days: 2, weeks: 2, months: 1 })) if (first.has(old)) removed.set(old, day);
      names = names.filter((name) => !removed.has(name));
    }
    // What is gone by the rotation already today goes with the next night.
    expect(new Map([...copies].map(([name, { goneOn }]) => [name, goneOn]))).toEqual(removed);
  });

  it('is without end where it is kept longer than eleven years', () => {
    expect(
      keptCopies('norra', [nameOf('2026-01-15')], { days: 999, weeks: 0, months: 999 }, TODAY).get(nameOf('2026-01-15')),
    ).toMatchObject({
      by: 'days',
    });
    expect(keptCopies('norra', [nameOf('2026-01-31')], { days: 1, weeks: 0, months: 999 }, localDate('2026-01-31'))).toEqual(
      new Map([[nameOf('2026-01-31'), { by: 'months', goneOn: null }]]),
    );
  });
});
