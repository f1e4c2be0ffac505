import { describe, expect, it } from 'vitest';
import { roundTo } from '../shared/fraction.ts';
import { localDate } from '../shared/localDate.ts';
import { ore, sumOre } from '../shared/money.ts';
import { budgetToDate, monthlyBudget, type BudgetLine } from './budgetLine.ts';
import { economy } from './economy.ts';
import { forecastOf, staffingCost } from './forecast.ts';
import type { ForecastPlan, StaffingPosition } from './forecastPlan.ts';

const line = (change: Partial<BudgetLine> = {}): BudgetLine => ({
  name: 'Team',
  group: '',
  kind: 'cost',
  runs: { from: localDate('2018-01-01'), to: localDate('2018-12-31') },
  yearAmount: ore(-1_200_000_00),
  forecast: ore(0),
  lastYearOutcome: ore(0),
  rules: [{ project: '1', accounts: [] }],
  profile: null,
  plan: null,
  ...change,
});
const from = (month: string, to = '12-31') => ({ from: localDate(`2018-${month}-01`), to: localDate(`2018-${to}`) });
/** Whole öre of a forecast. */
const forecast = (plan: ForecastPlan | null, outcome: number, per = '2018-08-31', change: Partial<BudgetLine> = {}): number =>
  roundTo(forecastOf(line({ plan, ...change }), localDate(per), ore(outcome)), 1, 0);
const post = (change: Partial<StaffingPosition> = {}): StaffingPosition => ({
  function: 'Handledare',
  count: 100,
  extent: 10_000,
  fromMonth: 1,
  toMonth: 12,
  monthlyCost: ore(50_000_00),
  ...change,
});

describe('a forecast as the budget file stated it, or of a fixed figure', () => {
  it('is that figure, whatever the ledger says', () => {
    expect(forecast(null, -1, '2018-08-31', { forecast: ore(-77) })).toBe(-77);
    expect(forecast({ method: 'fixed', reason: 'avtalet' }, -99_999, '2018-01-01', { forecast: ore(-78) })).toBe(-78);
  });
});

describe('a forecast by run rate', () => {
  it('goes on as the months so far, the month of the day counting whole', () => {
    expect(forecast({ method: 'run_rate' }, -800_000_00)).toBe(-1_200_000_00);
    expect(forecast({ method: 'run_rate' }, -800_000_00, '2018-08-01')).toBe(-1_200_000_00);
    expect(forecast({ method: 'run_rate' }, -800_000_00, '2018-12-31')).toBe(-800_000_00);
  });

  it('counts the running months alone: none passed is the budget, none left is the outcome', () => {
    const autumn = { runs: from('09') };
    expect(forecast({ method: 'run_rate' }, 0, '2018-08-31', autumn)).toBe(-1_200_000_00);
    // Booked before it began: what came is kept, and the budget for the rest added.
    expect(forecast({ method: 'run_rate' }, -500, '2018-08-31', autumn)).toBe(-1_200_005_00);
    expect(forecast({ method: 'run_rate' }, -300_000_00, '2018-09-15', autumn)).toBe(-1_200_000_00);
    expect(forecast({ method: 'run_rate' }, -280_000_00, '2018-03-01', { runs: from('01', '02-28') })).toBe(-280_000_00);
  });

  it('is not rounded on the way: a third of an öre is there until it is shown', () => {
    const exact = forecastOf(line({ plan: { method: 'run_rate' } }), localDate('2018-09-30'), ore(-1));
    expect(exact.top * 9n).toBe(-12n * exact.bottom);
    expect(forecast({ method: 'run_rate' }, -1, '2018-09-30')).toBe(-1);
    expect(forecast({ method: 'run_rate' }, -1, '2018-08-31')).toBe(-2);
  });

  it('is the same in a leap year: months are whole', () => {
    const leap = { runs: { from: localDate('2020-01-01'), to: localDate('2020-12-31') } };
    expect(forecast({ method: 'run_rate' }, -100, '2020-02-29', leap)).toBe(forecast({ method: 'run_rate' }, -100, '2018-02-28'));
    expect(forecast({ method: 'run_rate' }, -100, '2020-02-01', leap)).toBe(-600);
  });
});

describe('a forecast by remaining budget', () => {
  it('is the outcome and what the budget has for the months left', () => {
    expect(forecast({ method: 'remaining_budget' }, -700_000_00)).toBe(-1_100_000_00);
    expect(forecast({ method: 'remaining_budget' }, 0, '2018-02-28', { runs: from('03') })).toBe(-1_200_000_00);
    expect(forecast({ method: 'remaining_budget' }, -1, '2018-12-01')).toBe(-1);
  });

  it('follows the month profile', () => {
    const profile = [0, 0, 0, 0, 0, -600_000_00, 0, 0, 0, 0, 0, -600_000_00].map(ore);
    expect(forecast({ method: 'remaining_budget' }, -10, '2018-05-31', { profile })).toBe(-1_200_000_10);
    expect(forecast({ method: 'remaining_budget' }, -10, '2018-06-01', { profile })).toBe(-600_000_10);
  });
});

describe('a forecast by staffing', () => {
  const staffing = (...positions: StaffingPosition[]): ForecastPlan => ({ method: 'staffing', positions });

  it('is the outcome and positions × extent × months left × cost', () => {
    expect(forecast(staffing(post()), -400_000_00)).toBe(-600_000_00);
    expect(forecast(staffing(post({ count: 175, extent: 8_000 })), 0)).toBe(-280_000_00);
    expect(forecast(staffing(post({ fromMonth: 10 }), post({ toMonth: 9 })), 0)).toBe(-200_000_00);
  });

  it('counts no month that has begun or is outside the position', () => {
    expect(forecast(staffing(post({ toMonth: 8 })), -1)).toBe(-1);
    expect(forecast(staffing(post()), -1, '2018-12-31')).toBe(-1);
    expect(forecast(staffing(post()), 0, '2017-12-31')).toBe(-600_000_00);
    expect(forecast(staffing(post()), 0, '2019-01-31')).toBe(0);
  });

  it('keeps parts of an öre until they are shown', () => {
    // A third of a position costs 0.33 öre a month; three of them together round to 1.
    const third = post({ count: 33, monthlyCost: ore(1), fromMonth: 12 });
    expect(forecast(staffing(third), 0)).toBe(0);
    expect(forecast(staffing(third, third, third), 0)).toBe(-1);
    expect(staffingCost([third], 0)).toEqual({ top: 330_000n, bottom: 1_000_000n });
  });
});

describe('the forecasts of a year', () => {
  it('are summed exactly into total and equity, and rounded once', () => {
    const lines = [1, 2, 3].map((i) =>
      line({ name: `T${i}`, rules: [{ project: `${i}`, accounts: [] }], yearAmount: ore(0), plan: { method: 'run_rate' } }),
    );
    const outcome = lines.map((_, i) => ({ account: '4000', project: `${i + 1}`, amount: ore(15) }));
    // 15 öre in 9 months is 20 öre a year, three of them 60 öre: a krona, where each by itself is nought.
    const computed = economy({ year: 2018, per: localDate('2018-09-30'), lines, outcome, openingEquity: ore(0) });
    expect(computed.equity).toMatchObject({ forecastChange: -1, closingForecast: -1, sharePercent: null });
    expect(computed.rows.map((row) => row.forecast)).toEqual([0, 0, 0]);
  });
});

describe('a month profile', () => {
  const profile = [-500, 0, -700, 0, 0, 0, 0, 0, 0, 0, 0, 0].map(ore);
  const spread = line({ yearAmount: ore(-1200), profile });

  it('gives the budget of the months that have begun', () => {
    expect(
      ['2017-12-31', '2018-01-01', '2018-02-28', '2018-03-01', '2018-12-31', '2019-06-30'].map((day) =>
        Number(budgetToDate(spread, localDate(day)).top),
      ),
    ).toEqual([0, -500, -500, -1200, -1200, -1200]);
  });

  it('begins as an even spread over the running months to the öre', () => {
    const months = monthlyBudget(line({ yearAmount: ore(-1000), runs: from('03', '05-31') }));
    expect(months).toEqual([0, 0, -334, -333, -333, 0, 0, 0, 0, 0, 0, 0]);
    expect(sumOre(monthlyBudget(line({ yearAmount: ore(7) })))).toBe(7);
    expect(monthlyBudget(spread)).toEqual(profile);
  });
});
