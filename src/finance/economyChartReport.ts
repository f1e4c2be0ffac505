import type { BudgetChart, FlowChart } from '../documents/charts/chart.ts';
import { chartAlternative } from '../documents/charts/chartAlternative.ts';
import { chartSvg } from '../documents/charts/chartSvg.ts';
import type { Language } from '../documents/language.ts';
import { MONTHS } from './budgetLine.ts';
import type { CostsByMonth } from './costsByMonth.ts';
import type { Economy, EconomyArea } from './economy.ts';

const WORDS = {
  sv: {
    toDate: { title: 'Kostnader: budget och utfall hittills', budget: 'Budget hittills', outcome: 'Utfall hittills' },
    year: { title: 'Kostnader: årsbudget och prognos', budget: 'Årsbudget', outcome: 'Prognos' },
    months: { title: 'Kostnader från årets början, månad för månad', budget: 'Budget', outcome: 'Utfall', unit: 'tusental kronor' },
  },
  en: {
    toDate: { title: 'Costs: budget and outcome to date', budget: 'Budget to date', outcome: 'Outcome to date' },
    year: { title: 'Costs: year budget and forecast', budget: 'Year budget', outcome: 'Forecast' },
    months: { title: 'Costs since the year began, month by month', budget: 'Budget', outcome: 'Outcome', unit: 'thousands of kronor' },
  },
} as const;
const LOCALE = { sv: 'sv-SE', en: 'en-GB' } as const;

/** Budget against outcome to date by area. Costs alone: beside the member money they would be too small to see. */
export const budgetChart = (economy: Economy, language: Language): BudgetChart =>
  areaChart(economy, WORDS[language].toDate, ({ budgetToDate, outcomeToDate }) => [budgetToDate, outcomeToDate]);

function areaChart(
  economy: Economy,
  words: { readonly budget: string; readonly outcome: string },
  pair: (area: EconomyArea) => readonly [number, number],
): BudgetChart {
  const lines = economy.areas.flatMap((area) => {
    const [budget, outcome] = pair(area);
    return area.isIncome || (budget === 0 && outcome === 0) ? [] : [{ name: area.name, budget, outcome }];
  });
  return { kind: 'budget', lines, budgetName: words.budget, outcomeName: words.outcome, unit: 'tkr', decimals: 1 };
}

function monthChart({ budget, outcome }: CostsByMonth, language: Language): FlowChart {
  const words = WORDS[language].months;
  const month = new Intl.DateTimeFormat(LOCALE[language], { month: 'short', timeZone: 'UTC' });
  return {
    kind: 'flow',
    periods: MONTHS.map((one) => month.format(new Date(Date.UTC(2000, one - 1, 1))).replace('.', '')),
    series: [
      { name: words.budget, form: 'line', values: budget },
      { name: words.outcome, form: 'line', values: outcome },
    ],
    unit: words.unit,
    decimals: 0,
  };
}

/** The economy's charts as pictures with their texts; those that have nothing to show are left out. Months are null where the ledger has no vouchers. */
export function economyCharts(economy: Economy, months: CostsByMonth | null, language: Language) {
  const words = WORDS[language];
  const year = areaChart(economy, words.year, ({ yearBudget, forecast }) => [yearBudget, forecast]);
  const toDate = budgetChart(economy, language);
  const hasMonths = months !== null && [...months.budget, ...months.outcome].some((value) => value !== null && value !== 0);
  return [
    ...(toDate.lines.length > 0 ? [{ id: 'budget', title: words.toDate.title, chart: toDate }] : []),
    ...(year.lines.length > 0 ? [{ id: 'forecast', title: words.year.title, chart: year }] : []),
    ...(hasMonths ? [{ id: 'months', title: words.months.title, chart: monthChart(months, language) }] : []),
  ].map(({ id, title, chart }) => {
    const alternativeText = chartAlternative(chart, language);
    return { id, title, alternativeText, svg: chartSvg(chart, { id, title, description: alternativeText }, language) };
  });
}
