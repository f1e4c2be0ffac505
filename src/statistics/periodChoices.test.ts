import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { periodChoices } from './periodChoices.ts';

describe('the periods asked for most', () => {
  it('seen from September are the year so far, its January–August, last year and twelve months', () => {
    expect(periodChoices(localDate('2018-09-14'))).toEqual({
      thisYear: { from: '2018-01-01', to: '2018-09-14' },
      janAug: { from: '2018-01-01', to: '2018-08-31' },
      lastYear: { from: '2017-01-01', to: '2017-12-31' },
      rolling: { from: '2017-09-15', to: '2018-09-14' },
    });
  });

  it('have the January–August that has ended', () => {
    expect(periodChoices(localDate('2018-08-30')).janAug.to).toBe('2017-08-31');
    expect(periodChoices(localDate('2018-08-31')).janAug.to).toBe('2018-08-31');
  });

  it('have twelve whole months on a leap day too', () => {
    expect(periodChoices(localDate('2020-02-29')).rolling).toEqual({ from: '2019-03-01', to: '2020-02-29' });
    expect(periodChoices(localDate('2021-02-28')).rolling).toEqual({ from: '2020-02-29', to: '2021-02-28' });
  });
});
