import { describe, expect, it } from 'vitest';
import { chosenEconomy, dayFault, readEconomySearch, readVoucherNarrowing, readVoucherSearch } from './economySearch.ts';

const years = [
  { year: 2017, ledgerUntil: '2017-12-31' },
  { year: 2018, ledgerUntil: '2018-08-31' },
];

describe('the economy that an address asks for', () => {
  it('is the latest year with a ledger, as far as that goes, when it says nothing', () => {
    expect(chosenEconomy({}, years)).toEqual({ year: 2018, per: '2018-08-31' });
    expect(chosenEconomy({}, [{ year: 2019, ledgerUntil: null }, ...years])).toEqual({ year: 2018, per: '2018-08-31' });
    expect(chosenEconomy({}, [{ year: 2019, ledgerUntil: null }])).toEqual({ year: 2019, per: '2019-12-31' });
    expect(chosenEconomy({}, [])).toBeUndefined();
  });

  it('is the year and the day that it says', () => {
    expect(chosenEconomy({ year: '2017' }, years)).toEqual({ year: 2017, per: '2017-12-31' });
    expect(chosenEconomy({ year: '2018', per: '2018-04-30' }, years)).toEqual({ year: 2018, per: '2018-04-30' });
  });

  it('is read from any query without harm', () => {
    expect(readEconomySearch({ year: '18', per: ['2018-08-31'], signs: 'minus' })).toEqual({});
    expect(readEconomySearch({ signs: 'surplus' })).toEqual({ signs: 'surplus' });
  });

  it('is asked for its vouchers by year and day, perhaps for a line, an account and an object', () => {
    expect(readVoucherSearch({ year: '2018', per: '2018-08-31', line: 'x', object: '', offset: '-3', withoutObject: 'true' })).toEqual({
      ...{ year: 2018, per: '2018-08-31', line: 'x', offset: 0, withoutObject: 'true' },
    });
    expect(readVoucherSearch({ year: '2018' })).toBeUndefined();
    expect(readVoucherNarrowing({ line: 'x', account: '', object: ['120'], withoutObject: 'nej' })).toEqual({ line: 'x' });
  });

  it('has a day of the calendar in its year', () => {
    expect(dayFault({ year: 2018, per: '2018-08-31' })).toBeUndefined();
    expect(dayFault({ year: 2018, per: '2018-06-31' })).toBe('notADay');
    expect(dayFault({ year: 2018, per: '2017-08-31' })).toBe('notInYear');
  });
});
