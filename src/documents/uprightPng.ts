import type { ImageData } from './blockDocument.ts';
import { svgPng } from './svgPng.ts';

/** Pixels per pixel of the screen: enough for print at the size it is shown in. */
const SCALE = 2.5;
/** How stored pixels are turned and mirrored to be upright, by EXIF's number, in units of the upright image. */
const TURNS: Readonly<Record<number, (width: number, height: number) => readonly number[]>> = {
  2: (width) => [-1, 0, 0, 1, width, 0],
  3: (width, height) => [-1, 0, 0, -1, width, height],
  4: (_, height) => [1, 0, 0, -1, 0, height],
  5: () => [0, 1, 1, 0, 0, 0],
  6: (width) => [0, 1, -1, 0, width, 0],
  7: (width, height) => [0, -1, -1, 0, width, height],
  8: (_, height) => [0, -1, 1, 0, 0, height],
};

/** A photo the right way up in its pixels, as large as it is shown, for programs that do not turn it themselves. */
export function uprightPng(image: ImageData, shown: { readonly width: number; readonly height: number }): Promise<Uint8Array> {
  const { width, height } = shown;
  const isTurned = image.orientation > 4;
  const turn = TURNS[image.orientation]?.(width, height) ?? [1, 0, 0, 1, 0, 0];
  const data = Buffer.from(image.bytes).toString('base64');
  return svgPng(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
      `<g transform="matrix(${turn.join(' ')})"><image width="${isTurned ? height : width}" height="${isTurned ? width : height}" ` +
      `preserveAspectRatio="none" href="data:${image.mediaType};base64,${data}"/></g></svg>`,
    SCALE,
  );
}
