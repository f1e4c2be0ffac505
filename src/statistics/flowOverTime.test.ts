import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { monthIndex } from '../shared/period.ts';
import { flowOverTime } from './flowOverTime.ts';

const period = (from: string, to: string) => ({ from: localDate(from), to: localDate(to) });
const month = (day: string, added: number, closed: number) => ({ month: monthIndex(localDate(day)), new: added, closed });

describe('the flow of a period', () => {
  it('goes month by month, with a step for a month in which nothing happened', () => {
    const flow = flowOverTime(period('2017-12-15', '2018-02-10'), 10, [month('2017-12-20', 3, 1), month('2018-02-01', 0, 4)]);
    expect(flow).toEqual({
      step: 'month',
      steps: [
        { year: 2017, part: 12, new: 3, closed: 1, leftAtEnd: 12 },
        { year: 2018, part: 1, new: 0, closed: 0, leftAtEnd: 12 },
        { year: 2018, part: 2, new: 0, closed: 4, leftAtEnd: 8 },
      ],
    });
  });

  it('goes by quarters beyond a year and a half and by years beyond six', () => {
    const steps = (from: string, to: string) => flowOverTime(period(from, to), 0, []);
    expect(steps('2018-01-01', '2019-06-30')).toMatchObject({ step: 'month', steps: { length: 18 } });
    expect(steps('2018-01-01', '2019-07-01').steps.map(({ year, part }) => `${year}:${part}`)).toEqual([
      '2018:1',
      '2018:2',
      '2018:3',
      '2018:4',
      '2019:1',
      '2019:2',
      '2019:3',
    ]);
    expect(steps('2012-02-01', '2018-02-28').steps.map(({ year, part }) => `${year}:${part}`)).toEqual(
      ['2012', '2013', '2014', '2015', '2016', '2017', '2018'].map((year) => `${year}:null`),
    );
  });

  it('adds the months of a step together and ends where the period ends', () => {
    const { steps } = flowOverTime(period('2016-02-01', '2018-12-31'), 5, [
      month('2016-02-01', 1, 0),
      month('2016-03-01', 2, 1),
      month('2018-12-01', 0, 6),
    ]);
    expect(steps[0]).toEqual({ year: 2016, part: 1, new: 3, closed: 1, leftAtEnd: 7 });
    expect(steps.at(-1)).toEqual({ year: 2018, part: 4, new: 0, closed: 6, leftAtEnd: 1 });
  });

  it('of a single day is one step', () => {
    expect(flowOverTime(period('2018-03-05', '2018-03-05'), 2, [month('2018-03-05', 1, 1)]).steps).toEqual([
      { year: 2018, part: 3, new: 1, closed: 1, leftAtEnd: 2 },
    ]);
  });
});
