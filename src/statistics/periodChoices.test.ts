import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { comparedPeriod, periodChoices } from './periodChoices.ts';

describe('the periods asked for most', () => {
  it('seen from September are the year so far, its January–August, last year and twelve months', () => {
    expect(periodChoices(localDate('2018-09-14'))).toEqual({
      thisYear: { from: '2018-01-01', to: '2018-09-14' },
      lastTertial: { from: '2018-05-01', to: '2018-08-31' },
      janAug: { from: '2018-01-01', to: '2018-08-31' },
      lastYear: { from: '2017-01-01', to: '2017-12-31' },
      rolling: { from: '2017-09-15', to: '2018-09-14' },
    });
  });

  it('have the January–August that has ended', () => {
    expect(periodChoices(localDate('2018-08-30')).janAug.to).toBe('2017-08-31');
    expect(periodChoices(localDate('2018-08-31')).janAug.to).toBe('2018-08-31');
  });

  it.each([
    ['2018-04-29', '2017-09-01', '2017-12-31'],
    ['2018-04-30', '2018-01-01', '2018-04-30'],
    ['2018-08-31', '2018-05-01', '2018-08-31'],
    ['2018-12-30', '2018-05-01', '2018-08-31'],
    ['2018-12-31', '2018-09-01', '2018-12-31'],
    ['2019-01-01', '2018-09-01', '2018-12-31'],
  ])('seen on %s have the tertial that has ended', (today, from, to) => {
    expect(periodChoices(localDate(today)).lastTertial).toEqual({ from, to });
  });

  it('have twelve whole months on a leap day too', () => {
    expect(periodChoices(localDate('2020-02-29')).rolling).toEqual({ from: '2019-03-01', to: '2020-02-29' });
    expect(periodChoices(localDate('2021-02-28')).rolling).toEqual({ from: '2020-02-29', to: '2021-02-28' });
  });
});

describe('what a period is compared with', () => {
  const compared = (from: string, to: string, choice: 'yearBefore' | 'periodBefore') =>
    Object.values(comparedPeriod({ from: localDate(from), to: localDate(to) }, choice)).join('/');

  it('is the same days of the year before, and whole months stay whole', () => {
    expect(compared('2018-01-01', '2018-09-14', 'yearBefore')).toBe('2017-01-01/2017-09-14');
    expect(compared('2020-01-01', '2020-02-29', 'yearBefore')).toBe('2019-01-01/2019-02-28');
    expect(compared('2021-01-01', '2021-02-28', 'yearBefore')).toBe('2020-01-01/2020-02-29');
    expect(compared('2020-02-29', '2020-03-15', 'yearBefore')).toBe('2019-02-28/2019-03-15');
  });

  it('is as many whole months before whole months, over the turn of the year too', () => {
    expect(compared('2018-01-01', '2018-04-30', 'periodBefore')).toBe('2017-09-01/2017-12-31');
    expect(compared('2018-03-01', '2018-03-31', 'periodBefore')).toBe('2018-02-01/2018-02-28');
    expect(compared('2017-07-01', '2018-06-30', 'periodBefore')).toBe('2016-07-01/2017-06-30');
  });

  it('is as many days before other periods', () => {
    expect(compared('2018-01-10', '2018-01-19', 'periodBefore')).toBe('2017-12-31/2018-01-09');
    expect(compared('2018-05-05', '2018-05-05', 'periodBefore')).toBe('2018-05-04/2018-05-04');
  });
});
