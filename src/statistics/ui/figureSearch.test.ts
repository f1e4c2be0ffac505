import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/localDate.ts';
import { USUAL_FIGURES } from '../usualFigures.ts';
import { comparedBy, formFaults, formOf, readFigureSearch, searchOf } from './figureSearch.ts';

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
      compare: '',
      otherFrom: '',
      otherTo: '',
      otherIntervention: '',
      columns: '',
      pictures: '',
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
      compare: 'period',
      otherFrom: '2016-07-01',
      otherTo: '2017-06-30',
      columns: 'sex',
      pictures: 'all',
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

describe('what figures are compared with', () => {
  it('is nothing unless the address says so in words that are known', () => {
    expect(comparedBy(interim)).toBeUndefined();
    expect(comparedBy({ ...interim, compare: 'vad som helst' })).toBeUndefined();
    expect(searchOf({ ...interim, compare: 'vad som helst', otherFrom: '2017-01-01', columns: 'sex' }, USUAL_FIGURES)).toEqual({
      from: '2018-01-01',
      to: '2018-08-31',
    });
  });

  it('is a period: the year before, the one before, or one of own choice', () => {
    expect(comparedBy({ ...interim, compare: 'yearBefore' })).toEqual({ by: 'period', period: { from: '2017-01-01', to: '2017-08-31' } });
    expect(comparedBy({ ...interim, compare: 'periodBefore' })).toEqual({ by: 'period', period: { from: '2017-05-01', to: '2017-12-31' } });
    expect(comparedBy({ ...interim, compare: 'period', otherFrom: '2016-02-01', otherTo: '2016-03-31' })).toEqual({
      by: 'period',
      period: { from: '2016-02-01', to: '2016-03-31' },
    });
    expect(comparedBy({ ...interim, compare: 'period', otherFrom: '2016-02-31', otherTo: '2016-03-31' })).toBeUndefined();
  });

  it('is another intervention, or all of them', () => {
    const one = { ...interim, intervention: 'Kraften', compare: 'intervention' };
    expect(comparedBy({ ...one, otherIntervention: 'Navet' })).toEqual({ by: 'intervention', intervention: 'Navet' });
    expect(comparedBy(one)).toEqual({ by: 'intervention', intervention: undefined });
    expect(comparedBy({ ...one, otherIntervention: 'Kraften' })).toBeUndefined();
    expect(comparedBy({ ...interim, compare: 'intervention' })).toBeUndefined();
    expect(comparedBy({ ...interim, compare: 'period', otherFrom: interim.from, otherTo: interim.to })).toBeUndefined();
  });

  it('is refused when it is the same as what it is compared with', () => {
    expect(formFaults({ ...interim, compare: 'period', otherFrom: interim.from, otherTo: interim.to })).toEqual({ otherTo: 'samePeriod' });
    expect(formFaults({ ...interim, compare: 'intervention' })).toEqual({ otherIntervention: 'sameIntervention' });
    expect(formFaults({ ...interim, compare: 'period', otherFrom: '2017-01-01' })).toEqual({ otherTo: 'notADay' });
    expect(formFaults({ ...interim, compare: 'period', otherFrom: '2017-01-02', otherTo: '2017-01-01' })).toEqual({
      otherTo: 'endsBeforeItStarts',
    });
  });
});
