import { describe, expect, it } from 'vitest';
import { INK, LINE_SYMBOLS, PAPER, QUIET_INK, REFERENCE_COLOUR, SERIES_COLOURS } from './chartStyle.ts';

type Rgb = readonly [number, number, number];

const linear = (colour: string): Rgb => {
  const part = (from: number): number => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
};
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
/** WCAG 2.1, contrast ratio. */
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
const SIGHT: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  'ordinary sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seen = (colour: string, sight: readonly [Rgb, Rgb, Rgb]): Rgb => {
  const light = linear(colour);
  const part = (row: Rgb): number => Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]));
  return [part(sight[0]), part(sight[1]), part(sight[2])];
};
/** CIE 1976 colour difference; 2.3 is just noticeable. */
const difference = (a: Rgb, b: Rgb): number => Math.hypot(...lab(a).map((value, index) => value - (lab(b)[index] ?? 0)));
const lab = ([r, g, b]: Rgb): Rgb => {
  const root = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116);
  const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = root(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

describe('colours of charts', () => {
  it.each(SERIES_COLOURS)('%s carries white figures (4.5:1)', (colour) => {
    expect(contrast(colour, PAPER)).toBeGreaterThanOrEqual(4.5);
  });
  it('texts and the reference stand out from the paper', () => {
    expect(contrast(INK, PAPER)).toBeGreaterThanOrEqual(7);
    expect(contrast(QUIET_INK, PAPER)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(REFERENCE_COLOUR, PAPER)).toBeGreaterThanOrEqual(3);
  });
  it.each(Object.entries(SIGHT))('can be told apart with %s', (_, sight) => {
    const pairs = SERIES_COLOURS.flatMap((a, index) => SERIES_COLOURS.slice(index + 1).map((b) => [a, b] as const));
    for (const [a, b] of [...pairs, [REFERENCE_COLOUR, SERIES_COLOURS[0]] as const]) {
      expect(difference(seen(a, sight), seen(b, sight)), `${a} ${b}`).toBeGreaterThan(15);
    }
  });
  it('lines differ in shape as well', () => {
    expect(new Set(LINE_SYMBOLS).size).toBe(SERIES_COLOURS.length);
  });
});
