import { numberText } from '../shared/numberText.ts';
import type { ForecastPlan, StaffingPosition } from './forecastPlan.ts';
import { kronorText } from './kronorText.ts';

const METHODS: Readonly<Record<ForecastPlan['method'] | 'stated', string>> = {
  remaining_budget: 'Återstående budget',
  run_rate: 'Samma takt',
  staffing: 'Bemanning',
  fixed: 'Fast siffra',
  stated: 'Enligt budgetfilen',
};
const RESTS: Readonly<Record<Exclude<ForecastPlan['method'], 'fixed' | 'staffing'> | 'stated', string>> = {
  remaining_budget: 'Utfall hittills och budgeten för månaderna som är kvar',
  run_rate: 'Utfall hittills och lika mycket per månad resten av året',
  stated: 'Siffran som stod i budgetfilen',
};
const MONTHS = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;

/** How a line's forecast is made, and by what reason or input; null as the budget file stated it. */
export function forecastWords(plan: ForecastPlan | null): { readonly method: string; readonly basis: string } {
  if (plan === null) return { method: METHODS.stated, basis: RESTS.stated };
  switch (plan.method) {
    case 'fixed':
      return { method: METHODS.fixed, basis: plan.reason };
    case 'staffing':
      return { method: METHODS.staffing, basis: `Utfall hittills och ${plan.positions.map(positionWords).join('; ')}` };
    default:
      return { method: METHODS[plan.method], basis: RESTS[plan.method] };
  }
}

const positionWords = ({ function: name, count, extent, fromMonth, toMonth, monthlyCost }: StaffingPosition): string => {
  const hundredths = (value: number): string => numberText(value / 100, 'sv', value % 100 === 0 ? 0 : 2);
  const months = `${MONTHS[fromMonth - 1] ?? ''}–${MONTHS[toMonth - 1] ?? ''}`;
  return `${name} ${hundredths(count)} × ${hundredths(extent)} % ${months} à ${kronorText(monthlyCost)} kr/mån`;
};
