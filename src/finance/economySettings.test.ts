import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import { economy, withSigns } from './economy.ts';
import { readEconomySettings, USUAL_ECONOMY, type EconomySettings } from './economySettings.ts';

const isAllowed = (change: Partial<EconomySettings>): boolean => readEconomySettings({ ...USUAL_ECONOMY, ...change }).ok;

describe('the settings of the economy', () => {
  it('have equity in account class 2, from one account to another that is not before it', () => {
    expect([isAllowed({}), isAllowed({ equityFrom: '2099' }), isAllowed({ equityFrom: ' 2000 ', equityTo: '2999' })]).toEqual([
      true,
      true,
      true,
    ]);
    for (const account of ['1999', '3010', '201', '20100', '', '2o10']) expect(isAllowed({ equityFrom: account }), account).toBe(false);
    expect(isAllowed({ equityFrom: '2100' })).toBe(false);
  });

  it('find budget lines by a dimension from 1 to 99', () => {
    expect(['1', '6', '99'].map((dimension) => isAllowed({ dimension }))).toEqual([true, true, true]);
    expect(['0', '06', '100', '', 'projekt'].map((dimension) => isAllowed({ dimension }))).toEqual(Array(5).fill(false));
  });
});

describe('the sign convention', () => {
  const line = {
    name: 'Team',
    group: 'Insatser',
    kind: 'cost' as const,
    runs: { from: localDate('2018-01-01'), to: localDate('2018-12-31') },
    yearAmount: ore(-1_200_000_00),
    forecast: ore(-1_000_000_00),
    lastYearOutcome: ore(-900_000_00),
    rules: [{ project: '1', accounts: [] }],
    profile: null,
    plan: null,
  };
  const computed = economy({
    year: 2018,
    per: localDate('2018-06-30'),
    lines: [line],
    outcome: [{ account: '5010', project: '1', amount: ore(600_000_00) }],
    openingEquity: null,
  });

  it('prints an underspend as negative when signed, and as plus when it shows surplus', () => {
    expect([computed.rows[0]?.forecastVariance, computed.total.forecastVariance]).toEqual([-200, -200]);
    const turned = withSigns(computed, 'surplus');
    expect([turned.rows[0]?.forecastVariance, turned.areas[0]?.forecastVariance, turned.total.forecastVariance]).toEqual([200, 200, 200]);
    expect(withSigns(computed, 'signed')).toBe(computed);
  });

  it('leaves amounts as they are, and a nought without sign', () => {
    const turned = withSigns(computed, 'surplus');
    expect([turned.total.yearBudget, turned.total.outcomeToDate]).toEqual([-1200, -600]);
    expect(Object.is(turned.total.varianceToDate, 0)).toBe(true);
  });
});
