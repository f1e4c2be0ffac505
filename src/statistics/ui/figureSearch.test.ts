import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/localDate.ts';
import { USUAL_FIGURES } from '../usualFigures.ts';
import { formFaults, formOf, readFigureSearch, searchOf } from './figureSearch.ts';

const today = localDate('2018-09-14');
const interim = { ...formOf({}, today, USUAL_FIGURES), from: '2018-01-01', to: '2018-08-31' };

describe('the figures that an address asks for', () => {
  it('are those of the year so far when it says nothing', () => {
    expect(formOf({}, today, USUAL_FIGURES)).toEqual({
      from: '2018-01-01',
      to: '2018-09-14',
      intervention: '',
      ageBands: '16-29,30-45,46-64',
      vocabulary: 'sus',
      knownAt: '',
    });
  });

  it('survive the way through form and address', () => {
    const asked = {
      from: '2017-07-01',
      to: '2018-06-30',
      intervention: 'Samcentrum Ängelsö',
      ageBands: '18-30,31-64',
      vocabulary: 'team',
      knownAt: '2018-09-05',
    };
    expect(searchOf(formOf(readFigureSearch(asked), today, USUAL_FIGURES), USUAL_FIGURES)).toEqual(asked);
  });

  it('say the period always, and the rest where it is not the usual', () => {
    expect(searchOf(interim, USUAL_FIGURES)).toEqual({ from: '2018-01-01', to: '2018-08-31' });
  });

  it('leave out what is usual for the association, whatever that is', () => {
    const usual = { ageBands: '18-40', vocabulary: 'ägarna' };
    expect(formOf({}, today, usual)).toMatchObject(usual);
    expect(searchOf({ ...interim, ...usual }, usual)).toEqual({ from: '2018-01-01', to: '2018-08-31' });
    expect(searchOf(interim, usual)).toMatchObject({ ageBands: '16-29,30-45,46-64', vocabulary: 'sus' });
  });

  it('are read from any query without harm', () => {
    expect(readFigureSearch({ from: ['2018-01-01', '2019-01-01'], to: ' 2018-08-31 ', intervention: '', other: 'x' })).toEqual({
      to: '2018-08-31',
    });
  });
});

describe('a form of figures', () => {
  it('is asked as it is when nothing is wrong', () => {
    expect(formFaults(interim)).toEqual({});
    expect(formFaults({ ...interim, ageBands: '', knownAt: '2018-09-05T10:00:00Z' })).toEqual({});
  });

  it('says what is wrong where it is', () => {
    expect(formFaults({ ...interim, from: '2018-02-30', to: '' })).toEqual({ from: 'notADay', to: 'notADay' });
    expect(formFaults({ ...interim, from: '2018-09-01' })).toEqual({ to: 'endsBeforeItStarts' });
    expect(formFaults({ ...interim, ageBands: '16-30,30-45' })).toEqual({ ageBands: 'overlapping' });
    expect(formFaults({ ...interim, ageBands: 'ungdomar', knownAt: 'igår' })).toEqual({ ageBands: 'malformed', knownAt: 'notADay' });
  });
});
