import { err, ok, type Result } from '../shared/result.ts';
import type { ImageFault } from './imageFault.ts';
import { latin1 } from './imageKind.ts';

type Read = { readonly width: number; readonly height: number; readonly orientation: 1; readonly bytes: Uint8Array };

const SIGNATURE_LENGTH = 8;
/** What it takes to show an image and its colours, with the lengths that each may have. Everything else is left out. */
const KEPT: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  tRNS: (length) => length > 0 && length <= 256,
  gAMA: (length) => length === 4,
  cHRM: (length) => length === 32,
  sRGB: (length) => length === 1,
  IDAT: () => true,
  IEND: (length) => length === 0,
};
/** Bits a sample, by colour type. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Walks a PNG chunk by chunk, each held to its own checksum, and keeps those that it takes to show it. What comes after the end is left out. */
export function readPng(bytes: Uint8Array): Result<Read, ImageFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const made = new Uint8Array(bytes.length);
  made.set(bytes.subarray(0, SIGNATURE_LENGTH));
  let [at, length] = [SIGNATURE_LENGTH, SIGNATURE_LENGTH];
  let size: { readonly width: number; readonly height: number } | undefined;
  let holdsPixels = false;
  for (;;) {
    if (at + 12 > bytes.length) return err('truncated');
    const body = view.getUint32(at);
    const end = at + 12 + body;
    if (end > bytes.length) return err('truncated');
    const name = latin1(bytes, at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(name) || view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return err('damaged');
    const isFitting = KEPT[name];
    if (isFitting) {
      if (!isFitting(body) || (name === 'IHDR') !== (size === undefined)) return err('damaged');
      if (name === 'IHDR') {
        size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
        if (!isHead(size, bytes.subarray(at + 16, at + 21))) return err('damaged');
      }
      holdsPixels ||= name === 'IDAT' && body > 0;
      made.set(bytes.subarray(at, end), length);
      length += end - at;
    }
    // A chunk of another kind that one must understand, by its capital letter.
    else if (/^[A-Z]/.test(name)) return err('damaged');
    at = end;
    if (name === 'IEND') return size && holdsPixels ? ok({ ...size, orientation: 1, bytes: made.slice(0, length) }) : err('damaged');
  }
}

function isHead({ width, height }: { readonly width: number; readonly height: number }, how: Uint8Array): boolean {
  const [depth = 0, colour = 0, compression, filter, interlace = 2] = how;
  const isSize = width > 0 && height > 0 && width < 0x8000_0000 && height < 0x8000_0000;
  return isSize && (DEPTHS[colour]?.includes(depth) ?? false) && compression === 0 && filter === 0 && interlace <= 1;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

/** As in zlib; here too, since the browser has none. */
function crc32(bytes: Uint8Array): number {
  let value = 0xffff_ffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffff_ffff) >>> 0;
}
