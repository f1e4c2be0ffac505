import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { readReorganisation, type WrittenReorganisation } from './reorganisation.ts';

const TODAY = localDate('2018-03-01');
const SOURCE = { id: 's', from: '2017-01-01', to: '' };
const KNOWN = [SOURCE, { id: 'a', from: '2018-03-01', to: '' }, { id: 'b', from: '', to: '2018-02-27' }];
const WRITTEN: WrittenReorganisation = {
  firstDay: '2018-03-01',
  targets: ['a'],
  decision: { day: '2018-02-20', paragraph: '§ 8', text: '' },
};
const problems = (change: Partial<WrittenReorganisation>) => {
  const read = readReorganisation({ ...WRITTEN, ...change }, SOURCE, KNOWN, TODAY);
  return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`);
};

describe('a reorganisation', () => {
  it('may be recorded on its first day, with each intervention named once', () => {
    expect(readReorganisation({ ...WRITTEN, targets: ['a', 'a'] }, SOURCE, KNOWN, TODAY)).toMatchObject({
      ok: true,
      value: { firstDay: '2018-03-01', targets: ['a'] },
    });
  });

  it('has a day in the calendar, not ahead, after the first day of what is reorganised', () => {
    expect(problems({ firstDay: '2018-02-29' })).toEqual(['firstDay notADay']);
    expect(problems({ firstDay: '2018-03-02' })).toEqual(['firstDay future']);
    expect(problems({ firstDay: '2017-01-01' })).toEqual(['firstDay beforeStart']);
    expect(problems({ firstDay: '2017-01-02' })).toEqual([]);
  });

  it('goes to others that are there, and had not ended before', () => {
    expect(problems({ targets: [] })).toEqual(['targets none']);
    expect(problems({ targets: ['s', 'nowhere', 'b'] })).toEqual(['targets itself', 'targets unknown', 'targets over']);
    // Over the day before the first day, not on it.
    expect(problems({ targets: ['b'], firstDay: '2018-02-28' })).toEqual(['targets over']);
    expect(problems({ targets: ['b'], firstDay: '2018-02-27' })).toEqual([]);
  });

  it('rests on a decision', () => {
    expect(problems({ decision: { day: '2018-03-02', paragraph: '§ 8', text: '' } })).toEqual(['day future']);
    expect(problems({ decision: { day: '2018-02-20', paragraph: ' ', text: '' } })).toEqual(['paragraph missing']);
  });
});
