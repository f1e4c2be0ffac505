import { ruleX, text, type Markish } from '@observablehq/plot';
import { BASELINE, CHART_WIDTH, INK, TEXT_SIZE } from './chartStyle.ts';
import { textWidth, wrapText } from './textExtent.ts';

/**
 * Names of horizontal bars: beside them when all are short, else on lines of their own above, where a phone has room –
 * unless there are so many that the chart would not fit a page: then beside again, broken over lines.
 */
export type BarRows = {
  readonly marginLeft: number;
  /** Height of all rows. */
  readonly height: number;
  /** Where each row's bars begin. */
  readonly barsTop: (row: number) => number;
  /** Mark with the names. */
  readonly names: Markish;
  /** Mark along zero: one line beside the names, or one per row so that it does not run through names above. */
  readonly baseline: Markish;
};

type NameRow = { readonly label: string; readonly barsTop: number };

const LINE = 16;
const AIR_BESIDE = 9;
const AIR_ABOVE = 15;
const LONGEST_BESIDE = 120;
const WIDEST_BESIDE = 165;
/** On a page names are drawn in the reader's own fonts, some of which are wider than the one that is measured. */
const WIDER_FONT = 1.2;
/** Higher than this a chart leaves no room for its text size on an A4 page. */
const TALLEST = 640;

/** @param barsHeight height in chart units of the bars in one row */
export function barRows(names: readonly string[], barsHeight: number): BarRows {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, TEXT_SIZE)));
  const many = names.length * (LINE + 3 + barsHeight + AIR_ABOVE) > TALLEST;
  const beside = widest <= LONGEST_BESIDE || many;
  const room = Math.min(widest, many ? WIDEST_BESIDE : LONGEST_BESIDE);
  let at = 0;
  const rows = names.map((name): NameRow => {
    const lines = wrapText(name, beside ? room : CHART_WIDTH, TEXT_SIZE);
    const rowTop = at + (beside ? Math.max(0, (lines.length * LINE - barsHeight) / 2) : lines.length * LINE + 3);
    at = rowTop + (beside ? Math.max(barsHeight, (lines.length * LINE + barsHeight) / 2) + AIR_BESIDE : barsHeight + AIR_ABOVE);
    return { label: lines.join('\n'), barsTop: rowTop };
  });
  return {
    marginLeft: beside ? Math.ceil(room * WIDER_FONT) + 10 : 1,
    height: at,
    barsTop: (row) => rows[row]?.barsTop ?? 0,
    baseline: ruleX(beside ? [[rows[0], rows.at(-1)]] : rows.map((row) => [row, row]), {
      x: () => 0,
      y1: (ends: (NameRow | undefined)[]) => (ends[0]?.barsTop ?? 0) - 3,
      y2: (ends: (NameRow | undefined)[]) => (ends[1]?.barsTop ?? 0) + barsHeight + 3,
      stroke: BASELINE,
    }),
    names: text(rows, {
      y: (row: NameRow) => row.barsTop + (beside ? barsHeight / 2 : -5),
      text: 'label',
      frameAnchor: 'left',
      textAnchor: beside ? 'end' : 'start',
      dx: beside ? -8 : -1,
      lineAnchor: beside ? 'middle' : 'bottom',
      lineHeight: LINE / TEXT_SIZE,
      fontSize: TEXT_SIZE,
      fill: INK,
    }),
  };
}
