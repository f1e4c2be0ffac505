import { escapeXml } from '../escapeXml.ts';
import { CHART_WIDTH, INK, TEXT_SIZE, type LineSymbol } from './chartStyle.ts';
import { textWidth } from './textExtent.ts';

export type LegendEntry = { readonly name: string; readonly colour: string; readonly form: 'bar' | LineSymbol };
/** SVG markup with its height in the chart's units. */
export type Legend = { readonly markup: string; readonly height: number };

const LINE_HEIGHT = 21;
const SWATCH = 12;
const GAP = 18;

/** Names with their colours above the chart, broken over lines as needed; nothing for a single series. */
export function chartLegend(entries: readonly LegendEntry[]): Legend {
  if (entries.length < 2) return { markup: '', height: 0 };
  let x = 2;
  let y = 0;
  const parts: string[] = [];
  for (const entry of entries) {
    const width = SWATCH + 6 + textWidth(entry.name, TEXT_SIZE);
    if (x > 2 && x + width > CHART_WIDTH) {
      x = 2;
      y += LINE_HEIGHT;
    }
    parts.push(swatch(entry, x, y), `<text x="${round(x + SWATCH + 6)}" y="${y + 14}">${escapeXml(entry.name)}</text>`);
    x += width + GAP;
  }
  return { markup: `<g fill="${INK}" font-size="${TEXT_SIZE}">${parts.join('')}</g>`, height: y + LINE_HEIGHT + 6 };
}

function swatch(entry: LegendEntry, x: number, y: number): string {
  if (entry.form === 'bar') return `<rect x="${round(x)}" y="${y + 3}" width="${SWATCH}" height="${SWATCH}" fill="${entry.colour}"/>`;
  const middle = y + 9;
  return (
    `<line x1="${round(x - 2)}" x2="${round(x + SWATCH + 2)}" y1="${middle}" y2="${middle}" stroke="${entry.colour}" stroke-width="2.5"/>` +
    `<path transform="translate(${round(x + SWATCH / 2)},${middle})" d="${SYMBOL_PATHS[entry.form]}" fill="${entry.colour}"/>`
  );
}

const SYMBOL_PATHS: Readonly<Record<LineSymbol, string>> = {
  circle: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z',
  square: 'M-3.5,-3.5h7v7h-7z',
  diamond: 'M0,-5l4,5l-4,5l-4,-5z',
  triangle: 'M0,-5l4.5,8h-9z',
};

const round = (value: number): number => Math.round(value * 10) / 10;
