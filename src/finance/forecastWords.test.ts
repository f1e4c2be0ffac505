import { describe, expect, it } from 'vitest';
import { ore } from '../shared/money.ts';
import { forecastWords } from './forecastWords.ts';

describe('a forecast in a printed report', () => {
  it('says its method, and the reason or input that it was made by', () => {
    const handledare = { function: 'handledare', count: 175, extent: 10_000, fromMonth: 3, toMonth: 12, monthlyCost: ore(55_000_00) };
    const kurator = { function: 'kurator', count: 100, extent: 5000, fromMonth: 1, toMonth: 6, monthlyCost: ore(58_250_50) };
    expect(
      [
        null,
        { method: 'remaining_budget' } as const,
        { method: 'run_rate' } as const,
        { method: 'fixed', reason: 'Avtalet löper ut i oktober' } as const,
        { method: 'staffing', positions: [handledare, kurator] } as const,
      ]
        .map(forecastWords)
        .map(({ method, basis }) => `${method}: ${basis.replaceAll('\u00a0', ' ')}`),
    ).toEqual([
      'Enligt budgetfilen: Siffran som stod i budgetfilen',
      'Återstående budget: Utfall hittills och budgeten för månaderna som är kvar',
      'Samma takt: Utfall hittills och lika mycket per månad resten av året',
      'Fast siffra: Avtalet löper ut i oktober',
      'Bemanning: Utfall hittills och handledare 1,75 × 100 % mars–dec à 55 000 kr/mån; kurator 1 × 50 % jan–juni à 58 250,50 kr/mån',
    ]);
  });
});
