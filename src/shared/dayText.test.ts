import { describe, expect, it } from 'vitest';
import { dayText } from './dayText.ts';

describe('a day of a foreign file', () => {
  it.each([
    ['2018-02-01', '2018-02-01'],
    ['20180201', '2018-02-01'],
    ['2018/2/1', '2018-02-01'],
    ['2018.02.01', '2018-02-01'],
    ['2018-02-01 00:00:00', '2018-02-01'],
    // Days as a spreadsheet counts them.
    ['43132', '2018-02-01'],
    ['43132.5', '2018-02-01'],
    ['36526', '2000-01-01'],
  ])('%s is %s', (text, day) => {
    expect(dayText(text)).toBe(day);
  });

  it.each(['1/2 2018', '01/02/2018', '2018-02-30', '20180230', '1985', '198501012382', 'igår', ''])(
    '%s may be two days or none, and is left for the fault to show',
    (text) => {
      expect(dayText(text)).toBe(text);
    },
  );
});
