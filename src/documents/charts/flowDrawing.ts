import { axisY, dot, gridY, line, rect, ruleY, text, type Markish } from '@observablehq/plot';
import type { Language } from '../language.ts';
import { numberText } from '../../shared/numberText.ts';
import type { ChartValue, FlowChart } from './chart.ts';
import { chartLegend } from './chartLegend.ts';
import { BASELINE, CHART_WIDTH, GRID, INK, LABEL_SIZE, lineSymbol, PAPER, QUIET_INK, seriesColour, TEXT_SIZE } from './chartStyle.ts';
import type { Drawing } from './plotMarkup.ts';
import { textWidth } from './textExtent.ts';

type Point = { readonly x: number; readonly value: number };
type Bar = Point & { readonly x1: number; readonly x2: number };

const HEIGHT = 240;
const RIGHT = 6;
/** How much wider than is allowed for a name may be where the page's font is missing. */
const WIDER_FONTS = 1.15;
/** How much of a period's width its bars take together. */
const BARS_SHARE = 0.76;

/** Bars side by side per period, lines over them, and the figures at the marks wherever there is room. */
export function flowDrawing(chart: FlowChart, language: Language): Drawing {
  const say = (value: number): string => numberText(value, language, chart.decimals);
  const largest = Math.max(0, ...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)));
  const left = 14 + textWidth(say(largest), LABEL_SIZE);
  const right = rightMargin(chart.periods, CHART_WIDTH - left);
  const periodWidth = (CHART_WIDTH - left - right) / Math.max(1, chart.periods.length);
  const bars = chart.series.filter((series) => series.form === 'bar');
  const lines = chart.series.filter((series) => series.form === 'line');
  const marks: Markish[] = [
    gridY({ stroke: GRID, strokeOpacity: 1, ticks: 5 }),
    axisY({
      tickSize: 0,
      tickPadding: 6,
      ticks: 5,
      fontSize: LABEL_SIZE,
      fill: QUIET_INK,
      label: null,
      tickFormat: (value: number) => say(value),
    }),
    ...periodNames(chart.periods, periodWidth),
  ];
  bars.forEach((series, index) => {
    const width = BARS_SHARE / bars.length;
    const placed = points(series.values).map((point): Bar => {
      const x1 = point.x - BARS_SHARE / 2 + index * width;
      return { ...point, x1: x1 + width * 0.04, x2: x1 + width * 0.96 };
    });
    const labelsFit = Math.max(...placed.map((bar) => textWidth(say(bar.value), LABEL_SIZE))) <= periodWidth * width + 2;
    marks.push(rect(placed, { x1: 'x1', x2: 'x2', y1: () => 0, y2: 'value', fill: seriesColour(chart.series.indexOf(series)) }));
    if (labelsFit) marks.push(figures(placed, (bar) => (bar.x1 + bar.x2) / 2, say, -8));
  });
  marks.push(ruleY([0], { stroke: BASELINE }));
  for (const [index, series] of lines.entries()) {
    const colour = seriesColour(chart.series.indexOf(series));
    const placed = points(series.values);
    const labelled = Math.max(...placed.map((point) => textWidth(say(point.value), LABEL_SIZE))) <= periodWidth ? placed : ends(placed);
    marks.push(
      line(gaps(series.values), { x: 'x', y: 'value', stroke: colour, strokeWidth: 2.5 }),
      dot(placed, { x: 'x', y: 'value', fill: colour, symbol: lineSymbol(index), r: 4 }),
      figures(labelled, (point) => point.x, say, -12),
    );
  }
  return {
    legend: chartLegend(
      chart.series.map((series, index) => ({
        name: series.name,
        form: series.form === 'bar' ? 'bar' : lineSymbol(lines.indexOf(series)),
        colour: seriesColour(index),
      })),
    ),
    height: HEIGHT,
    marks,
    options: {
      marginLeft: left,
      marginRight: right,
      marginTop: 22,
      marginBottom: 26,
      x: { type: 'linear', domain: [-0.5, chart.periods.length - 0.5], axis: null },
      y: { type: 'linear', domain: extent(chart), nice: 5 },
    },
  };
}

/** Names under the periods; when they do not fit side by side only every second, third … is written. */
function periodNames(periods: readonly string[], periodWidth: number): Markish[] {
  return [text(shownNames(periods, periodWidth), { x: 'x', text: 'name', frameAnchor: 'bottom', dy: 18, fontSize: TEXT_SIZE, fill: INK })];
}

function shownNames(periods: readonly string[], periodWidth: number): { readonly name: string; readonly x: number }[] {
  const widest = Math.max(0, ...periods.map((period) => textWidth(period, TEXT_SIZE)));
  const step = Math.max(1, Math.ceil((widest + 4) / periodWidth));
  return periods.map((name, x) => ({ name, x })).filter((period) => period.x % step === 0);
}

/** As much as the last name that is written sticks out of its period, in the reader's own fonts too. */
function rightMargin(periods: readonly string[], width: number): number {
  const periodWidth = (width - RIGHT) / Math.max(1, periods.length);
  const last = shownNames(periods, periodWidth).at(-1);
  if (!last) return RIGHT;
  const room = (periods.length - last.x - 0.5) * periodWidth;
  return Math.max(RIGHT, RIGHT + (textWidth(last.name, TEXT_SIZE) * WIDER_FONTS) / 2 - room);
}

function figures<P extends Point>(placed: readonly P[], x: (point: P) => number, say: (value: number) => string, dy: number): Markish {
  return text([...placed], {
    x,
    y: (point: P) => Math.max(0, point.value),
    text: (point: P) => say(point.value),
    dy,
    fontSize: LABEL_SIZE,
    fill: INK,
    stroke: PAPER,
    strokeWidth: 3,
  });
}

const points = (values: readonly ChartValue[]): Point[] => values.flatMap((value, x) => (value === null ? [] : [{ x, value }]));
/** An unknown value breaks the line instead of pulling it to zero. */
const gaps = (values: readonly ChartValue[]): { x: number; value: number }[] =>
  values.map((value, x) => ({ x, value: value ?? Number.NaN }));
const ends = (placed: readonly Point[]): Point[] => placed.filter((_, index) => index === 0 || index === placed.length - 1);

function extent(chart: FlowChart): [number, number] {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? [0, 1] : [low, high];
}
