import type { Language } from '../language.ts';
import { numberText } from '../../shared/numberText.ts';
import { sumOf } from './categoryDrawing.ts';
import type { BudgetChart, CategoryChart, Chart, ChartValue, FlowChart, FlowSeries, PairChart } from './chart.ts';

/** Rows that are read out one by one; above that only the largest are. */
const MOST_ROWS = 8;
const LARGEST_ROWS = 4;

type Say = (value: ChartValue) => string;

/**
 * What a chart shows and its main figures, in words, for those who do not see it. Written from the same numbers,
 * so it cannot say anything else than the picture.
 */
export function chartAlternative(chart: Chart, language: Language): string {
  const say: Say = (value) => numberText(value, language, chart.decimals);
  switch (chart.kind) {
    case 'flow':
      return flowWords(chart, language, say);
    case 'category':
      return categoryWords(chart, language, say);
    case 'budget':
      return budgetWords(chart, language, say);
    case 'pair':
      return pairWords(chart, language, say);
  }
}

function flowWords(chart: FlowChart, language: Language, say: Say): string {
  const first = chart.periods[0] ?? '';
  const last = chart.periods.at(-1) ?? '';
  const names = list(
    chart.series.map((series) => lower(series.name)),
    language,
  );
  const opening =
    language === 'sv'
      ? `Diagram över ${names} per period, ${first}–${last}, antal ${chart.unit}.`
      : `Chart of ${names} by period, ${first}–${last}, number of ${chart.unit}.`;
  return [opening, ...chart.series.map((series) => seriesWords(series, chart.periods, language, say))].join(' ');
}

/** Bars add up, so their sum and peak are told; a line is a level, so where it starts, ends and peaks. */
function seriesWords(series: FlowSeries, periods: readonly string[], language: Language, say: Say): string {
  const known = series.values.flatMap((value, index) => (value === null ? [] : [{ value, period: periods[index] ?? '' }]));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return language === 'sv' ? `${series.name}: inga tal.` : `${series.name}: no figures.`;
  const peak = known.reduce((highest, one) => (one.value > highest.value ? one : highest));
  if (series.form === 'bar') {
    const sum = known.reduce((total, one) => total + one.value, 0);
    return language === 'sv'
      ? `${series.name}: sammanlagt ${say(sum)}, flest i ${peak.period} (${say(peak.value)}).`
      : `${series.name}: ${say(sum)} in all, most in ${peak.period} (${say(peak.value)}).`;
  }
  return language === 'sv'
    ? `${series.name}: från ${say(first.value)} i ${first.period} till ${say(last.value)} i ${last.period}, högst ${say(peak.value)} i ${peak.period}.`
    : `${series.name}: from ${say(first.value)} in ${first.period} to ${say(last.value)} in ${last.period}, highest ${say(peak.value)} in ${peak.period}.`;
}

function categoryWords(chart: CategoryChart, language: Language, say: Say): string {
  const byParts = chart.parts.length > 1;
  const parts = list(chart.parts.map(lower), language);
  const opening =
    language === 'sv'
      ? `Stapeldiagram över antal ${chart.unit} i ${counted(chart.categories.length, 'grupp', 'grupper')}${byParts ? `, uppdelat på ${parts}` : ''}.`
      : `Bar chart of the number of ${chart.unit} in ${counted(chart.categories.length, 'group', 'groups')}${byParts ? `, split by ${parts}` : ''}.`;
  const bars = chart.categories.map((category) => {
    const split = category.values.map((value, index) => `${say(value)} ${lower(chart.parts[index] ?? '')}`);
    const words = `${category.name}: ${say(sumOf(category.values))}${byParts ? ` (${list(split, language)})` : ''}`;
    return { words, weight: category.values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0) };
  });
  return `${opening} ${mainRows(bars, language)}`;
}

function budgetWords(chart: BudgetChart, language: Language, say: Say): string {
  const budget = lower(chart.budgetName);
  const outcome = lower(chart.outcomeName);
  const opening =
    language === 'sv'
      ? `Stapeldiagram över ${budget} mot ${outcome} i ${chart.unit} för ${counted(chart.lines.length, 'post', 'poster')}.`
      : `Bar chart of ${budget} against ${outcome} in ${chart.unit} for ${counted(chart.lines.length, 'line', 'lines')}.`;
  const lines = chart.lines.map((line) => ({
    words: `${line.name}: ${budget} ${say(line.budget)}, ${outcome} ${say(line.outcome)}`,
    weight: Math.max(Math.abs(line.budget ?? 0), Math.abs(line.outcome ?? 0)),
  }));
  return `${opening} ${mainRows(lines, language)}`;
}

function pairWords(chart: PairChart, language: Language, say: Say): string {
  const [first, second] = chart.names;
  const opening =
    language === 'sv'
      ? `Stapeldiagram över ${first} och ${second} i ${chart.unit} för ${counted(chart.rows.length, 'rad', 'rader')}.`
      : `Bar chart of ${first} and ${second} in ${chart.unit} for ${counted(chart.rows.length, 'row', 'rows')}.`;
  const rows = chart.rows.map(({ name, values: [one, other] }) => ({
    words: `${name}: ${first} ${say(one)}, ${second} ${say(other)}`,
    weight: Math.max(Math.abs(one ?? 0), Math.abs(other ?? 0)),
  }));
  return `${opening} ${mainRows(rows, language)}`;
}

/** All rows of a small chart; of a large one the largest, since a listener has the table for the rest. */
function mainRows(rows: readonly { readonly words: string; readonly weight: number }[], language: Language): string {
  if (rows.length <= MOST_ROWS) return `${rows.map((row) => row.words).join('; ')}.`;
  const largest = rows.toSorted((a, b) => b.weight - a.weight).slice(0, LARGEST_ROWS);
  const told = largest.map((row) => row.words).join('; ');
  return language === 'sv' ? `Störst är ${told}. Alla tal finns i tabellen.` : `Largest are ${told}. All figures are in the table.`;
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

const lower = (name: string): string => name.charAt(0).toLocaleLowerCase('sv') + name.slice(1);

const LISTS = {
  sv: new Intl.ListFormat('sv', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};
const list = (parts: readonly string[], language: Language): string => LISTS[language].format(parts);
