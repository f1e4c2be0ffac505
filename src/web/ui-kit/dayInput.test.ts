import { describe, expect, it } from 'vitest';
import { tidyDay } from './dayInput.ts';

describe('a day that someone writes', () => {
  it('is read with or without dashes', () => {
    for (const text of ['2018-08-31', '20180831', ' 2018-8-31 ', '2018.08.31', '2018/8/31']) expect(tidyDay(text)).toBe('2018-08-31');
  });

  it('stays as written when the calendar has no such day', () => {
    expect(tidyDay('2018-02-30')).toBe('2018-02-30');
    expect(tidyDay('20180230')).toBe('20180230');
    expect(tidyDay('31 augusti')).toBe('31 augusti');
    expect(tidyDay('')).toBe('');
  });
});
