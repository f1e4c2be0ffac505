import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/localDate.ts';
import { readParticipation } from '../participationForm.ts';
import { closingFaults, differing, NOT_ENROLLED, sentForm, unshown, writtenOver } from './recordForm.ts';

const START = { enrolled: '2018-06-01', municipality: 'Sala', referrer: 'AF', incomeAtStart: ['försörjningsstöd'] };

describe('two who change the same record', () => {
  it('keep what each changed, and the one who was last decides where both did', () => {
    const mine = { ...START, municipality: 'Köping', incomeAtStart: [] };
    const theirs = { ...START, municipality: 'Arboga', referrer: 'FK' };
    expect(writtenOver(START, mine, theirs)).toEqual({ ...START, municipality: 'Köping', referrer: 'FK', incomeAtStart: [] });
  });

  it('are shown the fields in which what was written differs from what is saved', () => {
    const theirs = { ...START, municipality: 'Arboga' };
    expect(differing(writtenOver(START, { ...START, referrer: 'FK' }, theirs), theirs)).toEqual(['referrer']);
    expect(differing(START, { ...START, incomeAtStart: ['försörjningsstöd', 'studiestöd'] })).toEqual(['incomeAtStart']);
    expect(differing(START, { ...START })).toEqual([]);
  });
});

describe('a form', () => {
  it('is checked also while it is not shown who it is about', () => {
    const today = localDate('2018-09-05');
    for (const enrolled of ['1901-02-03', '1975-12-31', '2018-09-05']) {
      const form = { ...NOT_ENROLLED, enrolled };
      expect(readParticipation(unshown('K', enrolled, today), form, true, today).ok, enrolled).toBe(true);
    }
    const faulty = readParticipation(unshown('K', '2019-01-01', today), { ...NOT_ENROLLED, enrolled: '2019-01-01' }, true, today);
    expect(faulty.ok ? [] : faulty.error.map(({ field }) => field)).toEqual(['enrolled']);
  });

  it('that closes says day and reason', () => {
    const fields = (closed: string, closingReason: string) => closingFaults({ closed, closingReason }).map(({ field }) => field);
    expect(fields('', '')).toEqual(['closed', 'closingReason']);
    expect(fields('2018-08-01', 'studier')).toEqual([]);
  });
});

describe('the municipality of a protected person', () => {
  const sent = (municipality: string, isProtected: boolean, opened: boolean) =>
    sentForm({ ...NOT_ENROLLED, municipality }, { protected: isProtected, opened }).municipality;

  it('stays as it is where it is hidden and nobody wrote another', () => {
    expect(sent('', true, false)).toBeNull();
    expect(sent('Heby', true, false)).toBe('Heby');
  });

  it('can be taken away by someone who has seen it', () => {
    expect(sent('', true, true)).toBe('');
    expect(sent('', false, false)).toBe('');
  });
});
