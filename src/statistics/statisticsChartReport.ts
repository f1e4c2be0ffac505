import type { CategoryChart, Chart, FlowChart } from '../documents/charts/chart.ts';
import { chartAlternative } from '../documents/charts/chartAlternative.ts';
import { chartSvg } from '../documents/charts/chartSvg.ts';
import type { Language } from '../documents/language.ts';
import { figureWords, rowWords } from './figureWords.ts';
import type { FlowOverTime, FlowStep } from './flowOverTime.ts';
import type { StatisticsTables } from './statisticsTables.ts';

export type DrawnChart = { readonly id: string; readonly title: string; readonly alternativeText: string; readonly svg: string };

const WORDS = {
  sv: {
    flow: 'Flödet steg för steg',
    closing: 'Avslutsanledningar',
    new: 'Nya',
    closed: 'Avslutade',
    left: 'Kvar vid slut',
    unit: 'deltagare',
    women: 'Kvinnor',
    men: 'Män',
    quarter: 'kv',
  },
  en: {
    flow: 'The flow step by step',
    closing: 'Closing reasons',
    new: 'New',
    closed: 'Closed',
    left: 'Left at end',
    unit: 'participants',
    women: 'Women',
    men: 'Men',
    quarter: 'Q',
  },
} as const;

/** The charts of a period as pictures with their texts; a chart without anything to show is left out. */
export function statisticsCharts(tables: StatisticsTables, flow: FlowOverTime, language: Language): DrawnChart[] {
  const words = WORDS[language];
  const draw = (id: string, title: string, chart: Chart): DrawnChart => {
    const alternativeText = chartAlternative(chart, language);
    return { id, title, alternativeText, svg: chartSvg(chart, { id, title, description: alternativeText }, language) };
  };
  return [
    ...(tables.workedWith.total > 0 ? [draw('flow', words.flow, flowChart(flow, language))] : []),
    ...(tables.closedOnes.total > 0
      ? [draw('closing-reasons', words.closing, closingChart(tables, language, reportRowWords(language)))]
      : []),
  ];
}

export function flowChart(flow: FlowOverTime, language: Language): FlowChart {
  const words = WORDS[language];
  return {
    kind: 'flow',
    periods: flow.steps.map((step) => stepName(step, flow.step, language)),
    series: [
      { name: words.new, form: 'bar', values: flow.steps.map((step) => step.new) },
      { name: words.closed, form: 'bar', values: flow.steps.map((step) => step.closed) },
      { name: words.left, form: 'line', values: flow.steps.map((step) => step.leftAtEnd) },
    ],
    unit: words.unit,
    decimals: 0,
  };
}

/** What the rows of a vocabulary are called on the page. */
export const reportRowWords =
  (language: Language) =>
  (key: string): string =>
    rowWords({ kind: 'key', table: 'avslutsorsak_rapport', key }, figureWords(language));

/** @param nameOf what a row is called where it is shown */
export function closingChart(tables: StatisticsTables, language: Language, nameOf: (key: string) => string): CategoryChart {
  const words = WORDS[language];
  return {
    kind: 'category',
    parts: [words.women, words.men],
    categories: tables.closedByReportRow.rows.map(({ key, women, men }) => ({ name: nameOf(key), values: [women, men] })),
    unit: words.unit,
    decimals: 0,
  };
}

function stepName({ year, part }: FlowStep, step: FlowOverTime['step'], language: Language): string {
  if (part === null) return String(year);
  if (step === 'quarter') return `${year} ${WORDS[language].quarter} ${part}`;
  return `${MONTH[language].format(Date.UTC(year, part - 1, 1))} ${year}`;
}

const month = (language: Language) => new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
const MONTH: Readonly<Record<Language, Intl.DateTimeFormat>> = { sv: month('sv'), en: month('en') };
