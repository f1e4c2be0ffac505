import type { Language } from '../language.ts';
import { budgetDrawing } from './budgetDrawing.ts';
import { categoryDrawing } from './categoryDrawing.ts';
import type { BudgetChart, Chart, PairChart } from './chart.ts';
import { flowDrawing } from './flowDrawing.ts';
import { plotMarkup, type ChartTexts, type Drawing } from './plotMarkup.ts';

/**
 * A chart as an SVG element, the same on page, in PDF and (as picture) in Word: white paper, sized by its viewBox,
 * no style elements, no scripts, everything escaped. Deterministic, so the same chart is drawn once.
 * @param texts title and description that a screen reader gets; `chartAlternative` writes the description
 */
export function chartSvg(chart: Chart, texts: ChartTexts, language: Language): string {
  const key = JSON.stringify([chart, texts, language]);
  const svg = drawn.get(key) ?? plotMarkup(drawingOf(chart, language), texts);
  // Put last again: what has not been asked for longest goes first.
  drawn.delete(key);
  drawn.set(key, svg);
  const [oldest] = drawn.keys();
  if (drawn.size > CHARTS_KEPT && oldest !== undefined) drawn.delete(oldest);
  return svg;
}

// Drawing takes several milliseconds of the one thread that answers everybody. The key is all that is drawn, so whoever finds a
// picture here has its figures already.
const drawn = new Map<string, string>();
const CHARTS_KEPT = 200;

function drawingOf(chart: Chart, language: Language): Drawing {
  switch (chart.kind) {
    case 'flow':
      return flowDrawing(chart, language);
    case 'category':
      return categoryDrawing(chart, language);
    case 'budget':
      return budgetDrawing(chart, language);
    case 'pair':
      return budgetDrawing(asBudget(chart), language);
  }
}

/** A pair is drawn as budget and outcome are: the first quieter, the second in colour. */
const asBudget = ({ names, rows, unit, decimals }: PairChart): BudgetChart => ({
  kind: 'budget',
  lines: rows.map(({ name, values: [budget, outcome] }) => ({ name, budget, outcome })),
  budgetName: names[0],
  outcomeName: names[1],
  unit,
  decimals,
});
