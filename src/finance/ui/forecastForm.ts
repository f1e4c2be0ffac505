import { roundTo } from '../../shared/fraction.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { ore } from '../../shared/money.ts';
import { parseKronor } from '../budgetRow.ts';
import { forecastOf } from '../forecast.ts';
import type { ForecastPlan } from '../forecastPlan.ts';
import { kronorText } from '../kronorText.ts';
import { readWrittenBudget, type BudgetProblemCode, type WrittenLine } from '../writtenBudget.ts';

export type PositionRow = {
  readonly function: string;
  readonly count: string;
  /** Percent of full time. */
  readonly extent: string;
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly monthlyCost: string;
};
/** A forecast while it is written; what belongs to another method is kept until it is saved. */
export type ForecastFormState = {
  readonly method: ForecastPlan['method'] | 'stated';
  readonly amount: string;
  readonly reason: string;
  readonly positions: readonly PositionRow[];
};
export type ForecastFault = { readonly field: string; readonly code: BudgetProblemCode | 'kronor' | 'hundredths' };

export const newPosition = (): PositionRow => ({ function: '', count: '1', extent: '100', fromMonth: 1, toMonth: 12, monthlyCost: '' });
const hundredthsText = (hundredths: number): string => kronorText(hundredths);

/** What a line's forecast says, to be written anew. */
export const forecastForm = ({ plan, forecast }: WrittenLine): ForecastFormState => ({
  method: plan?.method ?? 'stated',
  amount: plan === null || plan.method === 'fixed' ? kronorText(forecast) : '',
  reason: plan?.reason ?? '',
  positions: (plan?.positions ?? []).map((one) => ({
    ...one,
    count: hundredthsText(one.count),
    extent: hundredthsText(one.extent),
    monthlyCost: kronorText(one.monthlyCost),
  })),
});

export type ReadForecast = {
  /** The line with the forecast as it is written. */
  readonly line: WrittenLine;
  readonly faults: readonly ForecastFault[];
  /** The year as it comes out, whole öre, undefined while something is wrong. */
  readonly fullYear: number | undefined;
};

/** The line with what is written, what is wrong with it, and what the year comes to. */
export function readForecastForm(
  line: WrittenLine,
  form: ForecastFormState,
  at: { readonly year: number; readonly per: LocalDate; readonly outcome: number },
): ReadForecast {
  const faults: ForecastFault[] = [];
  const read = (field: string, code: 'kronor' | 'hundredths', text: string): number => {
    const value = parseKronor(text);
    if (value === undefined) faults.push({ field, code });
    return value ?? 0;
  };
  const isFixed = form.method === 'fixed';
  const forecast = isFixed ? read('amount', 'kronor', form.amount) : line.forecast;
  const positions =
    form.method === 'staffing'
      ? form.positions.map((one, place) => ({
          ...{ function: one.function, fromMonth: one.fromMonth, toMonth: one.toMonth },
          count: read(`positions.${place}.count`, 'hundredths', one.count),
          extent: read(`positions.${place}.extent`, 'hundredths', one.extent),
          monthlyCost: read(`positions.${place}.monthlyCost`, 'kronor', one.monthlyCost),
        }))
      : [];
  const plan = form.method === 'stated' ? null : { method: form.method, reason: isFixed ? form.reason : '', positions };
  const written = { ...line, forecast, plan };
  const tried = readWrittenBudget([{ ...written, rules: [] }], at.year);
  if (!tried.ok)
    for (const { field, code, place = 0 } of tried.error) {
      const name = field === 'positions' ? `positions.${place}.function` : code === 'reason' ? 'reason' : 'method';
      const isUnread = field === 'positions' && faults.some((one) => one.field.startsWith(`positions.${place}.`));
      if ((field === 'positions' || field === 'forecast') && !isUnread) faults.push({ field: name, code });
    }
  const [draft] = tried.ok ? tried.value : [];
  const fullYear = draft && faults.length === 0 ? roundTo(forecastOf(draft, at.per, ore(at.outcome)), 1, 0) : undefined;
  return { line: written, faults, fullYear };
}
