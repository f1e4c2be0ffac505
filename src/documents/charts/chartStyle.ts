/**
 * Width of every chart in its own units. Chosen for a phone: at 390 px page width (358 px inside the margins) a text
 * of 13 units is 11 px high.
 */
export const CHART_WIDTH = 420;
export const TEXT_SIZE = 13;
export const LABEL_SIZE = 12;

export const CHART_FONT = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

export const INK = '#1c2426';
export const QUIET_INK = '#4d5a60';
export const PAPER = '#ffffff';
export const GRID = '#d9dfe2';
export const BASELINE = '#4d5a60';

/**
 * Series colours in order of use: at least 4.5:1 against paper, so white figures can stand on them, and apart from
 * each other also with red-green and blue-yellow colour blindness (blue and orange first; a test measures both).
 */
export const SERIES_COLOURS = ['#17658f', '#b34a00', '#2d4b1e', '#5a1250'] as const;
/** What an outcome is measured against: 3:1 against paper, quieter than the outcome. */
export const REFERENCE_COLOUR = '#7b878d';

export const seriesColour = (index: number): string => SERIES_COLOURS[index % SERIES_COLOURS.length] ?? INK;

/** Points of lines differ in shape too. */
export const LINE_SYMBOLS = ['circle', 'square', 'diamond', 'triangle'] as const;
export type LineSymbol = (typeof LINE_SYMBOLS)[number];
export const lineSymbol = (index: number): LineSymbol => LINE_SYMBOLS[index % LINE_SYMBOLS.length] ?? 'circle';
