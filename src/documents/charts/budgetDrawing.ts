import { rect, text, type Markish } from '@observablehq/plot';
import type { Language } from '../language.ts';
import { numberText } from '../../shared/numberText.ts';
import { barRows } from './barRows.ts';
import type { BudgetChart, ChartValue } from './chart.ts';
import { chartLegend } from './chartLegend.ts';
import { CHART_WIDTH, INK, LABEL_SIZE, REFERENCE_COLOUR, seriesColour } from './chartStyle.ts';
import type { Drawing } from './plotMarkup.ts';
import { textWidth } from './textExtent.ts';

type Bar = { readonly row: number; readonly place: 0 | 1; readonly value: ChartValue };

/** Many lines are drawn closer, so that they can be seen together. */
const MANY_LINES = 8;
const heightOfBars = (lines: number): number => (lines > MANY_LINES ? 10 : 15);
const SEAM = 2;

/** Two bars per line, budget over outcome, growing left of zero for costs, each with its figure at the end. */
export function budgetDrawing(chart: BudgetChart, language: Language): Drawing {
  const say = (value: ChartValue): string => numberText(value, language, chart.decimals);
  const barHeight = heightOfBars(chart.lines.length);
  const rows = barRows(
    chart.lines.map((line) => line.name),
    barHeight * 2 + SEAM,
  );
  const bars = chart.lines.flatMap((line, row): Bar[] => [
    { row, place: 0, value: line.budget },
    { row, place: 1, value: line.outcome },
  ]);
  const colours = [REFERENCE_COLOUR, seriesColour(0)] as const;
  const top = (bar: Bar): number => rows.barsTop(bar.row) + bar.place * (barHeight + SEAM);
  const isNegative = (bar: Bar): boolean => (bar.value ?? 0) < 0;
  const marks: Markish[] = [
    rows.names,
    rect(
      bars.filter((bar) => bar.value !== null),
      {
        x1: () => 0,
        x2: (bar: Bar) => bar.value ?? 0,
        y1: top,
        y2: (bar: Bar) => top(bar) + barHeight,
        fill: (bar: Bar) => colours[bar.place],
      },
    ),
    ...[true, false].map((negative) =>
      text(
        bars.filter((bar) => isNegative(bar) === negative),
        {
          x: (bar: Bar) => bar.value ?? 0,
          y: (bar: Bar) => top(bar) + barHeight / 2,
          text: (bar: Bar) => say(bar.value),
          textAnchor: negative ? 'end' : 'start',
          dx: negative ? -5 : 5,
          fontSize: LABEL_SIZE,
          fill: INK,
        },
      ),
    ),
    rows.baseline,
  ];
  const label = 8 + Math.max(...bars.map((bar) => textWidth(say(bar.value), LABEL_SIZE)));
  return {
    legend: chartLegend([
      { name: chart.budgetName, form: 'bar', colour: colours[0] },
      { name: chart.outcomeName, form: 'bar', colour: colours[1] },
    ]),
    height: rows.height,
    marks,
    options: {
      marginLeft: rows.marginLeft,
      marginRight: 1,
      marginTop: 0,
      marginBottom: 0,
      x: { type: 'linear', domain: domain(bars, CHART_WIDTH - rows.marginLeft - 1, label), axis: null },
      y: { type: 'identity', axis: null },
    },
  };
}

/** The span of the values, widened so that a figure has room outside the longest bar on each side that has one. */
function domain(bars: readonly Bar[], width: number, label: number): [number, number] {
  const low = Math.min(0, ...bars.map((bar) => bar.value ?? 0));
  const high = Math.max(0, ...bars.map((bar) => bar.value ?? 0));
  if (low === high) return [0, 1];
  const sides = (low < 0 ? 1 : 0) + (high > 0 || bars.some((bar) => (bar.value ?? 0) === 0) ? 1 : 0);
  const perUnit = (high - low) / Math.max(1, width - sides * label);
  return [low - (low < 0 ? label * perUnit : 0), high + (sides === 2 || low === 0 ? label * perUnit : 0)];
}
