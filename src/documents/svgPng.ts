import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readingFonts } from './documentFonts.ts';

/** Pixels per unit of a chart: sharp in print at the width a Word page gives it. */
const CHART_SCALE = 3;

let started: Promise<void> | undefined;

/** An SVG as PNG with Source Sans 3, for formats that cannot count on showing SVG. Deterministic. */
export async function svgPng(svg: string, scale = CHART_SCALE): Promise<Uint8Array> {
  started ??= start();
  await started;
  const fonts = await readingFonts();
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: fonts.map((font) => font.bytes), defaultFontFamily: 'Source Sans 3' },
  });
  try {
    return picture.render().asPng();
  } finally {
    picture.free();
  }
}

async function start(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(file));
}
