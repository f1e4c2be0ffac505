import { latin1 } from './imageKind.ts';

const HEAD = 'Exif\0\0';
const ORIENTATION = 0x0112;
const MOST_ENTRIES = 1000;

/** Which way up an image is, from the body of the segment that a camera writes; 1 (upright) where it does not say. */
export function exifOrientation(body: Uint8Array): number {
  if (latin1(body, 0, HEAD.length) !== HEAD) return 1;
  const tiff = new DataView(body.buffer, body.byteOffset + HEAD.length, body.length - HEAD.length);
  if (tiff.byteLength < 8) return 1;
  const isLittle = tiff.getUint16(0) === 0x4949;
  const at = tiff.getUint32(4, isLittle);
  if (at + 2 > tiff.byteLength) return 1;
  const entries = Math.min(tiff.getUint16(at, isLittle), MOST_ENTRIES);
  for (let entry = at + 2; entry < at + 2 + entries * 12 && entry + 12 <= tiff.byteLength; entry += 12) {
    if (tiff.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A segment (APP1) that says which way up an image is, and nothing else. */
export const orientationSegment = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, ...[...HEAD].map((sign) => sign.charCodeAt(0))],
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
