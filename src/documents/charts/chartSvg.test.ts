import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../test/documents/htmlPage.ts';
import type { BudgetChart, CategoryChart, Chart, FlowChart } from './chart.ts';
import { svgPng } from '../svgPng.ts';
import { chartSvg } from './chartSvg.ts';
import { emWidth } from '../textMeasure.ts';
import { CHART_WIDTH, TEXT_SIZE } from './chartStyle.ts';
import { svgSize } from './svgSize.ts';

const flow: FlowChart = {
  kind: 'flow',
  periods: ['jan', 'feb', 'mar'],
  unit: 'deltagare',
  decimals: 0,
  series: [
    { name: 'Nya', form: 'bar', values: [5, 6, 9] },
    { name: 'Avslutade', form: 'bar', values: [4, null, 7] },
    { name: 'Kvar', form: 'line', values: [65, 68, 70] },
  ],
};
const category: CategoryChart = {
  kind: 'category',
  parts: ['Kvinnor', 'Män'],
  unit: 'deltagare',
  decimals: 0,
  categories: [
    { name: 'Sala', values: [19, 15] },
    { name: 'Norberg', values: [5, null] },
  ],
};
const budget: BudgetChart = {
  kind: 'budget',
  budgetName: 'Budget',
  outcomeName: 'Utfall',
  unit: 'tkr',
  decimals: 1,
  lines: [
    { name: 'Styrelse', budget: -1272, outcome: -165.9 },
    { name: 'God praktik', budget: 0, outcome: 21 },
    { name: 'Utvärdering', budget: -100, outcome: null },
  ],
};
const texts = { id: 'd', title: 'Titel', description: 'Beskrivning' };
const svgOf = (chart: Chart): string => chartSvg(chart, texts, 'sv');
const words = (chart: Chart): string[] => [...readHtml(svgOf(chart)).querySelectorAll('text')].map((text) => text.textContent ?? '');
const bars = (chart: Chart): { x: number; width: number }[] =>
  [...readHtml(svgOf(chart)).querySelectorAll('g g[fill] rect, g g rect')].map((rect) => ({
    x: Number(rect.getAttribute('x')),
    width: Number(rect.getAttribute('width')),
  }));

describe('a chart', () => {
  it.each([
    ['flow', flow],
    ['category', category],
    ['budget', budget],
  ] as const)('of %s is the same every time, names itself and carries no style that a strict page would block', (_, chart) => {
    const svg = svgOf(chart);
    expect(svgOf(chart)).toBe(svg);
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 420 \d+(\.\d+)?" role="img" aria-labelledby="d-titel d-beskrivning"/,
    );
    expect(svg).toContain('<title id="d-titel">Titel</title><desc id="d-beskrivning">Beskrivning</desc>');
    expect(svg).not.toMatch(/<style|\sstyle=|class=|currentColor|NaN|Infinity/);
  });

  it('prints every figure in Swedish beside its mark, a dash for what is not known', () => {
    expect(words(budget)).toEqual(expect.arrayContaining(['−1\u00a0272,0', '−165,9', '21,0', '0,0', '–', 'Budget', 'Utfall', 'Styrelse']));
    expect(words(flow)).toEqual(expect.arrayContaining(['jan', '9', '70', 'Nya', 'Avslutade', 'Kvar']));
  });

  it('gives no sum where a part is unknown', () => {
    expect(words(category)).toEqual(expect.arrayContaining(['34', '–', '19', '15']));
    expect(words(category)).not.toContain('5 ');
  });

  it('draws costs to the left of zero and income to the right', () => {
    const drawn = bars(budget);
    const zero = Math.max(...drawn.filter((bar) => bar.width > 0).map((bar) => bar.x));
    expect(drawn.filter((bar) => bar.x < zero).every((bar) => Math.abs(bar.x + bar.width - zero) < 0.1)).toBe(true);
  });

  it('keeps everything inside its frame, also long names and large amounts', () => {
    const name = 'Fortsatt rehabilitering i ordinarie myndighets verksamhet eller i en annan samverkansinsats inom länet';
    const chart: Chart = { ...budget, lines: [{ name, budget: -123_456.7, outcome: 98_765.4 }] };
    for (const bar of bars(chart)) {
      expect(bar.x).toBeGreaterThan(0);
      expect(bar.x + bar.width).toBeLessThan(420);
    }
    expect(words(chart).join(' ').replace(/\s+/g, ' ')).toContain(name.slice(0, 20));
  });

  it.each([
    ['nothing but zeros', { ...category, categories: [{ name: 'Sala', values: [0, 0] }] }],
    ['nothing known', { ...budget, lines: [{ name: 'Styrelse', budget: null, outcome: null }] }],
    ['one period', { ...flow, periods: ['2018'], series: [{ name: 'Nya', form: 'line', values: [3] }] }],
    [
      'three years of months',
      {
        ...flow,
        periods: Array.from({ length: 36 }, (_, i) => `2018-${i}`),
        series: [{ name: 'Nya', form: 'bar', values: Array.from({ length: 36 }, (_, i) => i) }],
      },
    ],
  ] as [string, Chart][])('draws %s', (_, chart) => {
    expect(svgOf(chart)).not.toMatch(/NaN|Infinity/);
  });

  it('has room for the name of the last month, also in a font that is a fifth wider', () => {
    const months = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov'].map((month) => `${month} 2026`);
    const values = months.map(() => 117);
    const year: FlowChart = { ...flow, periods: months, series: [{ name: 'Kvar', form: 'line', values }] };
    const last = [...readHtml(svgOf(year)).querySelectorAll('text')].find((text) => text.textContent === 'nov 2026');
    const middle = Number(/translate\(([\d.]+),/.exec(last?.getAttribute('transform') ?? '')?.[1]);
    expect(middle + (emWidth('nov 2026') * TEXT_SIZE * 1.2) / 2).toBeLessThanOrEqual(CHART_WIDTH);
  });

  it('with the lines of a whole budget still fits a page without getting small', () => {
    const lines = Array.from({ length: 22 }, (_, index) => ({ name: `Samordningsteam i kommun ${index}`, budget: -100, outcome: -90 }));
    const { width, height } = svgSize(svgOf({ ...budget, lines }));
    // As the page template scales it, in points.
    expect(TEXT_SIZE * Math.min(325 / width, 600 / height)).toBeGreaterThan(8);
  });

  it('shows markup in names as words', () => {
    const hostile = '</text><script>alert(1)</script>&"\'';
    const svg = svgOf({ ...category, parts: [hostile, 'Män'], categories: [{ name: hostile, values: [1, 2] }] });
    expect(readHtml(svg).querySelector('script')).toBeNull();
    expect(chartSvg(category, { id: 'd', title: hostile, description: hostile }, 'sv')).not.toContain('<script>');
  });

  it('becomes a sharp PNG for Word, the same every time', async () => {
    const png = await svgPng(svgOf(flow));
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
    expect(Buffer.from(png).readUInt32BE(16)).toBe(1260);
    expect(Buffer.compare(png, await svgPng(svgOf(flow)))).toBe(0);
  });
});

it('draws each chart as it is, also when the same or nearly the same have been drawn before', () => {
  const texts = { id: 'c', title: 'Flöde', description: 'Nya och avslutade' };
  const first = chartSvg(flow, texts, 'sv');
  expect(chartSvg(flow, { ...texts, title: 'Inflöde' }, 'sv')).toContain('<title id="c-titel">Inflöde</title>');
  expect(chartSvg({ ...flow, decimals: 1 }, texts, 'en')).not.toBe(first);
  for (let value = 0; value < 210; value += 1)
    chartSvg({ ...category, categories: [{ name: 'Sala', values: [value, 1] }] }, { ...texts, description: `${value}` }, 'sv');
  const changed = structuredClone(flow);
  Object.assign(changed.series[0]?.values ?? [], [6]);
  expect(chartSvg(changed, texts, 'sv')).not.toBe(first);
  expect(chartSvg(flow, texts, 'sv')).toBe(first);
});
