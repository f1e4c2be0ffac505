import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { answerBy, closing, dueDay, extension, isOverdue, latestDay, receivedFault } from './subjectAccess.ts';

const day = localDate;
const request = { receivedOn: day('2026-01-31'), dueOn: day('2026-02-28'), extendedTo: null } as const;

describe('the time for an answer', () => {
  it('is a month, to the last day where the month has no such one', () => {
    expect(dueDay(day('2026-11-29'))).toBe('2026-12-29');
    expect(dueDay(day('2026-01-31'))).toBe('2026-02-28');
    expect(dueDay(day('2028-01-31'))).toBe('2028-02-29');
    expect(dueDay(day('2026-12-15'))).toBe('2027-01-15');
    expect(latestDay(day('2026-11-30'))).toBe('2027-02-28');
  });

  it('is over the day after, and later when it has been extended', () => {
    expect([isOverdue(request, day('2026-02-28')), isOverdue(request, day('2026-03-01'))]).toEqual([false, true]);
    expect(answerBy({ ...request, extendedTo: day('2026-04-01') })).toBe('2026-04-01');
  });

  it('is extended once, with a reason, before the first is over and within what the law allows', () => {
    const at = (to: string, reason: string, today: string, of: Parameters<typeof extension>[0] = request) => {
      const read = extension(of, day(to), reason, day(today));
      return read.ok ? read.value : read.error.code;
    };
    expect(at('2026-04-30', ' många uppgifter ', '2026-02-01')).toEqual({ to: '2026-04-30', reason: 'många uppgifter' });
    expect(at('2026-05-01', 'x', '2026-02-01')).toBe('day');
    expect(at('2026-02-28', 'x', '2026-02-01')).toBe('day');
    expect(at('2026-04-01', '  ', '2026-02-01')).toBe('reason');
    expect(at('2026-04-01', 'x', '2026-03-01')).toBe('too-late');
    expect(at('2026-04-01', 'x', '2026-02-01', { ...request, extendedTo: day('2026-03-10') })).toBe('extended');
  });
});

describe('a request', () => {
  it('came on a day that has been, and not long ago', () => {
    const today = day('2026-11-29');
    expect(receivedFault(today, today)).toBeUndefined();
    expect(receivedFault(day('2026-11-30'), today)?.code).toBe('day-to-come');
    expect(receivedFault(day('2026-08-29'), today)).toBeUndefined();
    expect(receivedFault(day('2025-11-28'), today)?.code).toBe('day-long-ago');
  });

  it('ends on a day between, with a word of how', () => {
    const at = (on: string, note: string) => {
      const read = closing(request, { outcome: 'refused', on: day(on), note }, day('2026-02-10'));
      return read.ok ? read.value.note : read.error.code;
    };
    expect(at('2026-02-10', ' uppenbart ogrundad ')).toBe('uppenbart ogrundad');
    expect([at('2026-02-11', 'x'), at('2026-01-30', 'x'), at('2026-02-01', ' ')]).toEqual(['day', 'day', 'note']);
  });
});
