import type { BudgetChart } from '../documents/charts/chart.ts';
import { chartAlternative } from '../documents/charts/chartAlternative.ts';
import { chartSvg } from '../documents/charts/chartSvg.ts';
import type { Language } from '../documents/language.ts';
import type { Economy } from './economy.ts';

const WORDS = {
  sv: { title: 'Kostnader: budget och utfall hittills', budget: 'Budget hittills', outcome: 'Utfall hittills' },
  en: { title: 'Costs: budget and outcome to date', budget: 'Budget to date', outcome: 'Outcome to date' },
} as const;

/** Budget against outcome to date by area. Costs alone: beside the member money they would be too small to see. */
export function budgetChart(economy: Economy, language: Language): BudgetChart {
  const lines = economy.areas.filter((row) => !row.isIncome).filter((row) => row.budgetToDate !== 0 || row.outcomeToDate !== 0);
  return {
    kind: 'budget',
    lines: lines.map((row) => ({ name: row.name, budget: row.budgetToDate, outcome: row.outcomeToDate })),
    budgetName: WORDS[language].budget,
    outcomeName: WORDS[language].outcome,
    unit: 'tkr',
    decimals: 1,
  };
}

/** The chart as a picture with its texts; none when there is nothing to show. */
export function economyCharts(economy: Economy, language: Language) {
  const chart = budgetChart(economy, language);
  if (chart.lines.length === 0) return [];
  const { title } = WORDS[language];
  const alternativeText = chartAlternative(chart, language);
  return [{ id: 'budget', title, alternativeText, svg: chartSvg(chart, { id: 'budget', title, description: alternativeText }, language) }];
}
