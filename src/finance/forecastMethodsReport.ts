import { decimal, row } from '../documents/blocks.ts';
import type { Table } from '../documents/blockDocument.ts';
import type { Period } from '../shared/period.ts';
import type { Economy } from './economy.ts';
import type { ForecastPlan } from './forecastPlan.ts';
import { forecastWords } from './forecastWords.ts';

/** With which method and reason the forecast of each budget line was made. `plans` are in the order of the economy's rows. */
export const forecastMethodsTable = (economy: Economy, plans: readonly (ForecastPlan | null)[], period: Period): Table => ({
  kind: 'table',
  id: 'tabell-prognoser',
  caption: `Så är prognoserna för ${economy.year} gjorda`,
  columns: [
    { header: 'Budgetpost', kind: 'text' },
    { header: 'Prognos', kind: 'number' },
    { header: 'Metod', kind: 'text' },
    { header: 'Underlag och skäl', kind: 'text' },
  ],
  rows: economy.rows.map((line, place) => {
    const { method, basis } = forecastWords(plans[place] ?? null);
    return row(line.name, decimal(line.forecast, 1), method, basis);
  }),
  notes: ['Belopp i tusental kronor. Månaden för dagen räknas som hel.'],
  provenance: {
    population: 'budgetposter',
    n: economy.rows.length,
    missing: null,
    period,
    rule: 'metod, underlag och skäl som ekonomen har angett för varje budgetpost',
  },
});
