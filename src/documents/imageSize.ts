import type { ImageData } from './blockDocument.ts';

/** Width of the text on a page of paper. */
const TEXT_WIDTH_PT = 453;
/** Half a page: higher, an image drives the words apart. */
const TALLEST_PT = 330;
const POINTS_A_PIXEL = 0.75;

/** How large an image stands on paper, in points: as large as it is, or so much smaller that it fits. */
export function imageSize({ width, height }: Pick<ImageData, 'width' | 'height'>): { readonly width: number; readonly height: number } {
  const scale = Math.min(POINTS_A_PIXEL, TEXT_WIDTH_PT / width, TALLEST_PT / height);
  return { width: width * scale, height: height * scale };
}
