import { describe, expect, it } from 'vitest';
import { addDays, ageOn, daysBetween, endOfSwedishDay, localDate, parseLocalDate, swedishDay } from './localDate.ts';

describe('a day', () => {
  it('exists only when the calendar has it', () => {
    for (const text of ['2018-02-29', '2018-13-01', '2018-00-10', '2018-04-31', '18-01-01', '2018-1-1', '2018-01-01T00', ''])
      expect(parseLocalDate(text), text).toBeUndefined();
    for (const text of ['2020-02-29', '2000-02-29', '2018-12-31']) expect(parseLocalDate(text)).toBe(text);
    expect(parseLocalDate('1900-02-29')).toBeUndefined();
  });

  it('is counted across leap days and years', () => {
    expect(addDays(localDate('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(localDate('2019-12-31'), 1)).toBe('2020-01-01');
    expect(daysBetween(localDate('2018-01-01'), localDate('2019-01-01'))).toBe(365);
    expect(daysBetween(localDate('2020-01-01'), localDate('2021-01-01'))).toBe(366);
  });

  it('gives an age that grows on the birthday, on 1 March for those born on 29 February', () => {
    expect(ageOn(localDate('1990-05-10'), localDate('2018-05-09'))).toBe(27);
    expect(ageOn(localDate('1990-05-10'), localDate('2018-05-10'))).toBe(28);
    expect(ageOn(localDate('1992-02-29'), localDate('2018-02-28'))).toBe(25);
    expect(ageOn(localDate('1992-02-29'), localDate('2018-03-01'))).toBe(26);
  });

  it('is the Swedish one, also at night and over the change to summer time', () => {
    expect(swedishDay(new Date('2018-01-01T22:59:59Z'))).toBe('2018-01-01');
    expect(swedishDay(new Date('2018-01-01T23:00:00Z'))).toBe('2018-01-02');
    expect(swedishDay(new Date('2018-07-01T22:00:00Z'))).toBe('2018-07-02');
    for (const day of ['2018-03-24', '2018-03-25', '2018-10-27', '2018-10-28', '2018-06-30', '2019-12-31'].map(localDate)) {
      expect(swedishDay(endOfSwedishDay(day))).toBe(day);
      expect(swedishDay(new Date(endOfSwedishDay(day).getTime() + 1))).toBe(addDays(day, 1));
    }
  });
});
