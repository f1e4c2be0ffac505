import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/localDate.ts';
import type { WrittenLine } from '../writtenBudget.ts';
import { forecastForm, newPosition, readForecastForm, type ForecastFormState } from './forecastForm.ts';

const line: WrittenLine = {
  ...{ id: 'a', name: 'Team', group: '', kind: 'cost', fromMonth: 1, toMonth: 12, yearAmount: -1_200_000_00, profile: null },
  ...{ lastYearOutcome: 0, rules: [], forecast: -1_100_000_00, plan: null },
};
const at = { year: 2026, per: localDate('2026-08-31'), outcome: -700_000_00 };
const form = (change: Partial<ForecastFormState>): ForecastFormState => ({ ...forecastForm(line), ...change });
const read = (change: Partial<ForecastFormState>) => readForecastForm(line, form(change), at);
const post = { ...newPosition(), function: 'Handledare', monthlyCost: '50 000' };

describe('a forecast while it is written', () => {
  it('shows what the year comes to by each method', () => {
    expect(read({}).fullYear).toBe(-1_100_000_00);
    expect(read({ method: 'remaining_budget' }).fullYear).toBe(-1_100_000_00);
    expect(read({ method: 'run_rate' }).fullYear).toBe(-1_050_000_00);
    expect(read({ method: 'staffing', positions: [{ ...post, count: '1,75', extent: '80' }] }).fullYear).toBe(-980_000_00);
    expect(read({ method: 'fixed', amount: '-999 999,99', reason: 'avtalet' })).toMatchObject({
      fullYear: -999_999_99,
      line: { forecast: -999_999_99, plan: { method: 'fixed', reason: 'avtalet' } },
    });
  });

  it('says what is missing, where it is written', () => {
    const faults = (change: Partial<ForecastFormState>) => read(change).faults.map(({ field, code }) => [field, code]);
    expect(faults({ method: 'fixed', amount: '1.5', reason: '' })).toEqual([
      ['amount', 'kronor'],
      ['reason', 'reason'],
    ]);
    expect(faults({ method: 'staffing' })).toEqual([['method', 'positions']]);
    expect(faults({ method: 'staffing', positions: [{ ...post, function: ' ' }] })).toEqual([['positions.0.function', 'position']]);
    expect(faults({ method: 'staffing', positions: [post, { ...post, count: 'två' }] })).toEqual([['positions.1.count', 'hundredths']]);
    expect(read({ method: 'fixed', amount: '', reason: 'x' }).fullYear).toBeUndefined();
  });

  it('is given back as it was written', () => {
    const { line: saved } = read({ method: 'staffing', positions: [{ ...post, count: '1,75', extent: '62,5' }] });
    expect(forecastForm(saved).positions).toEqual([{ ...post, count: '1,75', extent: '62,50', monthlyCost: '50\u00a0000' }]);
    expect(readForecastForm(line, forecastForm(saved), at).line).toEqual(saved);
  });

  it('keeps the stated figure when another method is chosen, so that the same file again changes nothing', () => {
    expect(read({ method: 'run_rate' }).line).toMatchObject({ forecast: -1_100_000_00, plan: { method: 'run_rate' } });
  });
});
