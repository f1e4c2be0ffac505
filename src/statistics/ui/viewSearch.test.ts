import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/localDate.ts';
import { followedPeriod, searchOfView, viewOfSearch } from './viewSearch.ts';

const today = localDate('2018-09-14');

describe('a saved view', () => {
  it('keeps the days of its address, which mean the same tomorrow', () => {
    const search = { from: '2018-01-01', to: '2018-08-31', compare: 'yearBefore', pictures: 'all' };
    const view = viewOfSearch(search, today, undefined);
    expect(view).toEqual(search);
    expect(searchOfView(view, localDate('2020-03-01'))).toEqual(search);
  });

  it('may follow the day instead', () => {
    const view = viewOfSearch({ from: '2018-01-01', to: '2018-09-14', intervention: 'Kraften' }, today, 'thisYear');
    expect(view).toEqual({ period: 'thisYear', intervention: 'Kraften' });
    expect(searchOfView(view, localDate('2019-02-03'))).toEqual({ from: '2019-01-01', to: '2019-02-03', intervention: 'Kraften' });
  });

  it('of a page without days in its address is the year so far', () => {
    expect(followedPeriod({}, today)).toBe('thisYear');
    expect(viewOfSearch({}, today, undefined)).toEqual({ from: '2018-01-01', to: '2018-09-14' });
  });

  it('can follow only what is one of the usual periods', () => {
    expect(followedPeriod({ from: '2018-05-01', to: '2018-08-31' }, today)).toBe('lastTertial');
    expect(followedPeriod({ from: '2018-05-02', to: '2018-08-31' }, today)).toBeUndefined();
  });
});
