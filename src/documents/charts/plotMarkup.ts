import { plot, type Markish, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { CHART_FONT, CHART_WIDTH, INK, PAPER, TEXT_SIZE } from './chartStyle.ts';
import type { Legend } from './chartLegend.ts';
import { escapeXml, withoutControls } from '../escapeXml.ts';

/** The drawn part of a chart before it becomes a file: what Observable Plot draws, and how high it is. */
export type Drawing = {
  readonly legend: Legend;
  readonly height: number;
  readonly options: Omit<PlotOptions, 'document' | 'width' | 'height'>;
  readonly marks: readonly Markish[];
};
/** What a screen reader gets: both texts become elements of the SVG. */
export type ChartTexts = { readonly id: string; readonly title: string; readonly description: string };

/** As much of an element as is needed here; the server's compiler settings know no browser. */
type Drawn = { readonly innerHTML: string };

// One light document for all charts: Plot only creates elements in it, nothing is kept.
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * The chart as one SVG element: only presentation attributes (a page's content security policy blocks inline styles),
 * sized by viewBox alone, on white paper, with title and description. The same input gives the same text.
 */
export function plotMarkup(drawing: Drawing, texts: ChartTexts): string {
  const drawn: Drawn = plot({ ...drawing.options, marks: [...drawing.marks], document, width: CHART_WIDTH, height: drawing.height });
  const inner = plainMarkup(withoutControls(drawn.innerHTML));
  const height = drawing.legend.height + drawing.height;
  const titleId = `${texts.id}-titel`;
  const descriptionId = `${texts.id}-beskrivning`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" aria-labelledby="${titleId} ${descriptionId}" ` +
    `font-family="${CHART_FONT}" font-size="${TEXT_SIZE}" fill="${INK}">` +
    `<title id="${titleId}">${escapeXml(texts.title)}</title><desc id="${descriptionId}">${escapeXml(texts.description)}</desc>` +
    `<rect width="${CHART_WIDTH}" height="${height}" fill="${PAPER}"/>${drawing.legend.markup}` +
    `<g transform="translate(0,${drawing.legend.height})" text-anchor="middle">${inner}</g></svg>`
  );
}

/**
 * Without Plot's style element, its English labels of layers, colours that depend on the page, and decimals nobody
 * sees. Only tags are touched: in texts < and > are escaped, so whatever a name holds stays as it is.
 */
const plainMarkup = (markup: string): string =>
  markup.replace(/<style>[^<]*<\/style>/, '').replace(/<[^<>]*>/g, (tag) =>
    tag
      .replace(/ aria-(?:label|hidden)="[^"]*"/g, '')
      .replaceAll('currentColor', INK)
      .replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
  );
