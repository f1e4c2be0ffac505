import { err, ok, type Result } from '../shared/result.ts';
import { LARGEST_IMAGE_BYTES, MOST_IMAGE_PIXELS, type ImageFault } from './imageFault.ts';
import { imageKind } from './imageKind.ts';
import { readJpeg } from './jpegFile.ts';
import { readPng } from './pngFile.ts';

export const IMAGE_TYPES = ['image/png', 'image/jpeg'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** An image as a report keeps it: pixels, and which way up they are; nothing else of what the camera or program wrote. */
export type ImageFile = {
  readonly mediaType: ImageType;
  /** In pixels, the right way up. */
  readonly width: number;
  readonly height: number;
  /** Which way the stored pixels lie, 1–8 as EXIF has it; 1 is upright. */
  readonly orientation: number;
  readonly bytes: Uint8Array;
};

/**
 * Reads an image by what is in it, whatever its name says, and leaves out everything but what it takes to show it: no place, no time,
 * no camera, no author, no smaller picture of what it was before it was cut.
 */
export function readImageFile(bytes: Uint8Array): Result<ImageFile, ImageFault> {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > LARGEST_IMAGE_BYTES) return err('too-large');
  const kind = imageKind(bytes);
  if (kind !== 'png' && kind !== 'jpeg') return err(kind);
  const read = kind === 'png' ? readPng(bytes) : readJpeg(bytes);
  if (!read.ok) return read;
  const { width, height, orientation } = read.value;
  if (width * height > MOST_IMAGE_PIXELS) return err('too-many-pixels');
  const isTurned = orientation > 4;
  return ok({
    mediaType: kind === 'png' ? 'image/png' : 'image/jpeg',
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    orientation,
    bytes: read.value.bytes,
  });
}
