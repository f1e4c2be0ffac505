import { rect, text, type Markish } from '@observablehq/plot';
import type { Language } from '../language.ts';
import { numberText } from '../../shared/numberText.ts';
import { barRows } from './barRows.ts';
import type { CategoryChart, ChartValue } from './chart.ts';
import { chartLegend } from './chartLegend.ts';
import { CHART_WIDTH, INK, LABEL_SIZE, PAPER, seriesColour, TEXT_SIZE } from './chartStyle.ts';
import type { Drawing } from './plotMarkup.ts';
import { textWidth } from './textExtent.ts';

type Segment = { readonly row: number; readonly part: number; readonly from: number; readonly to: number };

const BAR_HEIGHT = 20;

/** Horizontal bars stacked by part, each part's figure inside where it fits and the sum at the end. */
export function categoryDrawing(chart: CategoryChart, language: Language): Drawing {
  const say = (value: ChartValue): string => numberText(value, language, chart.decimals);
  const sums = chart.categories.map((category) => sumOf(category.values));
  const largest = Math.max(0, ...chart.categories.map((category) => category.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)));
  const rows = barRows(
    chart.categories.map((category) => category.name),
    BAR_HEIGHT,
  );
  const endLabel = 10 + Math.max(...sums.map((sum) => textWidth(say(sum), TEXT_SIZE)));
  const plotWidth = CHART_WIDTH - rows.marginLeft - endLabel;
  const unitWidth = largest === 0 ? 0 : plotWidth / largest;
  const segments = chart.categories.flatMap((category, row) => stack(category.values, row));
  const marks: Markish[] = [
    rows.names,
    rect(segments, {
      x1: 'from',
      x2: 'to',
      y1: (segment: Segment) => rows.barsTop(segment.row),
      y2: (segment: Segment) => rows.barsTop(segment.row) + BAR_HEIGHT,
      fill: (segment: Segment) => seriesColour(segment.part),
      // A white seam keeps the parts apart for those who do not see their colours.
      stroke: PAPER,
      strokeWidth: 1,
    }),
  ];
  if (chart.parts.length > 1) {
    const roomy = segments.filter(
      (segment) => (segment.to - segment.from) * unitWidth >= textWidth(say(segment.to - segment.from), LABEL_SIZE) + 6,
    );
    marks.push(
      text(roomy, {
        x: (segment: Segment) => (segment.from + segment.to) / 2,
        y: (segment: Segment) => rows.barsTop(segment.row) + BAR_HEIGHT / 2,
        text: (segment: Segment) => say(segment.to - segment.from),
        fontSize: LABEL_SIZE,
        fill: PAPER,
      }),
    );
  }
  marks.push(
    text(chart.categories, {
      x: (_: unknown, row: number) => segments.filter((segment) => segment.row === row).at(-1)?.to ?? 0,
      y: (_: unknown, row: number) => rows.barsTop(row) + BAR_HEIGHT / 2,
      text: (_: unknown, row: number) => say(sums[row] ?? null),
      textAnchor: 'start',
      dx: 6,
      fontSize: TEXT_SIZE,
      fontWeight: 600,
      fill: INK,
    }),
    rows.baseline,
  );
  return {
    legend: chartLegend(chart.parts.map((name, index) => ({ name, form: 'bar', colour: seriesColour(index) }))),
    height: rows.height,
    marks,
    options: {
      marginLeft: rows.marginLeft,
      marginRight: endLabel,
      marginTop: 0,
      marginBottom: 0,
      x: { type: 'linear', domain: [0, largest === 0 ? 1 : largest], axis: null },
      y: { type: 'identity', axis: null },
    },
  };
}

/** The sum of a row's parts, unknown when a part is: a bar must not promise more than is known. */
export function sumOf(values: readonly ChartValue[]): ChartValue {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function stack(values: readonly ChartValue[], row: number): Segment[] {
  let at = 0;
  return values.flatMap((value, part) => {
    if (value === null || value === 0) return [];
    const from = at;
    at += value;
    return [{ row, part, from, to: at }];
  });
}
